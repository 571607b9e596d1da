package org.tallystick.workbench.customers;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tallystick.access.Caller;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Standing;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** How a customer stands, and whether it is kept among the active ones. */
@Controller
@RequestMapping("/c/{code}/customers/{id}")
class CustomerDeedsController {
    private final CustomerDesk desk;

    CustomerDeedsController(CustomerDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/standing")
    View changeStanding(
            @PathVariable CustomerId id,
            @RequestParam Standing standing,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell,
            RedirectAttributes answer) {
        desk.setStanding(caller, id, standing, reason);
        answer.addFlashAttribute("notice", "The standing is now: " + standing.title() + ".");
        return SeeOther.page(shell, "/customers/" + id);
    }

    @PostMapping("/archive")
    View archive(@PathVariable CustomerId id, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        desk.archive(caller, id);
        answer.addFlashAttribute("notice", "The customer was archived.");
        return SeeOther.page(shell, "/customers/" + id);
    }

    @PostMapping("/restore")
    View restore(@PathVariable CustomerId id, Caller caller, @RequestAttribute Shell shell, RedirectAttributes answer) {
        desk.restore(caller, id);
        answer.addFlashAttribute("notice", "The customer is active again.");
        return SeeOther.page(shell, "/customers/" + id);
    }
}
