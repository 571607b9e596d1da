package org.tallystick.workbench.settings;

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
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.RefundLimits;
import org.tallystick.platform.Companies;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Up to which amount approvers let refunds go out. */
@Controller
@RequestMapping("/c/{code}/settings/refunds")
class RefundLimitController {
    private final RefundLimits limits;
    private final Companies companies;

    RefundLimitController(RefundLimits limits, Companies companies) {
        this.limits = limits;
        this.companies = companies;
    }

    @GetMapping
    String show(Caller caller, Model model) {
        caller.must(Permission.ADMINISTER);
        model.addAttribute(
                "page",
                new RefundLimitPage(
                        currency(caller), limits.of(caller.company()).orElse(null)));
        return "workbench/settings/refunds";
    }

    @PostMapping
    View set(
            @RequestParam(defaultValue = "") String amount,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        caller.must(Permission.ADMINISTER);
        Money limit = Entered.text(amount) == null ? null : Entered.money("limit", amount, currency(caller));
        limits.set(caller, limit);
        answer.addFlashAttribute("notice", "Saved; refunds approved from now on follow it.");
        return SeeOther.page(shell, "/settings/refunds");
    }

    private CurrencyCode currency(Caller caller) {
        return companies.get(caller.company()).currency();
    }
}
