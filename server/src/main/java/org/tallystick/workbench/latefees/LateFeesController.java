package org.tallystick.workbench.latefees;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.latefees.FeeNotes;
import org.tallystick.latefees.LateFeeDesk;
import org.tallystick.latefees.LateFeeRules;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.customers.CustomerLookup;

/** What a month would charge, charging it, and the notes that came of it. */
@Controller
@RequestMapping("/c/{code}/late-fees")
class LateFeesController {
    private final LateFeeDesk desk;
    private final LateFeeRules rules;
    private final FeeNotes notes;
    private final CustomerLookup lookup;
    private final BusinessClock clock;

    LateFeesController(
            LateFeeDesk desk, LateFeeRules rules, FeeNotes notes, CustomerLookup lookup, BusinessClock clock) {
        this.desk = desk;
        this.rules = rules;
        this.notes = notes;
        this.lookup = lookup;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        YearMonth latest = YearMonth.from(clock.today(company)).minusMonths(1);
        YearMonth asked = month.isBlank() ? latest : month(month);
        Page<FeeNotes.Row> found = notes.list(company, null, page);
        model.addAttribute(
                "page",
                new LateFeesPage(
                        asked,
                        desk.preview(caller, asked),
                        found,
                        lookup.of(
                                company,
                                found.rows().stream()
                                        .map(FeeNotes.Row::customer)
                                        .toList()),
                        !rules.list(company).isEmpty(),
                        rules.isAutomatic(company),
                        latest));
        return "workbench/latefees/list";
    }

    @PostMapping
    View charge(@RequestParam String month, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        LocalDate today = clock.today(caller.company());
        LateFeeDesk.Charged charged = desk.charge(caller, month(month), today);
        answer.addFlashAttribute(
                "notice",
                charged.fees() == 0
                        ? "Nothing was left to charge."
                        : shell.count(charged.fees()) + " fees were charged on " + shell.count(charged.notes())
                                + (charged.notes() == 1 ? " note." : " notes."));
        return SeeOther.page(shell, "/late-fees?month=" + month(month));
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.invalid("MONTH_INVALID", "Write the month as year and month, such as 2026-03.");
        }
    }
}
