package org.tallystick.workbench;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.platform.jobs.Jobs;

/** The first page of a company. */
@Controller
class HomeController {
    private static final int JOBS_SHOWN = 5;

    private final Jobs jobs;

    HomeController(Jobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping("/c/{code}")
    String show(Caller caller, Model model) {
        caller.must(Permission.VIEW);
        model.addAttribute(
                "page",
                new HomePage(List.of(), null, null, HomePage.firstSteps(), jobs.recent(caller.company(), JOBS_SHOWN)));
        return "workbench/home";
    }
}
