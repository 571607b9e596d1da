package org.tallystick.workbench.online;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.providers.Chargeback;
import org.tallystick.providers.Chargebacks;
import org.tallystick.workbench.customers.CustomerLookup;

/** What payers dispute, the most urgent first. */
@Controller
@RequestMapping("/c/{code}/chargebacks")
class ChargebacksController {
    private final Chargebacks chargebacks;
    private final CustomerLookup lookup;
    private final BusinessClock clock;

    ChargebacksController(Chargebacks chargebacks, CustomerLookup lookup, BusinessClock clock) {
        this.chargebacks = chargebacks;
        this.lookup = lookup;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) Chargeback.@Nullable State state,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            Model model) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        Page<Chargeback> found = chargebacks.list(company, state, page, Page.SIZE);
        model.addAttribute(
                "page",
                new OnlinePages.ChargebackList(
                        found,
                        lookup.of(
                                company,
                                found.rows().stream().map(Chargeback::customer).toList()),
                        state,
                        clock.today(company)));
        return "workbench/online/chargebacks";
    }
}
