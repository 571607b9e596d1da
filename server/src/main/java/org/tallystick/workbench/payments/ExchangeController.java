package org.tallystick.workbench.payments;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.cashapp.CashExchange;
import org.tallystick.payments.PaymentId;
import org.tallystick.workbench.Entered;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Says in which currency a payment was really made, and takes that back. */
@Controller
@RequestMapping("/c/{code}/payments/{id}/exchange")
class ExchangeController {
    private final CashExchange desk;

    ExchangeController(CashExchange desk) {
        this.desk = desk;
    }

    /** Goes on to matching what it became. */
    @PostMapping
    View exchange(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String currency,
            Caller caller,
            @RequestAttribute Shell shell) {
        caller.must(Permission.ALLOCATE);
        PaymentId made =
                desk.exchange(caller, new PaymentId(id), Entered.money("amount", amount, Entered.currency(currency)));
        return SeeOther.page(shell, "/payments/" + made + "/match");
    }

    /** Of what the payment in the address was made by. */
    @PostMapping("/undo")
    View undo(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        caller.must(Permission.ALLOCATE);
        return SeeOther.page(shell, "/payments/" + desk.undo(caller, new PaymentId(id), reason));
    }
}
