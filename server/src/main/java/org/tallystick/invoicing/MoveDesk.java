package org.tallystick.invoicing;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.approvals.Asked;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.tax.TaxBreakdown;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;

/**
 * Moves what one payer of a family does not pay to another one: a credit memo on the first one's invoice and an invoice to the
 * second, with the same amounts per tax category, in one transaction.
 */
@Service
@Transactional
public class MoveDesk {
    static final String PAYER = "payer";

    private final CreditDesk credits;
    private final CreditMemos memos;
    private final Invoices invoices;
    private final InvoiceShares shares;
    private final InvoicePosting posting;
    private final PostingGates gates;
    private final InvoicingPolicies policies;
    private final OpenItems items;
    private final Customers customers;
    private final Companies companies;
    private final AuditLog audit;

    MoveDesk(
            CreditDesk credits,
            CreditMemos memos,
            Invoices invoices,
            InvoiceShares shares,
            InvoicePosting posting,
            PostingGates gates,
            InvoicingPolicies policies,
            OpenItems items,
            Customers customers,
            Companies companies,
            AuditLog audit) {
        this.credits = credits;
        this.memos = memos;
        this.invoices = invoices;
        this.shares = shares;
        this.posting = posting;
        this.gates = gates;
        this.policies = policies;
        this.items = items;
        this.customers = customers;
        this.companies = companies;
        this.audit = audit;
    }

    /** What its payer still owes, which is what can be moved. */
    @Transactional(readOnly = true)
    public Money movable(CompanyId company, InvoiceId id) {
        return open(company, get(company, id)).min(credits.creditable(company, id));
    }

    /** The credit memo of the move as somebody is asked to agree to it; refuses what could not be done now. */
    @Transactional(readOnly = true)
    Asked asked(CompanyId company, InvoiceId id, CustomerId payer, Money amount, LocalDate on, String reason) {
        requireMovable(company, get(company, id), payer, amount);
        Asked credit = credits.asked(company, id, Optional.of(amount), on, CreditReason.OTHER_PAYER, reason);
        Map<String, String> command = new HashMap<>(credit.command());
        command.put(PAYER, payer.toString());
        return new Asked(
                credit.kind(),
                credit.subjectType(),
                credit.subject(),
                credit.label(),
                credit.customer(),
                credit.amount(),
                credit.base(),
                credit.reason(),
                command);
    }

    /** Returns the credit memo; the invoice to the other payer names it. */
    CreditMemoId carryOut(Caller caller, InvoiceId id, CustomerId payer, Money amount, LocalDate on, String reason) {
        caller.must(Permission.CREDIT);
        CompanyId company = caller.company();
        Invoice from = get(company, id);
        customers.lock(company, List.of(from.customer()));
        Share share = requireMovable(company, from, payer, amount);
        CreditMemoId memoId = credits.carryOut(caller, id, Optional.of(amount), on, CreditReason.OTHER_PAYER, reason);
        CreditMemo memo = memos.find(company, memoId).orElseThrow();
        Customer to = customers.find(company, payer).orElseThrow(() -> Refusal.notFound("payer"));
        PricedInvoice document = document(company, from, memo, to, share);
        gates.admit(caller, document);
        posting.post(caller, List.of(document), policies.of(company));
        audit.record(
                caller,
                AuditEvent.of("invoice.move", "invoice", id.value(), from.number())
                        .about(from.customer().value())
                        .because(memo.reason())
                        .fact("creditMemo", memo.number())
                        .fact("to", to.number())
                        .fact("gross", amount));
        return memoId;
    }

    /** The lines and taxes that the credit memo took off, asked of the other payer, at the rate of the first invoice. */
    private PricedInvoice document(CompanyId company, Invoice from, CreditMemo memo, Customer to, Share share) {
        List<InvoiceLine> lines = invoices.lines(company, from.id());
        List<InvoiceTax> taxes = invoices.taxes(company, from.id());
        List<TaxBreakdown> rest =
                taxes.stream().map(tax -> rest(tax.breakdown(), memo)).toList();
        List<Money> nets = Shares.lineNets(lines, List.of(memo.taxes(), rest)).getFirst();
        CurrencyCode own = companies.get(company).currency();
        var moved = new Share(
                share.family(),
                shares.nextPosition(company, share.family()),
                share.customer(),
                share.arrangement(),
                share.wholeNet(),
                share.wholeTax(),
                share.wholeGross(),
                memo.id());
        return new PricedInvoice(
                Ids.next(),
                to,
                memo.creditedOn(),
                Shares.lines(lines, nets, memo.taxes()),
                Shares.withReasons(memo.taxes(), taxes),
                memo.net(),
                memo.tax(),
                memo.gross(),
                to.profile().terms().schedule(memo.creditedOn(), memo.gross()),
                from.rate(),
                new Money(memo.baseMinor(), own),
                Money.rounded(memo.tax().toDecimal().multiply(from.rate()), own, RoundingMode.HALF_UP),
                from.rounding(),
                from.contractNumber(),
                from.purchaseOrder(),
                moved,
                List.of(),
                List.of(),
                null);
    }

    private static TaxBreakdown rest(TaxBreakdown row, CreditMemo memo) {
        return memo.taxes().stream()
                .filter(credited -> credited.key().equals(row.key()))
                .findFirst()
                .map(credited -> new TaxBreakdown(
                        row.key(), row.base().minus(credited.base()), row.tax().minus(credited.tax())))
                .orElse(row);
    }

    private Share requireMovable(CompanyId company, Invoice from, CustomerId payer, Money amount) {
        Share share = shares.share(company, from)
                .orElseThrow(() -> Refusal.conflict(
                        "NOT_SHARED", "The invoice has one payer only; who else pays is arranged with the customer."));
        if (payer.equals(from.customer())) {
            throw Refusal.invalid("PAYER_SAME", "That payer is asked for it already; choose another one.");
        }
        Customer to = customers.find(company, payer).orElseThrow(() -> Refusal.notFound("payer"));
        if (to.isArchived()) {
            throw Refusal.conflict(Sharing.ARCHIVED, "The payer is archived; restore them first.");
        }
        Money most = open(company, from);
        if (!amount.currency().equals(most.currency())) {
            throw Refusal.invalid("CURRENCY_MISMATCH", "The invoice is in " + most.currency() + ".");
        }
        if (!amount.isPositive() || amount.compareTo(most) > 0) {
            throw Refusal.invalid(
                    "MOVE_TOO_LARGE", "Move more than zero and at most what is open on the invoice, " + most + ".");
        }
        return share;
    }

    private Money open(CompanyId company, Invoice invoice) {
        return items.ofDocument(company, invoice.id().value()).stream()
                .map(OpenItem::open)
                .reduce(Money.zero(invoice.currency()), Money::plus);
    }

    private Invoice get(CompanyId company, InvoiceId id) {
        return invoices.find(company, id).orElseThrow(() -> Refusal.notFound("invoice"));
    }
}
