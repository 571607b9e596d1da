package org.tallystick.workbench.checks;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.scrubber.Catalogue;
import org.tallystick.scrubber.CheckBook;
import org.tallystick.scrubber.RuleChange;
import org.tallystick.scrubber.RuleDesk;
import org.tallystick.scrubber.RuleLevels;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** The catalogue of rules: everybody may read it, an administrator decides how severe a rule is. */
@Controller
@RequestMapping("/c/{code}/settings/invoice-checks")
class ChecksController {
    private static final int DAYS = 90;

    private final RuleLevels levels;
    private final RuleDesk desk;
    private final CheckBook book;
    private final ChangeNames names;
    private final BusinessClock clock;

    ChecksController(RuleLevels levels, RuleDesk desk, CheckBook book, ChangeNames names, BusinessClock clock) {
        this.levels = levels;
        this.desk = desk;
        this.book = book;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        List<RuleChange> changes = levels.changes(company);
        model.addAttribute(
                "page",
                new ChecksPage(
                        new RuleRows(
                                levels.of(company, List.of()),
                                null,
                                book.fired(company, clock.today(company).minusDays(DAYS)),
                                levels.overrides(company)),
                        changes,
                        names.people(changes),
                        names.customers(company, changes)));
        return "workbench/checks/catalogue";
    }

    @PostMapping("/{rule}")
    View set(
            @PathVariable String rule,
            @RequestParam(defaultValue = "") String severity,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        desk.setForAll(caller, rule, RuleRows.chosen(severity), reason);
        answer.addFlashAttribute(
                "notice", "“" + Catalogue.get(rule).title() + "”: drafts checked from now on follow it.");
        return SeeOther.page(shell, "/settings/invoice-checks");
    }
}
