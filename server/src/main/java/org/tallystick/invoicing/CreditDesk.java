package org.tallystick.invoicing;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.Asked;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.Customers;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.EntryDraft;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.Periods;
import org.tallystick.ledger.Posting;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.tax.CreditShare;
import org.tallystick.lib.receivables.tax.TaxBreakdown;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.outbox.Outbox;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.NewOpenItem;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Slice;

/** Where invoices are credited, in whole or in part; the last credit takes the exact remainder (RULE-14). */
@Service
@Transactional
public class CreditDesk {
    private final Invoices invoices;
    private final CreditMemos memos;
    private final Deposits deposits;
    private final Customers customers;
    private final NumberSeries series;
    private final InvoicingPolicies policies;
    private final OpenItems items;
    private final AllocationDesk allocations;
    private final ApprovalDesk approvals;
    private final PostingGates gates;
    private final Ledger ledger;
    private final Periods periods;
    private final Companies companies;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;

    CreditDesk(
            Invoices invoices,
            CreditMemos memos,
            Deposits deposits,
            Customers customers,
            NumberSeries series,
            InvoicingPolicies policies,
            OpenItems items,
            AllocationDesk allocations,
            ApprovalDesk approvals,
            PostingGates gates,
            Ledger ledger,
            Periods periods,
            Companies companies,
            Outbox outbox,
            AuditLog audit,
            BusinessClock clock) {
        this.invoices = invoices;
        this.memos = memos;
        this.deposits = deposits;
        this.customers = customers;
        this.series = series;
        this.policies = policies;
        this.items = items;
        this.allocations = allocations;
        this.approvals = approvals;
        this.gates = gates;
        this.ledger = ledger;
        this.periods = periods;
        this.companies = companies;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** What of an invoice has not been credited yet, tax included. */
    @Transactional(readOnly = true)
    public Money creditable(CompanyId company, InvoiceId id) {
        return rest(get(company, id), memos.ofInvoice(company, id), deposits.find(company, id));
    }

    /** What invoices deducted of a deposit is not given back. */
    private static Money rest(Invoice invoice, List<CreditMemo> before, Optional<Deposit> deposit) {
        Money deducted = deposit.map(Deposit::deducted).orElse(Money.zero(invoice.currency()));
        return before.stream().map(CreditMemo::gross).reduce(invoice.gross().minus(deducted), Money::minus);
    }

    /** Credits the whole remainder of an invoice, where nobody else has to agree. */
    public CreditMemoId creditRest(Caller caller, InvoiceId id, LocalDate on, CreditReason code, String reason) {
        return credit(caller, id, Optional.empty(), on, code, reason);
    }

    /** Credits an amount, tax included; the tax follows the invoice's own proportions. */
    public CreditMemoId credit(
            Caller caller, InvoiceId id, Money gross, LocalDate on, CreditReason code, String reason) {
        return credit(caller, id, Optional.of(gross), on, code, reason);
    }

    private CreditMemoId credit(
            Caller caller, InvoiceId id, Optional<Money> wanted, LocalDate on, CreditReason code, String reason) {
        caller.must(Permission.CREDIT);
        approvals.mustBeFree(caller, asked(caller.company(), id, wanted, on, code, reason));
        return carryOut(caller, id, wanted, on, code, reason);
    }

    /** The deed as somebody is asked to agree to it; refuses what could not be done now. */
    @Transactional(readOnly = true)
    Asked asked(
            CompanyId company, InvoiceId id, Optional<Money> wanted, LocalDate on, CreditReason code, String reason) {
        Invoice invoice = get(company, id);
        requireSound(company, invoice, on, reason);
        Money rest = creditable(company, id);
        Money gross = wanted.orElse(rest);
        requireCreditable(gross, rest);
        var own = companies.get(company).currency();
        Map<String, String> command = new HashMap<>(Map.of("on", on.toString(), "code", code.name()));
        wanted.ifPresent(amount -> command.put("amount", amount.toPlainString()));
        return new Asked(
                ApprovalKind.CREDIT_MEMO,
                "invoice",
                id.value(),
                invoice.number(),
                invoice.customer().value(),
                gross,
                Money.rounded(gross.toDecimal().multiply(invoice.rate()), own, RoundingMode.HALF_UP),
                reason.strip(),
                command);
    }

    /** Posts what nobody else has to agree to, or somebody has agreed to. */
    CreditMemoId carryOut(
            Caller caller, InvoiceId id, Optional<Money> wanted, LocalDate on, CreditReason code, String reason) {
        caller.must(Permission.CREDIT);
        CompanyId company = caller.company();
        Invoice invoice = get(company, id);
        requireSound(company, invoice, on, reason);
        periods.requireOpen(company, List.of(on));
        customers.lock(company, List.of(invoice.customer()));
        List<CreditMemo> before = memos.ofInvoice(company, id);
        Optional<Deposit> deposit = deposits.find(company, id);
        Money rest = rest(invoice, before, deposit);
        Money gross = wanted.orElse(rest);
        requireCreditable(gross, rest);
        CreditMemo memo = post(caller, new Credited(invoice, before, deposit), gross, on, code, reason.strip());
        apply(caller, invoice, memo);
        return memo.id();
    }

    /** The invoice with what was credited on it before, and what it is a deposit of. */
    private record Credited(Invoice invoice, List<CreditMemo> before, Optional<Deposit> deposit) {
        boolean isUsed() {
            return deposit.filter(each -> each.deducted().isPositive()).isPresent();
        }
    }

    private CreditMemo post(
            Caller caller, Credited credited, Money gross, LocalDate on, CreditReason code, String reason) {
        CompanyId company = caller.company();
        Invoice invoice = credited.invoice();
        List<TaxBreakdown> shares = shares(company, credited).ofGross(gross);
        Money net = shares.stream().map(TaxBreakdown::base).reduce(Money.zero(gross.currency()), Money::plus);
        InvoicingPolicy policy = policies.of(company);
        NumberSeries.Range range = series.take(company, policy.creditPrefix() + "-" + on.getYear(), 1, clock.now());
        var memo = new CreditMemo(
                CreditMemoId.next(),
                invoice.id(),
                range.number(0),
                invoice.customer(),
                on,
                net,
                gross.minus(net),
                gross,
                base(company, credited, gross).minor(),
                code.name(),
                reason,
                range.postedAt(),
                caller.actor().reference(),
                shares);
        gates.admit(caller, memo, invoice, invoices.taxes(company, invoice.id()));
        memos.insert(company, memo, range.series(), range.first());
        items.post(company, List.of(openItem(invoice, memo)), range.postedAt());
        ledger.post(company, entry(company, credited, memo));
        outbox.publish(company, CreditMemo.POSTED, memo.id().value(), "{}");
        audit.record(
                caller,
                AuditEvent.of("credit-memo.post", "credit memo", memo.id().value(), memo.number())
                        .about(invoice.customer().value())
                        .because(code.title() + ": " + reason)
                        .fact("invoice", invoice.number())
                        .fact("net", memo.net())
                        .fact("tax", memo.tax())
                        .fact("gross", memo.gross()));
        return memo;
    }

    private CreditShare shares(CompanyId company, Credited of) {
        Invoice invoice = of.invoice();
        List<TaxBreakdown> original = invoices.taxes(company, invoice.id()).stream()
                .map(InvoiceTax::breakdown)
                .toList();
        List<TaxBreakdown> credited = of.deposit()
                .map(Deposit::used)
                .orElseGet(() -> of.before().stream()
                        .flatMap(memo -> memo.taxes().stream())
                        .toList());
        return new CreditShare(invoice.currency(), original, credited);
    }

    /** At the invoice's own rate, so that crediting gains and loses nothing; the last credit takes what is left. */
    private Money base(CompanyId company, Credited of, Money gross) {
        var currency = companies.get(company).currency();
        Invoice invoice = of.invoice();
        boolean last = gross.equals(rest(invoice, of.before(), of.deposit()));
        if (last && !of.isUsed()) {
            long credited =
                    of.before().stream().mapToLong(CreditMemo::baseMinor).sum();
            return new Money(invoice.baseMinor() - credited, currency);
        }
        return Money.rounded(gross.toDecimal().multiply(invoice.rate()), currency, RoundingMode.HALF_UP);
    }

    private static NewOpenItem openItem(Invoice invoice, CreditMemo memo) {
        return new NewOpenItem(
                OpenItemId.next(),
                invoice.customer(),
                OpenItem.Kind.CREDIT,
                memo.id().value(),
                memo.number(),
                1,
                memo.gross().negated(),
                -memo.baseMinor(),
                memo.creditedOn(),
                memo.creditedOn(),
                memo.creditedOn(),
                null,
                invoice.purchaseOrder());
    }

    /** Debit revenue, or what a deposit is owed, and tax; credit receivables. */
    private EntryDraft entry(CompanyId company, Credited of, CreditMemo memo) {
        Invoice invoice = of.invoice();
        AccountRole earned = of.deposit().isPresent() ? AccountRole.CUSTOMER_DEPOSITS : AccountRole.REVENUE;
        var currency = companies.get(company).currency();
        UUID customer = invoice.customer().value();
        Money base = new Money(memo.baseMinor(), currency);
        Money taxBase = Money.rounded(memo.tax().toDecimal().multiply(invoice.rate()), currency, RoundingMode.HALF_UP);
        Money netBase = base.minus(taxBase);
        List<Posting> postings = new ArrayList<>();
        if (!memo.net().isZero() || !netBase.isZero()) {
            postings.add(Posting.debit(earned, memo.net(), netBase, customer));
        }
        if (!memo.tax().isZero() || !taxBase.isZero()) {
            postings.add(Posting.debit(AccountRole.TAX, memo.tax(), taxBase, customer));
        }
        postings.add(Posting.credit(AccountRole.RECEIVABLES, memo.gross(), base, customer));
        return new EntryDraft(
                Ids.next(),
                memo.creditedOn(),
                "CREDIT_MEMO",
                memo.id().value(),
                "Credit memo " + memo.number() + " on " + invoice.number(),
                null,
                postings);
    }

    /** Settles what is still open on the invoice; what is left of the credit waits on the customer's account. */
    private void apply(Caller caller, Invoice invoice, CreditMemo memo) {
        CompanyId company = caller.company();
        OpenItemId credit =
                items.ofDocument(company, memo.id().value()).getFirst().id();
        Money left = memo.gross();
        List<Slice> slices = new ArrayList<>();
        for (OpenItem item : items.ofDocument(company, invoice.id().value())) {
            Money part = left.min(item.open());
            if (part.isPositive()) {
                slices.add(new Slice(item.id(), part));
                left = left.minus(part);
            }
        }
        if (!slices.isEmpty()) {
            allocations.applyCredit(
                    caller.including(Permission.ALLOCATE), credit, slices, memo.creditedOn(), "credit-of-invoice");
        }
    }

    private Invoice get(CompanyId company, InvoiceId id) {
        return invoices.find(company, id).orElseThrow(() -> Refusal.notFound("invoice"));
    }

    private void requireSound(CompanyId company, Invoice invoice, LocalDate on, String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; the reason is printed on the credit memo.");
        }
        if (on.isBefore(invoice.invoiceOn()) || on.isAfter(clock.today(company))) {
            throw Refusal.invalid(
                    "CREDIT_DATE", "A credit memo is dated between the invoice's date and today; check the date.");
        }
    }

    private static void requireCreditable(Money gross, Money rest) {
        if (rest.isZero()) {
            throw Refusal.conflict("INVOICE_CREDITED", "The invoice has been credited in full.");
        }
        if (!gross.currency().equals(rest.currency())) {
            throw Refusal.invalid("CURRENCY_MISMATCH", "The invoice is in " + rest.currency() + ".");
        }
        if (!gross.isPositive() || gross.compareTo(rest) > 0) {
            throw Refusal.invalid("CREDIT_TOO_LARGE", "Credit more than zero and at most " + rest + ".");
        }
    }
}
