package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/** Charges more on a posted invoice, which itself never changes: a debit memo, owed, delivered and credited like an invoice. */
@Service
@Transactional
public class DebitMemoDesk {
    /** What is asked about: the debit memo to be. */
    static final String SUBJECT = "debit memo";

    private static final int LONGEST_TEXT = 500;

    private final Invoices invoices;
    private final Deposits deposits;
    private final Customers customers;
    private final DirectPricing pricing;
    private final ApprovalDesk approvals;
    private final PostingGates gates;
    private final InvoicePosting posting;
    private final InvoicingPolicies policies;
    private final BusinessClock clock;

    DebitMemoDesk(
            Invoices invoices,
            Deposits deposits,
            Customers customers,
            DirectPricing pricing,
            ApprovalDesk approvals,
            PostingGates gates,
            InvoicePosting posting,
            InvoicingPolicies policies,
            BusinessClock clock) {
        this.invoices = invoices;
        this.deposits = deposits;
        this.customers = customers;
        this.pricing = pricing;
        this.approvals = approvals;
        this.gates = gates;
        this.posting = posting;
        this.policies = policies;
        this.clock = clock;
    }

    /** What more is charged; the price is before tax, the description stands on the memo. */
    public record Line(String description, BigDecimal quantity, String unit, BigDecimal unitPrice, String taxCode) {}

    /** A debit memo on an invoice; the note stands on it. */
    public record Input(InvoiceId invoice, List<Line> lines, DebitReason reason, String note, LocalDate on) {
        public Input {
            lines = List.copyOf(lines);
            note = note.strip();
        }
    }

    /** Whether it can be debited at all: it bills work, and is no debit memo itself. */
    @Transactional(readOnly = true)
    public boolean isDebitable(CompanyId company, Invoice invoice) {
        return !invoice.isDebitMemo() && deposits.find(company, invoice.id()).isEmpty();
    }

    /** Posts the debit memo, or asks for approval where somebody else has to agree, by what is asked of invoices. */
    public Answer debitOrAsk(Caller caller, Input input) {
        caller.must(Permission.BILL);
        PricedInvoice memo = proposed(caller.company(), Ids.next(), input);
        return approvals.passOrAsk(caller, asked(memo, input), () -> post(caller, memo));
    }

    /** Posts what was approved, if it still is what was asked for. */
    Approval.Deed carryOut(Caller asker, Approval approved) {
        asker.must(Permission.BILL);
        Asked asked = approved.asked();
        Input input = DebitMemoWords.read(asked);
        PricedInvoice memo = proposed(asker.company(), asked.subject(), input);
        if (!Arrays.equals(asked(memo, input).fingerprint(), asked.fingerprint())) {
            throw Refusal.conflict(
                    "APPROVAL_OUTDATED",
                    "The debit memo on " + asked.label()
                            + " would not be what was asked for any more; reject it, and have it asked for as it is now.");
        }
        return post(asker, memo);
    }

    private PricedInvoice proposed(CompanyId company, UUID id, Input input) {
        Invoice invoice = invoices.find(company, input.invoice()).orElseThrow(() -> Refusal.notFound("invoice"));
        Customer customer = owing(company, invoice);
        requireDebitable(company, invoice);
        requireSound(company, invoice, customer, input);
        input.lines().forEach(DebitMemoDesk::requireSound);
        var debited = new Debited(invoice.id(), invoice.number(), invoice.invoiceOn(), input.reason(), input.note());
        var head = new DirectPricing.Head(
                new InvoiceId(id),
                customer,
                invoice.currency(),
                input.on(),
                invoice.serviceFrom(),
                invoice.serviceTo(),
                invoice.contractNumber(),
                invoice.purchaseOrder(),
                LineOrigin.NONE,
                new PricedInvoice.Debiting(debited));
        return pricing.price(
                company,
                head,
                input.lines().stream()
                        .map(line -> new DirectPricing.Given(
                                line.description().strip(),
                                line.quantity(),
                                line.unit().strip(),
                                line.unitPrice(),
                                line.taxCode()))
                        .toList());
    }

    /** Whoever was invoiced, or took their place. */
    private Customer owing(CompanyId company, Invoice invoice) {
        Customer invoiced = customers.find(company, invoice.customer()).orElseThrow();
        CustomerId survivor = invoiced.mergedInto();
        return survivor == null ? invoiced : customers.find(company, survivor).orElseThrow();
    }

    private Approval.Deed post(Caller caller, PricedInvoice memo) {
        gates.admit(caller, memo);
        posting.post(caller, List.of(memo), policies.of(caller.company()));
        return new Approval.Deed(
                "invoice", memo.idToBe().value(), memo.customer().number());
    }

    private static Asked asked(PricedInvoice memo, Input input) {
        Debited debited = Objects.requireNonNull(memo.debited());
        return new Asked(
                ApprovalKind.INVOICE,
                SUBJECT,
                memo.draft(),
                debited.number(),
                memo.customer().id().value(),
                memo.gross(),
                memo.base(),
                debited.reason().title() + ": " + debited.note(),
                DebitMemoWords.of(memo, debited, input),
                false,
                null,
                Map.of());
    }

    private void requireDebitable(CompanyId company, Invoice invoice) {
        Debited debited = invoice.debited();
        if (debited != null) {
            throw Refusal.conflict(
                    "DEBIT_MEMO_NOT_DEBITABLE",
                    "This is a debit memo itself; charge more on invoice " + debited.number() + ".");
        }
        if (deposits.find(company, invoice.id()).isPresent()) {
            throw Refusal.conflict(
                    "DEPOSIT_NOT_DEBITABLE", "A deposit bills no work; ask the customer for another deposit.");
        }
    }

    private void requireSound(CompanyId company, Invoice invoice, Customer customer, Input input) {
        if (customer.isArchived()) {
            throw Refusal.conflict("CUSTOMER_ARCHIVED", "The customer is archived; restore it first.");
        }
        if (input.note().isBlank() || input.note().length() > LONGEST_TEXT) {
            throw Refusal.invalid(
                    "REASON_MISSING", "Say why, in at most 500 characters; it is printed on the debit memo.");
        }
        if (input.on().isBefore(invoice.invoiceOn()) || input.on().isAfter(clock.today(company))) {
            throw Refusal.invalid(
                    "DEBIT_DATE", "A debit memo is dated between the invoice's date and today; check the date.");
        }
        if (input.lines().isEmpty()) {
            throw Refusal.invalid("NOTHING_TO_DEBIT", "Say what is charged: give at least one line an amount.");
        }
    }

    private static void requireSound(Line line) {
        if (line.description().isBlank() || line.description().length() > LONGEST_TEXT) {
            throw Refusal.invalid(
                    "DESCRIPTION_MISSING", "Say what each line is for, in at most 500 characters; it is printed.");
        }
        if (line.quantity().signum() <= 0 || line.unitPrice().signum() <= 0) {
            throw Refusal.invalid(
                    "AMOUNT_INVALID",
                    "Charge more than zero in each line; what was charged too much is credited instead.");
        }
    }
}
