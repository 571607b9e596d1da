package org.tallystick.workbench.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.cashapp.Acceptance;
import org.tallystick.cashapp.ReviewQueue.Kind;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** Accepts proposals, one or many, and takes back what was accepted today. */
@Controller
@RequestMapping("/c/{code}")
class AcceptanceController {
    private final Acceptance acceptance;
    private final Payments payments;
    private final Transactions transactions;

    AcceptanceController(Acceptance acceptance, Payments payments, Transactions transactions) {
        this.acceptance = acceptance;
        this.payments = payments;
        this.transactions = transactions;
    }

    @PostMapping("/payments/{id}/acceptance")
    View accept(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String seal,
            @RequestParam(defaultValue = "ALL") Kind which,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Caller caller,
            @RequestAttribute Shell shell) {
        transactions.in(CompanyScope.of(caller.company()), () -> acceptance.accept(caller, new PaymentId(id), seal));
        return SeeOther.page(
                shell,
                "/cash-review?which=" + which.name() + "&q=" + SeeOther.encoded(q) + "&page=" + page + "&accepted="
                        + id);
    }

    @PostMapping("/payments/{id}/acceptance/undo")
    View undo(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        transactions.in(CompanyScope.of(caller.company()), () -> {
            acceptance.undo(caller, new PaymentId(id), reason);
            return id;
        });
        return SeeOther.page(shell, "/cash-review?payment=" + id);
    }

    /** Each in a transaction of its own; the answer says what became of each, and the same form gets the same answer. */
    @PostMapping("/cash-review/acceptances")
    String acceptAll(
            @RequestParam(defaultValue = "") List<UUID> payment,
            @RequestParam Map<String, String> fields,
            Caller caller,
            Model model) {
        caller.must(Permission.ALLOCATE);
        if (payment.isEmpty()) {
            throw Refusal.invalid("NOTHING_CHOSEN", "Tick the payments whose proposals you accept.");
        }
        List<AcceptedPage.Row> rows = new ArrayList<>();
        for (UUID id : payment) {
            rows.add(acceptOne(caller, new PaymentId(id), fields.getOrDefault("seal." + id, "")));
        }
        model.addAttribute("page", new AcceptedPage(rows));
        return "workbench/review/accepted";
    }

    private AcceptedPage.Row acceptOne(Caller caller, PaymentId id, String seal) {
        String number = payments.find(caller.company(), id)
                .orElseThrow(() -> Refusal.notFound("payment"))
                .number();
        try {
            int made = transactions
                    .in(CompanyScope.of(caller.company()), () -> acceptance.accept(caller, id, seal))
                    .size();
            return new AcceptedPage.Row(id, number, made, null);
        } catch (Refusal e) { // the others go on
            return new AcceptedPage.Row(id, number, 0, e.sentence());
        }
    }
}
