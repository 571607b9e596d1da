package org.tallystick.invoicing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.invoicing.InvoicePosting.Numbered;
import org.tallystick.lib.receivables.history.LookBack;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** What invoices say was billed before them: added up when they are posted, for a whole chunk in one statement, and kept. */
@Repository
@Transactional(readOnly = true)
public class BilledSummaries {
    private final JdbcClient db;
    private final LookBackDesk desk;
    private final Customers customers;

    BilledSummaries(JdbcClient db, LookBackDesk desk, Customers customers) {
        this.db = db;
        this.desk = desk;
        this.customers = customers;
    }

    /** Empty when the invoice says nothing of it. */
    public Optional<PreviouslyBilled> of(CompanyId company, InvoiceId invoice) {
        return db.sql("""
                        select look_back, from_on, to_on, currency, invoices, credit_memos, net_minor, gross_minor
                        from invoicing.previously_billed
                        where company_id = :company
                          and invoice_id = :invoice
                        """)
                .param("company", company.value())
                .param("invoice", invoice.value())
                .query((row, number) -> new PreviouslyBilled(
                        LookBack.valueOf(Sql.text(row, "look_back")),
                        Sql.date(row, "from_on"),
                        Sql.date(row, "to_on"),
                        row.getInt("invoices"),
                        row.getInt("credit_memos"),
                        Sql.money(row, "net_minor"),
                        Sql.money(row, "gross_minor")))
                .optional();
    }

    /**
     * Which of the customers want it. They are locked: whatever is posted for them counts before these invoices, or waits
     * until they are posted.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<CustomerId, LookBack> wanted(CompanyId company, List<PricedInvoice> invoices) {
        Map<CustomerId, LookBack> wanted = desk.of(
                company,
                invoices.stream()
                        .map(invoice -> invoice.customer().id())
                        .distinct()
                        .toList());
        if (!wanted.isEmpty()) {
            customers.lock(company, wanted.keySet());
        }
        return wanted;
    }

    /** The invoices are inserted; those posted at the same moment count by their numbers. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(CompanyId company, List<Numbered> posted, Map<CustomerId, LookBack> wanted) {
        List<UUID> ids = new ArrayList<>();
        List<String> lookBacks = new ArrayList<>();
        List<String> froms = new ArrayList<>();
        for (Numbered numbered : posted) {
            LookBack lookBack = wanted.get(numbered.invoice().customer().id());
            if (lookBack != null) {
                LocalDate on = numbered.invoice().invoiceOn();
                ids.add(numbered.id().value());
                lookBacks.add(lookBack.name());
                froms.add(lookBack.from(on).toString());
            }
        }
        if (!ids.isEmpty()) {
            insert(company, ids, lookBacks, froms);
        }
    }

    private void insert(CompanyId company, List<UUID> ids, List<String> lookBacks, List<String> froms) {
        db.sql("""
                        insert into invoicing.previously_billed
                            (company_id, invoice_id, look_back, from_on, to_on, currency, invoices, credit_memos, net_minor,
                             gross_minor)
                        select i.company_id, i.invoice_id, asked.look_back, asked.from_on, i.invoice_on, i.currency,
                               before.invoices, less.memos, before.net - less.net, before.gross - less.gross
                        from unnest(:ids::uuid[], :lookBacks::text[], :froms::date[]) as asked (invoice_id, look_back, from_on)
                        join invoicing.invoice i on i.company_id = :company and i.invoice_id = asked.invoice_id
                        cross join lateral (
                          select count(*) as invoices, coalesce(sum(b.net_minor), 0) as net,
                                 coalesce(sum(b.gross_minor), 0) as gross
                          from invoicing.invoice b
                          where b.company_id = i.company_id
                            and b.customer_id = i.customer_id
                            and b.invoice_on between asked.from_on and i.invoice_on
                            and b.currency = i.currency
                            and (b.posted_at, b.series, b.series_number) < (i.posted_at, i.series, i.series_number)) before
                        cross join lateral (
                          select count(*) as memos, coalesce(sum(m.net_minor), 0) as net,
                                 coalesce(sum(m.gross_minor), 0) as gross
                          from invoicing.credit_memo m
                          where m.company_id = i.company_id
                            and m.customer_id = i.customer_id
                            and m.credited_on between asked.from_on and i.invoice_on
                            and m.currency = i.currency
                            and m.posted_at < i.posted_at) less
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .param("lookBacks", lookBacks.toArray(String[]::new))
                .param("froms", froms.toArray(String[]::new))
                .update();
    }
}
