package org.tallystick.workbench.promises;

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
import org.tallystick.promises.PromisePolicies;
import org.tallystick.promises.PromiseTerms;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** How patient a company is with promises. */
@Controller
@RequestMapping("/c/{code}/settings/promises")
class PromiseSettingsController {
    private final PromisePolicies policies;

    PromiseSettingsController(PromisePolicies policies) {
        this.policies = policies;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.ADMINISTER);
        model.addAttribute("terms", policies.of(caller.company()));
        return "workbench/promises/settings";
    }

    @PostMapping
    View set(
            @RequestParam(defaultValue = "0") int graceDays,
            @RequestParam(defaultValue = "0") int toleranceDays,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        policies.set(caller, new PromiseTerms(graceDays, toleranceDays));
        answer.addFlashAttribute("notice", "Saved; it holds for promises made from now on.");
        return SeeOther.page(shell, "/settings/promises");
    }
}
