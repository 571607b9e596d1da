package org.tallystick.workbench.settings;

import java.math.RoundingMode;
import java.util.Locale;
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
import org.tallystick.invoicing.InvoicingPolicies;
import org.tallystick.invoicing.InvoicingPolicy;
import org.tallystick.lib.money.Rounding;
import org.tallystick.lib.money.RoundingPolicy;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Rounding, numbers and the foot of documents. */
@Controller
@RequestMapping("/c/{code}/settings/invoicing")
class InvoicingController {
    private final InvoicingPolicies policies;

    InvoicingController(InvoicingPolicies policies) {
        this.policies = policies;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.ADMINISTER);
        model.addAttribute("page", new InvoicingPage(policies.of(caller.company())));
        return "workbench/settings/invoicing";
    }

    @PostMapping
    View set(
            @RequestParam RoundingPolicy rounding,
            @RequestParam RoundingMode mode,
            @RequestParam(defaultValue = "") String invoicePrefix,
            @RequestParam(defaultValue = "") String creditPrefix,
            @RequestParam(defaultValue = "") String debitPrefix,
            @RequestParam(defaultValue = "") String footer,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        if (mode != RoundingMode.HALF_UP && mode != RoundingMode.HALF_EVEN) {
            throw Refusal.invalid("ROUNDING_MODE_INVALID", "Halves are rounded up or to the even neighbour.");
        }
        policies.set(
                caller,
                new InvoicingPolicy(
                        new Rounding(rounding, mode),
                        prefix(invoicePrefix),
                        prefix(creditPrefix),
                        prefix(debitPrefix),
                        Entered.text(footer)));
        answer.addFlashAttribute("notice", "Saved; documents posted from now on follow it.");
        return SeeOther.page(shell, "/settings/invoicing");
    }

    private static String prefix(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }
}
