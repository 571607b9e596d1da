package org.tallystick.invoicing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.EntryDraft;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.Periods;
import org.tallystick.ledger.Posting;
import org.tallystick.lib.einvoice.references.CreditorReference;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Split;
import org.tallystick.lib.receivables.history.LookBack;
import org.tallystick.lib.receivables.terms.Installment;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.outbox.Outbox;
import org.tallystick.receivables.NewOpenItem;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;

/**
 * Posts priced invoices: number, invoice with lines and taxes, open items, journal entry, audit event and outbox message, in
 * one transaction and a dozen statements however many invoices there are.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class InvoicePosting {
    private final InvoiceWriter writer;
    private final InvoiceShares shares;
    private final Deposits deposits;
    private final BilledSummaries summaries;
    private final PaidBefore paidBefore;
    private final NumberSeries series;
    private final OpenItems items;
    private final Ledger ledger;
    private final Periods periods;
    private final AuditLog audit;
    private final Outbox outbox;
    private final Companies companies;
    private final BusinessClock clock;

    InvoicePosting(
            InvoiceWriter writer,
            InvoiceShares shares,
            Deposits deposits,
            BilledSummaries summaries,
            PaidBefore paidBefore,
            NumberSeries series,
            OpenItems items,
            Ledger ledger,
            Periods periods,
            AuditLog audit,
            Outbox outbox,
            Companies companies,
            BusinessClock clock) {
        this.writer = writer;
        this.shares = shares;
        this.deposits = deposits;
        this.summaries = summaries;
        this.paidBefore = paidBefore;
        this.series = series;
        this.items = items;
        this.ledger = ledger;
        this.periods = periods;
        this.audit = audit;
        this.outbox = outbox;
        this.companies = companies;
        this.clock = clock;
    }

    /** A priced invoice with its id and number. */
    record Numbered(InvoiceId id, String series, long seriesNumber, String number, PricedInvoice invoice) {
        String paymentReference() {
            return CreditorReference.ofBody(number).value();
        }
    }

    /** Returns the id of the invoice that each draft became, the one of its first payer; all are dated the same day. */
    public Map<UUID, InvoiceId> post(Caller caller, List<PricedInvoice> priced, InvoicingPolicy policy) {
        if (priced.isEmpty()) {
            return Map.of();
        }
        CompanyId company = caller.company();
        LocalDate on = priced.getFirst().invoiceOn();
        periods.requireOpen(company, List.of(on));
        Map<CustomerId, LookBack> lookBacks = summaries.wanted(company, priced);
        List<Corrections.Replaced> replaced = paidBefore.lock(company, priced);
        NumberSeries.Range range =
                series.take(company, prefix(priced, policy) + "-" + on.getYear(), priced.size(), clock.now());
        List<Numbered> invoices = numbered(priced, range);
        Party seller = Party.seller(companies.get(company));
        writer.insert(caller, invoices, seller, policy.footer(), range.postedAt());
        shares.insert(company, invoices);
        deposits.insertDeductions(company, invoices);
        for (Numbered numbered : invoices) {
            PricedInvoice.Asking asking = numbered.invoice().asking();
            if (asking != null) {
                deposits.insert(
                        company, numbered.id(), numbered.invoice().customer().id(), asking);
            }
        }
        summaries.keep(company, invoices, lookBacks);
        items.post(company, openItems(invoices), range.postedAt());
        ledger.post(company, invoices.stream().map(InvoicePosting::entry).toList());
        paidBefore.settle(caller, replaced, invoices, on);
        audit.record(caller, invoices.stream().map(InvoicePosting::event).toList());
        outbox.publish(
                company,
                invoices.stream()
                        .map(invoice ->
                                new Outbox.Event(Invoice.POSTED, invoice.id().value(), "{}"))
                        .toList());
        Map<UUID, InvoiceId> posted = new LinkedHashMap<>();
        for (Numbered invoice : invoices) {
            UUID draft = invoice.invoice().billedDraft();
            if (draft != null) {
                posted.put(draft, invoice.id());
            }
        }
        return posted;
    }

    /** Debit memos are numbered by themselves; what is posted together is of one kind. */
    private static String prefix(List<PricedInvoice> priced, InvoicingPolicy policy) {
        return priced.getFirst().debited() == null ? policy.invoicePrefix() : policy.debitPrefix();
    }

    private static List<Numbered> numbered(List<PricedInvoice> priced, NumberSeries.Range range) {
        List<Numbered> invoices = new ArrayList<>(priced.size());
        for (int i = 0; i < priced.size(); i++) {
            invoices.add(new Numbered(
                    priced.get(i).idToBe(), range.series(), range.first() + i, range.number(i), priced.get(i)));
        }
        return invoices;
    }

    private static List<NewOpenItem> openItems(List<Numbered> invoices) {
        List<NewOpenItem> rows = new ArrayList<>(invoices.size());
        for (Numbered numbered : invoices) {
            PricedInvoice invoice = numbered.invoice();
            List<Installment> installments = invoice.installments();
            List<Money> bases = bases(invoice.base(), installments);
            for (int i = 0; i < installments.size(); i++) {
                Installment installment = installments.get(i);
                if (installment.amount().isZero()) {
                    continue; // deposits cover it: nothing is owed
                }
                rows.add(new NewOpenItem(
                        OpenItemId.next(),
                        invoice.customer().id(),
                        OpenItem.Kind.INVOICE,
                        numbered.id().value(),
                        numbered.number(),
                        installment.number(),
                        installment.amount(),
                        bases.get(i).minor(),
                        invoice.invoiceOn(),
                        installment.dueOn(),
                        invoice.invoiceOn(),
                        numbered.paymentReference(),
                        invoice.purchaseOrder()));
            }
        }
        return rows;
    }

    private static List<Money> bases(Money base, List<Installment> installments) {
        boolean owed = installments.stream().anyMatch(part -> part.amount().isPositive());
        return owed
                ? Split.byWeights(
                        base,
                        installments.stream()
                                .map(part -> part.amount().toDecimal())
                                .toList())
                : installments.stream().map(part -> base).toList();
    }

    /** Debit receivables and the deposits that are deducted, credit revenue and tax; a deposit is owed, not earned. */
    private static EntryDraft entry(Numbered numbered) {
        PricedInvoice invoice = numbered.invoice();
        UUID customer = invoice.customer().id().value();
        AccountRole earned = invoice.asking() == null ? AccountRole.REVENUE : AccountRole.CUSTOMER_DEPOSITS;
        List<Posting> postings = new ArrayList<>(4);
        if (!invoice.gross().isZero()) {
            postings.add(Posting.debit(AccountRole.RECEIVABLES, invoice.gross(), invoice.base(), customer));
        }
        Money net = invoice.net();
        Money netBase = invoice.base().minus(invoice.taxBase());
        for (Deduction deduction : invoice.deductions()) {
            Money deducted = deduction.net(net.currency());
            if (!deducted.isZero()) {
                postings.add(Posting.debit(AccountRole.CUSTOMER_DEPOSITS, deducted, deduction.base(), customer));
                net = net.plus(deducted);
                netBase = netBase.plus(deduction.base());
            }
        }
        if (!net.isZero() || !netBase.isZero()) {
            postings.add(Posting.credit(earned, net, netBase, customer));
        }
        if (!invoice.tax().isZero() || !invoice.taxBase().isZero()) {
            postings.add(Posting.credit(AccountRole.TAX, invoice.tax(), invoice.taxBase(), customer));
        }
        return new EntryDraft(
                Ids.next(),
                invoice.invoiceOn(),
                "INVOICE",
                numbered.id().value(),
                (invoice.debited() == null ? "Invoice " : "Debit memo ") + numbered.number(),
                null,
                postings);
    }

    private static AuditEvent event(Numbered numbered) {
        PricedInvoice invoice = numbered.invoice();
        var facts = new TreeMap<String, String>();
        facts.put("number", numbered.number());
        facts.put("invoiceOn", invoice.invoiceOn().toString());
        facts.put("dueOn", invoice.dueOn().toString());
        facts.put("net", invoice.net().toString());
        facts.put("tax", invoice.tax().toString());
        facts.put("gross", invoice.gross().toString());
        facts.put("lines", Integer.toString(invoice.lines().size()));
        if (invoice.share() != null) {
            facts.put("shareOf", invoice.share().wholeGross().toString());
        }
        Debited debited = invoice.debited();
        if (debited != null) {
            facts.put("debits", debited.number());
        }
        UUID customer = invoice.customer().id().value();
        return new AuditEvent(
                "invoice.post",
                "invoice",
                numbered.id().value(),
                customer,
                numbered.number(),
                because(debited),
                facts,
                Map.of());
    }

    private static @Nullable String because(@Nullable Debited debited) {
        return debited == null ? null : debited.reason().title() + ": " + debited.note();
    }
}
