package org.tallystick.collections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.collections.dunning.Tone;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;
import org.tallystick.platform.SqlFile;

/** The cases of a company: one for each customer and currency with something overdue. */
@Repository
@Transactional(readOnly = true)
public class DunningCases {
    private static final String CASES = SqlFile.read("collections/cases.sql");

    private final JdbcClient db;

    DunningCases(JdbcClient db) {
        this.db = db;
    }

    /** The most overdue first. */
    public Page<DunningCase> list(CompanyId company, LocalDate day, @Nullable String text, int page, int size) {
        List<DunningCase> rows = db.sql(CASES)
                .param("company", company.value())
                .param("day", day)
                .param("text", text)
                .param("customer", null)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(DunningCases::row)
                .list();
        long total = db.sql("""
                        select count(distinct (i.customer_id, i.currency))
                        from receivables.open_item i
                        join customers.customer c on c.company_id = i.company_id and c.customer_id = i.customer_id
                        where i.company_id = :company
                          and i.open_minor > 0
                          and i.due_on < :day
                          and (:text::text is null or c.number ilike :text || '%' or c.name ilike '%' || :text || '%')
                        """)
                .param("company", company.value())
                .param("day", day)
                .param("text", text)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    /** Those of one customer, one for each currency. */
    public List<DunningCase> of(CompanyId company, CustomerId customer, LocalDate day) {
        return db.sql(CASES)
                .param("company", company.value())
                .param("day", day)
                .param("text", null)
                .param("customer", customer.value())
                .param("size", 50)
                .param("skip", 0)
                .query(DunningCases::row)
                .list();
    }

    private static DunningCase row(ResultSet row, int number) throws SQLException {
        String tone = row.getString("tone");
        return new DunningCase(
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.text(row, "number"),
                Sql.text(row, "name"),
                Sql.money(row, "overdue_minor"),
                Sql.money(row, "suspended_minor"),
                row.getInt("items"),
                Sql.date(row, "oldest_due"),
                row.getInt("level"),
                tone == null ? null : Tone.valueOf(tone),
                Sql.dateOrNull(row, "last_on"));
    }
}
