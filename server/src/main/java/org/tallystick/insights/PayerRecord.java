package org.tallystick.insights;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;

/** How a customer did in the last twelve months, for somebody who decides about them. */
@Repository
@Transactional(readOnly = true)
public class PayerRecord {
    private final JdbcClient db;
    private final Companies companies;

    PayerRecord(JdbcClient db, Companies companies) {
        this.db = db;
        this.companies = companies;
    }

    /**
     * Amounts are in the company's currency.
     *
     * @param settled installments settled in the twelve months, and how many of them by their due date
     */
    public record Year(long invoices, Money billed, long settled, long onTime, Money open, Money overdue) {}

    public Year of(CompanyId company, CustomerId customer, LocalDate today) {
        CurrencyCode own = companies.get(company).currency();
        return db.sql("""
                        with settled as (
                          select o.due_on,
                                 (select max(a.effective_on)
                                  from receivables.allocation a
                                  where a.company_id = o.company_id and a.open_item_id = o.open_item_id) as settled_on
                          from receivables.open_item o
                          where o.company_id = :company
                            and o.customer_id = :customer
                            and o.kind = 'INVOICE'
                            and o.open_minor = 0
                        ), billed as (
                          select count(*) as invoices, coalesce(sum(i.base_minor), 0)::bigint as billed
                          from invoicing.invoice i
                          where i.company_id = :company
                            and i.customer_id = :customer
                            and i.invoice_on > :since
                            and i.invoice_on <= :today
                        ), owed as (
                          select coalesce(sum(o.open_base_minor), 0)::bigint as open,
                                 coalesce(sum(o.open_base_minor) filter (where o.due_on < :today), 0)::bigint as overdue
                          from receivables.open_item o
                          where o.company_id = :company
                            and o.customer_id = :customer
                            and o.open_minor > 0
                        )
                        select billed.invoices, billed.billed, owed.open, owed.overdue,
                               (select count(*) from settled where settled_on > :since) as settled,
                               (select count(*) from settled where settled_on > :since and settled_on <= due_on) as on_time
                        from billed, owed
                        """)
                .param("company", company.value())
                .param("customer", customer.value())
                .param("since", today.minusYears(1))
                .param("today", today)
                .query((row, number) -> new Year(
                        row.getLong("invoices"),
                        new Money(row.getLong("billed"), own),
                        row.getLong("settled"),
                        row.getLong("on_time"),
                        new Money(row.getLong("open"), own),
                        new Money(row.getLong("overdue"), own)))
                .single();
    }
}
