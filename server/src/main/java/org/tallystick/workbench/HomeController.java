package org.tallystick.workbench;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditFilter;
import org.tallystick.audit.AuditTrail;
import org.tallystick.insights.Home;
import org.tallystick.insights.HomeFigures;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.jobs.Jobs;
import org.tallystick.platform.web.Chart;
import org.tallystick.platform.web.HistoryEntry;
import org.tallystick.workbench.history.Histories;

/** The first page of a company. */
@Controller
@RequestMapping("/c/{code}")
class HomeController {
    private static final int JOBS_SHOWN = 5;
    private static final int DEEDS_SHOWN = 6;

    private final Home home;
    private final AuditTrail trail;
    private final Histories histories;
    private final Jobs jobs;
    private final Companies companies;
    private final BusinessClock clock;

    HomeController(
            Home home, AuditTrail trail, Histories histories, Jobs jobs, Companies companies, BusinessClock clock) {
        this.home = home;
        this.trail = trail;
        this.histories = histories;
        this.jobs = jobs;
        this.companies = companies;
        this.clock = clock;
    }

    @GetMapping
    String show(Caller caller, @RequestAttribute Shell shell, Model model) {
        HomeView view = view(caller);
        CompanyId company = caller.company();
        List<HistoryEntry> recent = histories.of(
                trail.list(company, AuditFilter.ALL, 1, DEEDS_SHOWN).rows(), shell);
        boolean trades = view.hasFigures();
        model.addAttribute(
                "page",
                new HomePage(
                        view.tiles(shell),
                        trades ? shell.at("/charts/aging") : null,
                        trades ? shell.at("/charts/cash") : null,
                        trades ? view.steps(shell) : HomePage.firstSteps(),
                        trades ? recent : List.of(),
                        jobs.recent(company, JOBS_SHOWN)));
        return "workbench/home";
    }

    @GetMapping("/charts/aging")
    @ResponseBody
    Chart aging(Caller caller) {
        return view(caller).aging();
    }

    @GetMapping("/charts/cash")
    @ResponseBody
    Chart cash(Caller caller) {
        return view(caller).cash();
    }

    private HomeView view(Caller caller) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        HomeFigures figures = home.of(company, clock.today(company));
        return new HomeView(figures, companies.get(company).currency());
    }
}
