package org.tallystick.receivables;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** What customers owe in sum, per currency. */
@Repository
@Transactional(readOnly = true)
public class OpenTotals {
    private final JdbcClient db;

    OpenTotals(JdbcClient db) {
        this.db = db;
    }

    /** What a customer owes in one currency, how much of it is overdue, and unused credit, a positive amount. */
    public record Total(CustomerId customer, Money open, Money overdue, Money credit) {}

    public List<Total> of(CompanyId company, Collection<CustomerId> customers, LocalDate today) {
        return db.sql("""
                        select customer_id, currency,
                               coalesce(sum(open_minor) filter (where open_minor > 0), 0) as open_minor,
                               coalesce(sum(open_minor) filter (where open_minor > 0 and due_on < :today), 0)
                                 as overdue_minor,
                               coalesce(-sum(open_minor) filter (where open_minor < 0), 0) as credit_minor
                        from receivables.open_item
                        where company_id = :company
                          and customer_id = any(:customers)
                          and open_minor <> 0
                        group by customer_id, currency
                        order by customer_id, currency
                        """)
                .param("company", company.value())
                .param("today", today)
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> new Total(
                        new CustomerId(Sql.uuid(row, "customer_id")),
                        Sql.money(row, "open_minor"),
                        Sql.money(row, "overdue_minor"),
                        Sql.money(row, "credit_minor")))
                .list();
    }
}
