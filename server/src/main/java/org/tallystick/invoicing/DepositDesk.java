package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.approvals.Answer;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.Asked;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/** Where deposits and retainers are invoiced: tax is due on them, and what is paid is owed until invoices deduct it. */
@Service
@Transactional
public class DepositDesk {
    /** What is asked about: the invoice to be. */
    static final String SUBJECT = "deposit";

    private final Customers customers;
    private final DirectPricing pricing;
    private final InvoicingPolicies policies;
    private final Invoices invoices;
    private final ApprovalDesk approvals;
    private final PostingGates gates;
    private final InvoicePosting posting;
    private final BusinessClock clock;

    DepositDesk(
            Customers customers,
            DirectPricing pricing,
            InvoicingPolicies policies,
            Invoices invoices,
            ApprovalDesk approvals,
            PostingGates gates,
            InvoicePosting posting,
            BusinessClock clock) {
        this.customers = customers;
        this.pricing = pricing;
        this.policies = policies;
        this.invoices = invoices;
        this.approvals = approvals;
        this.gates = gates;
        this.posting = posting;
        this.clock = clock;
    }

    /** What is asked for: an amount before tax, for all work of the customer or for one contract. */
    public record Input(
            CustomerId customer,
            Deposit.Kind kind,
            Money net,
            String taxCode,
            String description,
            @Nullable String contractNumber,
            LocalDate on) {}

    /** Posts the deposit invoice, where nobody else has to agree. */
    public InvoiceId bill(Caller caller, Input input) {
        return switch (billOrAsk(caller, input)) {
            case Answer.Done(var posted) -> new InvoiceId(posted.subject());
            case Answer.Waits _ ->
                throw Refusal.conflict(
                        "APPROVAL_NEEDED", "Somebody else has to agree first; ask for approval instead.");
        };
    }

    /** Posts the deposit invoice, or asks for approval where somebody else has to agree. */
    public Answer billOrAsk(Caller caller, Input input) {
        caller.must(Permission.BILL);
        PricedInvoice invoice = proposed(caller.company(), Ids.next(), input);
        return approvals.passOrAsk(caller, asked(caller.company(), invoice, input), () -> post(caller, invoice));
    }

    /** Posts what was approved, if it still is what was asked for. */
    Approval.Deed carryOut(Caller asker, Approval approved) {
        asker.must(Permission.BILL);
        Asked asked = approved.asked();
        Input input = DepositWords.read(asked);
        PricedInvoice invoice = proposed(asker.company(), asked.subject(), input);
        if (!Arrays.equals(asked(asker.company(), invoice, input).fingerprint(), asked.fingerprint())) {
            throw Refusal.conflict(
                    "APPROVAL_OUTDATED",
                    "The deposit of " + asked.label()
                            + " would not be what was asked for any more; reject it, and have it asked for as it is now.");
        }
        return post(asker, invoice);
    }

    private PricedInvoice proposed(CompanyId company, UUID id, Input input) {
        Customer customer = customers.find(company, input.customer()).orElseThrow(() -> Refusal.notFound("customer"));
        requireSound(company, customer, input);
        var deposit = new InvoiceId(id);
        var head = new DirectPricing.Head(
                deposit,
                customer,
                input.net().currency(),
                input.on(),
                input.on(),
                input.on(),
                input.contractNumber(),
                null,
                LineOrigin.ofDeposit(deposit),
                new PricedInvoice.Asking(input.kind(), input.contractNumber()));
        var line = new DirectPricing.Given(
                input.kind().title() + ": " + input.description().strip(),
                BigDecimal.ONE,
                "",
                input.net().toDecimal(),
                input.taxCode());
        return pricing.price(company, head, List.of(line));
    }

    private Approval.Deed post(Caller caller, PricedInvoice invoice) {
        gates.admit(caller, invoice);
        posting.post(caller, List.of(invoice), policies.of(caller.company()));
        return new Approval.Deed(
                "invoice", invoice.idToBe().value(), invoice.customer().number());
    }

    private Asked asked(CompanyId company, PricedInvoice invoice, Input input) {
        CustomerId customer = invoice.customer().id();
        boolean first = invoices.withInvoices(company, List.of(customer)).isEmpty();
        return new Asked(
                ApprovalKind.INVOICE,
                SUBJECT,
                invoice.draft(),
                invoice.customer().number(),
                customer.value(),
                invoice.gross(),
                invoice.base(),
                input.description(),
                DepositWords.of(invoice, input),
                first,
                null,
                Map.of());
    }

    private void requireSound(CompanyId company, Customer customer, Input input) {
        if (customer.isArchived()) {
            throw Refusal.conflict("CUSTOMER_ARCHIVED", "The customer is archived; restore it first.");
        }
        if (!input.net().isPositive()) {
            throw Refusal.invalid("AMOUNT_INVALID", "Ask for more than zero.");
        }
        if (input.description().isBlank()) {
            throw Refusal.invalid("DESCRIPTION_MISSING", "Say what the deposit is for; it stands on the invoice.");
        }
        if (input.on().isAfter(clock.today(company))) {
            throw Refusal.invalid("DATE_IN_FUTURE", "A deposit is invoiced today or earlier; check the date.");
        }
    }
}
