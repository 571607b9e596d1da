package org.tallystick.workbench;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;

/** What the customer field offers while somebody types. */
@Controller
class CustomerChoicesController {
    private final CustomerLookup customers;

    CustomerChoicesController(CustomerLookup customers) {
        this.customers = customers;
    }

    @GetMapping("/c/{code}/customer-choices")
    String choices(@RequestParam(defaultValue = "") String customer, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        model.addAttribute("customers", customers.choices(caller.company(), customer));
        return "workbench/customerchoices";
    }
}
