package org.tallystick.workbench.customers;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment.AccountKind;
import org.tallystick.payments.AchAccount;
import org.tallystick.payments.DebitAccount;
import org.tallystick.payments.Mandate;
import org.tallystick.payments.MandateChange;
import org.tallystick.payments.MandateChanges;
import org.tallystick.payments.MandateDesk;
import org.tallystick.payments.MandateInput;
import org.tallystick.payments.Mandates;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.SeeOther;
import org.tallystick.workbench.Shell;

/** What a customer signed so that their account may be debited. */
@Controller
@RequestMapping("/c/{code}/customers/{id}/mandates")
class MandatesController {
    private final Customers customers;
    private final Mandates mandates;
    private final MandateChanges changes;
    private final MandateDesk desk;
    private final BusinessClock clock;

    MandatesController(
            Customers customers, Mandates mandates, MandateChanges changes, MandateDesk desk, BusinessClock clock) {
        this.customers = customers;
        this.mandates = mandates;
        this.changes = changes;
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping
    String list(@PathVariable CustomerId id, Caller caller, Model model) {
        caller.must(Permission.VIEW);
        var customer = customers.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("customer"));
        model.addAttribute(
                "page",
                new CustomerPages.MandateList(
                        new CustomerFrame(customer, "/mandates"),
                        mandates.of(caller.company(), id),
                        changes.waiting(caller.company(), id),
                        clock.today(caller.company())));
        return "workbench/customers/mandates";
    }

    @PostMapping
    View add(
            @PathVariable CustomerId id,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam LocalDate signedOn,
            @RequestParam Mandate.Scheme scheme,
            @RequestParam(defaultValue = "") String holder,
            @RequestParam(defaultValue = "") String iban,
            @RequestParam(defaultValue = "") String bic,
            @RequestParam(required = false) @Nullable LocalDate lastUsedOn,
            @RequestParam(required = false) @Nullable Integer noticeDays,
            Caller caller,
            @RequestAttribute Shell shell) {
        caller.must(Permission.KEEP_CUSTOMERS);
        String compactBic = bic.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        desk.add(
                caller,
                id,
                new MandateInput(
                        reference,
                        signedOn,
                        scheme,
                        holder,
                        new DebitAccount.Sepa(iban, compactBic.isEmpty() ? null : compactBic),
                        null,
                        lastUsedOn,
                        noticeDays));
        return SeeOther.page(shell, "/customers/" + id + "/mandates");
    }

    /** An authorization to debit an American account. */
    @PostMapping("/ach")
    View addAch(
            @PathVariable CustomerId id,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam LocalDate signedOn,
            @RequestParam Mandate.Scheme scheme,
            @RequestParam(defaultValue = "") String holder,
            @RequestParam(defaultValue = "") String routingNumber,
            @RequestParam(defaultValue = "") String accountNumber,
            @RequestParam AccountKind accountKind,
            @RequestParam(defaultValue = "") String authorizedHow,
            @RequestParam(required = false) @Nullable Integer noticeDays,
            Caller caller,
            @RequestAttribute Shell shell) {
        caller.must(Permission.KEEP_CUSTOMERS);
        desk.add(
                caller,
                id,
                new MandateInput(
                        reference,
                        signedOn,
                        scheme,
                        holder,
                        AchAccount.of(routingNumber, accountNumber, accountKind),
                        authorizedHow,
                        null,
                        noticeDays));
        return SeeOther.page(shell, "/customers/" + id + "/mandates");
    }

    @PostMapping("/changes/{change}/accept")
    View accept(@PathVariable CustomerId id, @PathVariable UUID change, Caller caller, @RequestAttribute Shell shell) {
        caller.must(Permission.KEEP_CUSTOMERS);
        desk.accept(caller, change(caller, id, change));
        return SeeOther.page(shell, "/customers/" + id + "/mandates");
    }

    @PostMapping("/changes/{change}/reject")
    View reject(
            @PathVariable CustomerId id,
            @PathVariable UUID change,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        caller.must(Permission.KEEP_CUSTOMERS);
        desk.reject(caller, change(caller, id, change), reason);
        return SeeOther.page(shell, "/customers/" + id + "/mandates");
    }

    private UUID change(Caller caller, CustomerId id, UUID change) {
        return changes.find(caller.company(), change)
                .filter(one -> find(caller, id, one.mandate()).equals(one.mandate()))
                .map(MandateChange::id)
                .orElseThrow(() -> Refusal.notFound("proposed change of a mandate"));
    }

    @PostMapping("/{mandate}/revoke")
    View revoke(
            @PathVariable CustomerId id,
            @PathVariable UUID mandate,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        caller.must(Permission.KEEP_CUSTOMERS);
        desk.revoke(caller, find(caller, id, mandate), reason);
        return SeeOther.page(shell, "/customers/" + id + "/mandates");
    }

    @PostMapping("/{mandate}/unblock")
    View unblock(
            @PathVariable CustomerId id,
            @PathVariable UUID mandate,
            @RequestParam(defaultValue = "") String reason,
            Caller caller,
            @RequestAttribute Shell shell) {
        caller.must(Permission.KEEP_CUSTOMERS);
        desk.unblock(caller, find(caller, id, mandate), reason);
        return SeeOther.page(shell, "/customers/" + id + "/mandates");
    }

    private UUID find(Caller caller, CustomerId id, UUID mandate) {
        return mandates.find(caller.company(), mandate)
                .filter(one -> one.customer().equals(id))
                .map(Mandate::id)
                .orElseThrow(() -> Refusal.notFound("mandate"));
    }
}
