package org.tallystick.latefees;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.collections.fees.LateFee;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.OpenItemId;

/** The notes of late fees with their fees, as they were posted. */
@Repository
@Transactional(readOnly = true)
public class FeeNotes {
    private final JdbcClient db;
    private final BusinessClock clock;

    FeeNotes(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** A note with what is open of it and what was waived. */
    public record Row(
            UUID id, String number, CustomerId customer, LocalDate on, Money amount, Money open, Money waived) {}

    public Optional<FeeNote> find(CompanyId company, UUID id) {
        List<FeeNote.Fee> fees = fees(company, id);
        return db.sql("""
                        select note_id, number, customer_id, month, note_on, currency, amount_minor
                        from latefees.note
                        where company_id = :company
                          and note_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> new FeeNote(
                        id,
                        Sql.text(row, "number"),
                        new CustomerId(Sql.uuid(row, "customer_id")),
                        YearMonth.parse(Sql.text(row, "month")),
                        Sql.date(row, "note_on"),
                        Sql.money(row, "amount_minor"),
                        fees))
                .optional();
    }

    /** The latest first, of one customer or of all. */
    public Page<Row> list(CompanyId company, @Nullable CustomerId customer, int page) {
        long[] total = {0};
        List<Row> rows = db.sql("""
                        select n.note_id, n.number, n.customer_id, n.note_on, n.currency, n.amount_minor,
                               sum(i.open_minor)::bigint as open_minor,
                               coalesce(sum((select sum(a.amount_minor)
                                             from receivables.allocation a
                                             where a.company_id = i.company_id
                                               and a.open_item_id = i.open_item_id
                                               and a.kind = 'WAIVER')), 0)::bigint as waived_minor,
                               count(*) over () as total
                        from latefees.note n
                        join receivables.open_item i on i.company_id = n.company_id and i.document_id = n.note_id
                        where n.company_id = :company
                          and (:customer::uuid is null or n.customer_id = :customer)
                        group by n.company_id, n.note_id
                        order by n.series desc, n.series_number desc
                        limit :most offset :skip
                        """)
                .param("company", company.value())
                .param("customer", customer == null ? null : customer.value())
                .param("most", Page.SIZE)
                .param("skip", Page.offset(page, Page.SIZE))
                .query((row, number) -> {
                    total[0] = row.getLong("total");
                    return row(row);
                })
                .list();
        return new Page<>(rows, page, Page.SIZE, total[0]);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                Sql.uuid(row, "note_id"),
                Sql.text(row, "number"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.date(row, "note_on"),
                Sql.money(row, "amount_minor"),
                Sql.money(row, "open_minor"),
                Sql.money(row, "waived_minor"));
    }

    /** The note a fee belongs to, by the open item of the fee. */
    public Optional<UUID> ofItem(CompanyId company, OpenItemId item) {
        return db.sql("""
                        select note_id
                        from latefees.fee
                        where company_id = :company
                          and fee_item_id = :item
                        """)
                .param("company", company.value())
                .param("item", item.value())
                .query(UUID.class)
                .optional();
    }

    private List<FeeNote.Fee> fees(CompanyId company, UUID note) {
        return db.sql("""
                        select f.fee_id, f.position, f.rule_id, r.name, f.late_item_id, i.number, i.due_on, f.fee_item_id,
                               f.period, f.from_on, f.through_on, f.base_minor, f.amount_minor, f.spans, i.currency
                        from latefees.fee f
                        join latefees.rule r on r.company_id = f.company_id and r.rule_id = f.rule_id
                        join receivables.open_item i on i.company_id = f.company_id and i.open_item_id = f.late_item_id
                        where f.company_id = :company
                          and f.note_id = :note
                        order by f.position
                        """)
                .param("company", company.value())
                .param("note", note)
                .query((row, number) -> fee(row))
                .list();
    }

    private static FeeNote.Fee fee(ResultSet row) throws SQLException {
        var fee = new LateFee(
                Sql.text(row, "period"),
                Sql.money(row, "amount_minor"),
                Sql.money(row, "base_minor"),
                Sql.date(row, "from_on"),
                Sql.date(row, "through_on"),
                SpansJson.read(Sql.text(row, "spans"), CurrencyCode.of(Sql.text(row, "currency"))));
        return new FeeNote.Fee(
                Sql.uuid(row, "fee_id"),
                row.getInt("position"),
                Sql.uuid(row, "rule_id"),
                Sql.text(row, "name"),
                new OpenItemId(Sql.uuid(row, "late_item_id")),
                Sql.text(row, "number"),
                Sql.date(row, "due_on"),
                new OpenItemId(Sql.uuid(row, "fee_item_id")),
                fee);
    }

    /** The next numbers of a series, without a gap: the row is locked until the transaction ends (RULE-16). */
    @Transactional(propagation = Propagation.MANDATORY)
    long take(CompanyId company, String series, int count) {
        return db.sql("""
                        insert into latefees.number_series as s (company_id, series, next_number)
                        values (:company, :series, 1 + :count)
                        on conflict (company_id, series) do update
                        set next_number = s.next_number + :count
                        returning next_number - :count
                        """)
                .param("company", company.value())
                .param("series", series)
                .param("count", (long) count)
                .query(Long.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, String series, long first, List<FeeNote> notes, String by) {
        db.sql("""
                        insert into latefees.note
                            (company_id, note_id, series, series_number, number, customer_id, month, note_on, currency,
                             amount_minor, recorded_at, recorded_by)
                        select :company, id, :series, :first + position - 1, number, customer, month, day, currency, amount,
                               :at, :by
                        from unnest(:ids::uuid[], :numbers::text[], :customers::uuid[], :months::text[], :days::date[],
                                    :currencies::text[], :amounts::bigint[])
                             with ordinality as note (id, number, customer, month, day, currency, amount, position)
                        """)
                .param("company", company.value())
                .param("series", series)
                .param("first", first)
                .param("ids", column(notes, FeeNote::id).toArray(UUID[]::new))
                .param("numbers", column(notes, FeeNote::number).toArray(String[]::new))
                .param(
                        "customers",
                        column(notes, note -> note.customer().value()).toArray(UUID[]::new))
                .param("months", column(notes, note -> note.month().toString()).toArray(String[]::new))
                .param("days", Sql.days(column(notes, FeeNote::on)))
                .param(
                        "currencies",
                        column(notes, note -> note.amount().currency().code()).toArray(String[]::new))
                .param("amounts", column(notes, note -> note.amount().minor()).toArray(Long[]::new))
                .param("at", Sql.moment(clock.now()))
                .param("by", by)
                .update();
        insertFees(company, notes);
    }

    private void insertFees(CompanyId company, List<FeeNote> notes) {
        Map<UUID, UUID> noteOf = notes.stream()
                .flatMap(note -> note.fees().stream().map(fee -> Map.entry(fee.id(), note.id())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        List<FeeNote.Fee> fees =
                notes.stream().flatMap(note -> note.fees().stream()).toList();
        db.sql("""
                        insert into latefees.fee
                            (company_id, fee_id, note_id, position, rule_id, late_item_id, period, fee_item_id, from_on,
                             through_on, base_minor, amount_minor, spans)
                        select :company, id, note, position, rule, late, period, item, from_on, through_on, base, amount,
                               spans::jsonb
                        from unnest(:ids::uuid[], :notes::uuid[], :positions::int[], :rules::uuid[], :lates::uuid[],
                                    :periods::text[], :items::uuid[], :froms::date[], :throughs::date[], :bases::bigint[],
                                    :amounts::bigint[], :spans::text[])
                             as fee (id, note, position, rule, late, period, item, from_on, through_on, base, amount, spans)
                        """)
                .param("company", company.value())
                .param("ids", column(fees, FeeNote.Fee::id).toArray(UUID[]::new))
                .param(
                        "notes",
                        column(fees, fee -> Objects.requireNonNull(noteOf.get(fee.id())))
                                .toArray(UUID[]::new))
                .param("positions", column(fees, FeeNote.Fee::position).toArray(Integer[]::new))
                .param("rules", column(fees, FeeNote.Fee::rule).toArray(UUID[]::new))
                .param("lates", column(fees, fee -> fee.late().value()).toArray(UUID[]::new))
                .param("periods", column(fees, fee -> fee.fee().period()).toArray(String[]::new))
                .param("items", column(fees, fee -> fee.item().value()).toArray(UUID[]::new))
                .param("froms", Sql.days(column(fees, fee -> fee.fee().from())))
                .param("throughs", Sql.days(column(fees, fee -> fee.fee().through())))
                .param("bases", column(fees, fee -> fee.fee().base().minor()).toArray(Long[]::new))
                .param(
                        "amounts",
                        column(fees, fee -> fee.fee().amount().minor()).toArray(Long[]::new))
                .param(
                        "spans",
                        column(fees, fee -> SpansJson.write(fee.fee().spans())).toArray(String[]::new))
                .update();
    }

    private static <R, V> List<V> column(List<R> rows, Function<R, V> value) {
        return rows.stream().map(value).toList();
    }
}
