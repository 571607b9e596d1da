package org.tallystick.invoicing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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
    private final BilledSummaries summaries;
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
            BilledSummaries summaries,
            NumberSeries series,
            OpenItems items,
            Ledger ledger,
            Periods periods,
            AuditLog audit,
            Outbox outbox,
            Companies companies,
            BusinessClock clock) {
        this.writer = writer;
        this.summaries = summaries;
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

    /** Returns the id of the invoice that each draft became; all are dated the same day. */
    public Map<UUID, InvoiceId> post(Caller caller, List<PricedInvoice> priced, InvoicingPolicy policy) {
        if (priced.isEmpty()) {
            return Map.of();
        }
        CompanyId company = caller.company();
        LocalDate on = priced.getFirst().invoiceOn();
        periods.requireOpen(company, List.of(on));
        Map<CustomerId, LookBack> lookBacks = summaries.wanted(company, priced);
        NumberSeries.Range range =
                series.take(company, policy.invoicePrefix() + "-" + on.getYear(), priced.size(), clock.now());
        List<Numbered> invoices = numbered(priced, range);
        Party seller = Party.seller(companies.get(company));
        writer.insert(caller, invoices, seller, policy.footer(), range.postedAt());
        summaries.keep(company, invoices, lookBacks);
        items.post(company, openItems(invoices), range.postedAt());
        ledger.post(company, invoices.stream().map(InvoicePosting::entry).toList());
        audit.record(caller, invoices.stream().map(InvoicePosting::event).toList());
        outbox.publish(
                company,
                invoices.stream()
                        .map(invoice ->
                                new Outbox.Event(Invoice.POSTED, invoice.id().value(), "{}"))
                        .toList());
        Map<UUID, InvoiceId> posted = new LinkedHashMap<>();
        invoices.forEach(invoice -> posted.put(invoice.invoice().draft(), invoice.id()));
        return posted;
    }

    private static List<Numbered> numbered(List<PricedInvoice> priced, NumberSeries.Range range) {
        List<Numbered> invoices = new ArrayList<>(priced.size());
        for (int i = 0; i < priced.size(); i++) {
            invoices.add(
                    new Numbered(InvoiceId.next(), range.series(), range.first() + i, range.number(i), priced.get(i)));
        }
        return invoices;
    }

    private static List<NewOpenItem> openItems(List<Numbered> invoices) {
        List<NewOpenItem> rows = new ArrayList<>(invoices.size());
        for (Numbered numbered : invoices) {
            PricedInvoice invoice = numbered.invoice();
            List<Installment> installments = invoice.installments();
            List<Money> bases = Split.byWeights(
                    invoice.base(),
                    installments.stream().map(part -> part.amount().toDecimal()).toList());
            for (int i = 0; i < installments.size(); i++) {
                Installment installment = installments.get(i);
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

    /** Debit receivables, credit revenue and tax. */
    private static EntryDraft entry(Numbered numbered) {
        PricedInvoice invoice = numbered.invoice();
        UUID customer = invoice.customer().id().value();
        List<Posting> postings = new ArrayList<>(3);
        postings.add(Posting.debit(AccountRole.RECEIVABLES, invoice.gross(), invoice.base(), customer));
        Money netBase = invoice.base().minus(invoice.taxBase());
        if (!invoice.net().isZero() || !netBase.isZero()) {
            postings.add(Posting.credit(AccountRole.REVENUE, invoice.net(), netBase, customer));
        }
        if (!invoice.tax().isZero() || !invoice.taxBase().isZero()) {
            postings.add(Posting.credit(AccountRole.TAX, invoice.tax(), invoice.taxBase(), customer));
        }
        return new EntryDraft(
                Ids.next(),
                invoice.invoiceOn(),
                "INVOICE",
                numbered.id().value(),
                "Invoice " + numbered.number(),
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
        UUID customer = invoice.customer().id().value();
        return new AuditEvent(
                "invoice.post", "invoice", numbered.id().value(), customer, numbered.number(), null, facts, Map.of());
    }
}
