package org.tallystick.insights;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;
import org.tallystick.platform.SqlFile;

/** What was done for customers and is not invoiced yet: how old it is, why it waits, and who sees to it. */
@Repository
@Transactional(readOnly = true)
public class UnbilledWork {
    private static final String WORK = SqlFile.read("insights/unbilled-work.sql");

    private final JdbcClient db;

    UnbilledWork(JdbcClient db) {
        this.db = db;
    }

    public record Filter(
            @Nullable CustomerId customer, @Nullable String reason, LocalDate today) {}

    /** The work of one customer in one currency that waits for one reason. */
    public record Row(
            CustomerId customer,
            String reason,
            long charges,
            LocalDate oldestOn,
            Money amount,
            Money to30,
            Money to60,
            Money to90,
            Money over90) {}

    /** The open follow-up of a customer that is due first. */
    public record Task(UUID id, CustomerId customer, UUID owner, LocalDate dueOn, String note) {}

    public record Total(Money amount, long charges) {}

    /** The oldest first. */
    public Page<Row> list(CompanyId company, Filter filter, int page, int size) {
        List<Row> rows = filtered(
                        db.sql("select * from (" + WORK
                                + ") rows order by oldest_on, customer_id, currency, reason limit :size offset :skip"),
                        company,
                        filter)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query((row, number) -> new Row(
                        new CustomerId(Sql.uuid(row, "customer_id")),
                        Sql.text(row, "reason"),
                        row.getLong("charges"),
                        Sql.date(row, "oldest_on"),
                        Sql.money(row, "amount_minor"),
                        Sql.money(row, "to_30_minor"),
                        Sql.money(row, "to_60_minor"),
                        Sql.money(row, "to_90_minor"),
                        Sql.money(row, "over_90_minor")))
                .list();
        long total = filtered(db.sql("select count(*) from (" + WORK + ") rows"), company, filter)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    /** One sum for each currency. */
    public List<Total> totals(CompanyId company, Filter filter) {
        return filtered(
                        db.sql(
                                "select currency, sum(amount_minor)::bigint as amount_minor, sum(charges) as charges from ("
                                        + WORK
                                        + ") rows group by currency order by currency"),
                        company,
                        filter)
                .query((row, number) -> new Total(Sql.money(row, "amount_minor"), row.getLong("charges")))
                .list();
    }

    /** The reasons for which anything waits. */
    public List<String> reasons(CompanyId company, LocalDate today) {
        return filtered(
                        db.sql("select distinct reason from (" + WORK + ") rows order by reason"),
                        company,
                        new Filter(null, null, today))
                .query((row, number) -> Sql.text(row, "reason"))
                .list();
    }

    public List<Task> tasks(CompanyId company, List<CustomerId> customers) {
        return db.sql("""
                        select distinct on (customer_id) follow_up_id, customer_id, owner, due_on, note
                        from contracts.follow_up
                        where company_id = :company
                          and customer_id = any(:customers)
                          and done_on is null
                        order by customer_id, due_on, follow_up_id
                        """)
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> new Task(
                        Sql.uuid(row, "follow_up_id"),
                        new CustomerId(Sql.uuid(row, "customer_id")),
                        Sql.uuid(row, "owner"),
                        Sql.date(row, "due_on"),
                        Sql.text(row, "note")))
                .list();
    }

    private static JdbcClient.StatementSpec filtered(
            JdbcClient.StatementSpec statement, CompanyId company, Filter filter) {
        CustomerId customer = filter.customer();
        return statement
                .param("company", company.value())
                .param("customer", customer == null ? null : customer.value())
                .param("reason", filter.reason())
                .param("today", filter.today());
    }
}
