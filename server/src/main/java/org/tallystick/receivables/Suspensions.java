package org.tallystick.receivables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/**
 * The intervals in which items are not dunned. Whoever has a reason begins and ends them here, in the transaction of the act
 * that is the reason; whoever duns asks here.
 */
@Repository
@Transactional(readOnly = true)
public class Suspensions {
    private final JdbcClient db;
    private final BusinessClock clock;

    Suspensions(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Those that hold on a day, by item; items without one are left out. */
    public Map<OpenItemId, List<Suspension>> holding(CompanyId company, Collection<OpenItemId> items, LocalDate day) {
        return history(company, items).stream()
                .filter(span -> span.holdsOn(day))
                .collect(Collectors.groupingBy(Suspension::item, LinkedHashMap::new, Collectors.toList()));
    }

    /** All that hold, held or will hold, as they really ended, in the order they began. */
    public List<Suspension> history(CompanyId company, Collection<OpenItemId> items) {
        return db.sql("""
                        select s.suspension_id, s.open_item_id, s.reason, s.holder_id, s.amount_minor, i.currency,
                               s.from_on, s.until_on, s.note
                        from receivables.suspension_span s
                        join receivables.open_item i on i.company_id = s.company_id and i.open_item_id = s.open_item_id
                        where s.company_id = :company
                          and s.open_item_id = any(:items)
                        order by s.from_on, s.suspension_id
                        """)
                .param("company", company.value())
                .param("items", items.stream().map(OpenItemId::value).toArray(UUID[]::new))
                .query((row, number) -> suspension(row))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(CompanyId company, Collection<Suspension> wanted, String by) {
        List<Suspension> rows = List.copyOf(wanted);
        db.sql("""
                        insert into receivables.suspension
                            (company_id, suspension_id, open_item_id, reason, holder_id, amount_minor, from_on, until_on,
                             note, begun_at, begun_by)
                        select :company, suspension_id, open_item_id, reason, holder_id, amount_minor, from_on, until_on,
                               note, :at, :by
                        from unnest(:ids::uuid[], :items::uuid[], :reasons::text[], :holders::uuid[], :amounts::bigint[],
                                    :froms::date[], :untils::date[], :notes::text[])
                             as wanted (suspension_id, open_item_id, reason, holder_id, amount_minor, from_on, until_on, note)
                        """)
                .param("company", company.value())
                .param("ids", column(rows, Suspension::id).toArray(UUID[]::new))
                .param("items", column(rows, row -> row.item().value()).toArray(UUID[]::new))
                .param("reasons", column(rows, row -> row.reason().name()).toArray(String[]::new))
                .param("holders", column(rows, Suspension::holder).toArray(UUID[]::new))
                .param("amounts", rows.stream().map(Suspensions::minor).toArray(Long[]::new))
                .param("froms", Sql.days(column(rows, Suspension::from)))
                .param("untils", rows.stream().map(Suspensions::until).toArray(String[]::new))
                .param("notes", rows.stream().map(Suspension::note).toArray(String[]::new))
                .param("at", Sql.moment(clock.now()))
                .param("by", by)
                .update();
    }

    /** The reason is gone: all that rests on this holder and did not end before ends on a day, the first that is dunned again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(CompanyId company, Collection<UUID> holders, LocalDate on, String by) {
        db.sql("""
                        insert into receivables.suspension_end (company_id, suspension_id, ended_on, ended_at, ended_by)
                        select company_id, suspension_id, :on, :at, :by
                        from receivables.suspension
                        where company_id = :company
                          and holder_id = any(:holders)
                          and (until_on is null or until_on > :on)
                        on conflict do nothing
                        """)
                .param("company", company.value())
                .param("holders", holders.toArray(UUID[]::new))
                .param("on", on)
                .param("at", Sql.moment(clock.now()))
                .param("by", by)
                .update();
    }

    private static Suspension suspension(ResultSet row) throws SQLException {
        return new Suspension(
                Sql.uuid(row, "suspension_id"),
                new OpenItemId(Sql.uuid(row, "open_item_id")),
                Suspension.Reason.valueOf(Sql.text(row, "reason")),
                Sql.uuid(row, "holder_id"),
                amount(row),
                Sql.date(row, "from_on"),
                Sql.dateOrNull(row, "until_on"),
                row.getString("note"));
    }

    private static @Nullable Money amount(ResultSet row) throws SQLException {
        long minor = row.getLong("amount_minor");
        return row.wasNull() ? null : new Money(minor, CurrencyCode.of(Sql.text(row, "currency")));
    }

    private static @Nullable Long minor(Suspension row) {
        return Optional.ofNullable(row.amount()).map(Money::minor).orElse(null);
    }

    private static @Nullable String until(Suspension row) {
        return Optional.ofNullable(row.until()).map(LocalDate::toString).orElse(null);
    }

    private static <T> List<T> column(List<Suspension> rows, Function<Suspension, T> value) {
        return rows.stream().map(value).toList();
    }
}
