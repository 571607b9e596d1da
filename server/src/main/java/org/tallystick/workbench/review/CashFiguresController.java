package org.tallystick.workbench.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.insights.ReportQuery;
import org.tallystick.insights.StraightThrough;
import org.tallystick.insights.UnappliedAging;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;

/** How well cash is applied, and how long the rest has been lying. */
@Controller
@RequestMapping("/c/{code}/cash-review")
class CashFiguresController {
    private static final int MONTHS = 3;

    private final StraightThrough straightThrough;
    private final UnappliedAging unapplied;
    private final BusinessClock clock;

    CashFiguresController(StraightThrough straightThrough, UnappliedAging unapplied, BusinessClock clock) {
        this.straightThrough = straightThrough;
        this.unapplied = unapplied;
        this.clock = clock;
    }

    /** Of three months, unless asked otherwise. */
    @GetMapping("/straight-through")
    String straightThrough(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        LocalDate last = to == null ? clock.today(company) : to;
        LocalDate first = from == null ? last.minusMonths(MONTHS).plusDays(1) : from;
        ReportQuery query = ReportQuery.on(last).from(first);
        model.addAttribute("page", new StraightThroughPage(first, last, straightThrough.of(company, query)));
        return "workbench/review/straightthrough";
    }

    @GetMapping("/unapplied")
    String unapplied(Caller caller, Model model) {
        caller.must(Permission.VIEW);
        model.addAttribute("aged", unapplied.of(caller.company(), clock.today(caller.company())));
        return "workbench/review/unapplied";
    }
}
