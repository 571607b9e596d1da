package org.tallystick.cashapp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** What banks announced: reports during the day, and notifications that list the payments of an entry. */
@Repository
@Transactional(readOnly = true)
public class Announcements {
    private static final String SELECT = """
            select a.announced_id, a.bank_account_id, a.format, a.pending, a.booked_on, a.currency, a.amount_minor,
                   a.entry_minor, a.entry_reference, a.counterparty, a.reference, a.remittance, a.end_to_end_id,
                   a.announced_at, a.line_id, l.statement_id, a.original_minor, a.original_currency, a.exchange_rate
            from cashapp.announced_line a
            left join cashapp.receipt_line l on l.company_id = a.company_id and l.line_id = a.line_id
            where a.company_id = :company
            """;

    private static final int FINGERPRINT_LENGTH = 64;
    private static final int NEAR_DAYS = 30;

    private final JdbcClient db;

    Announcements(JdbcClient db) {
        this.db = db;
    }

    /** The latest day first; only what no statement has brought when awaited. */
    public Page<Announcement> list(CompanyId company, boolean awaited, int page, int size) {
        List<Announcement> rows = db.sql(SELECT + """
                          and (not :awaited or a.line_id is null)
                        order by a.booked_on desc, a.announced_id desc
                        limit :size offset :skip
                        """)
                .param("company", company.value())
                .param("awaited", awaited)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(Announcements::announcement)
                .list();
        long total = db.sql("""
                        select count(*)
                        from cashapp.announced_line
                        where company_id = :company
                          and (not :awaited or line_id is null)
                        """)
                .param("company", company.value())
                .param("awaited", awaited)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    /** What notifications add to what the lines say, by line. */
    Map<UUID, Remittance> details(CompanyId company, Collection<UUID> lines) {
        Map<UUID, Remittance> details = new HashMap<>();
        db.sql(SELECT + "and a.line_id = any(:lines) and a.format = 'camt.054' and l.state <> 'DETAILED'")
                .param("company", company.value())
                .param("lines", lines.toArray(UUID[]::new))
                .query(Announcements::announcement)
                .list()
                .forEach(each -> details.merge(
                        Objects.requireNonNull(each.line()),
                        Remittance.stored(each.reference(), each.remittance(), each.endToEndId(), each.original()),
                        Remittance::with));
        return details;
    }

    /** Something announced, as a line; {@code entry} is the amount of the whole entry. */
    record Announced(UUID id, String format, LineRead line, Money entry) {
        /** Whether it lists payments of an entry, as against reporting what will be booked. */
        boolean isDetail() {
            return format.equals("camt.054") && !line.pending();
        }
    }

    /** Those of an account that no statement has brought, of about the days of the lines, in the order they came. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Announced> awaited(CompanyId company, UUID account, List<LineRead> lines) {
        LocalDate first =
                lines.stream().map(LineRead::bookedOn).min(LocalDate::compareTo).orElse(LocalDate.EPOCH);
        LocalDate last =
                lines.stream().map(LineRead::bookedOn).max(LocalDate::compareTo).orElse(LocalDate.EPOCH);
        return db.sql("""
                        select announced_id, format, encode(fingerprint, 'hex') as fingerprint, detail, pending, booked_on,
                               value_on, currency, amount_minor, entry_minor, entry_reference, counterparty,
                               counter_account, reference, remittance, bank_reference, end_to_end_id, set_aside,
                               original_minor, original_currency, exchange_rate
                        from cashapp.announced_line
                        where company_id = :company
                          and bank_account_id = :account
                          and line_id is null
                          and booked_on between :first and :last
                        order by announced_id
                        """)
                .param("company", company.value())
                .param("account", account)
                .param("first", first.minusDays(NEAR_DAYS))
                .param("last", last.plusDays(NEAR_DAYS))
                .query(Announcements::announced)
                .list();
    }

    /** Stores those of the lines that were not announced before; returns how many are new. */
    @Transactional(propagation = Propagation.MANDATORY)
    int insert(CompanyId company, UUID account, UUID file, StatementRead read, Instant at, String by) {
        List<LineRead> lines = read.lines();
        Map<String, Money> entries = new HashMap<>();
        lines.forEach(line -> entries.merge(line.fingerprint(), line.amount(), Money::plus));
        return db.sql("""
                        insert into cashapp.announced_line
                            (company_id, announced_id, bank_account_id, file_id, format, fingerprint, detail, pending,
                             booked_on, value_on, currency, amount_minor, entry_minor, entry_reference, counterparty,
                             counter_account, reference, remittance, bank_reference, end_to_end_id, set_aside,
                             announced_at, announced_by, original_minor, original_currency, exchange_rate)
                        select :company, announced_id, :account, :file, :format, fingerprint, detail, pending, booked_on,
                               value_on, :currency, amount_minor, entry_minor, entry_reference, counterparty,
                               counter_account, reference, remittance, bank_reference, end_to_end_id, set_aside, :at, :by,
                               original_minor, original_currency, exchange_rate
                        from unnest(:ids::uuid[], :fingerprints::bytea[], :details::int[], :pendings::boolean[],
                                    :bookedDays::date[], :valueDays::date[], :amounts::bigint[], :entries::bigint[],
                                    :entryReferences::text[], :parties::text[], :accounts::text[], :references::text[],
                                    :texts::text[], :bankReferences::text[], :endToEndIds::text[], :setAsides::text[],
                                    :originals::bigint[], :originalCurrencies::text[], :rates::numeric[])
                             as line (announced_id, fingerprint, detail, pending, booked_on, value_on, amount_minor,
                                      entry_minor, entry_reference, counterparty, counter_account, reference, remittance,
                                      bank_reference, end_to_end_id, set_aside, original_minor, original_currency,
                                      exchange_rate)
                        on conflict (company_id, format, fingerprint, pending) do nothing
                        """)
                .param("company", company.value())
                .param("account", account)
                .param("file", file)
                .param("format", read.format())
                .param("currency", read.currency().code())
                .param("at", Sql.moment(at))
                .param("by", by)
                .param("ids", lines.stream().map(line -> Ids.next()).toArray(UUID[]::new))
                .param(
                        "fingerprints",
                        lines.stream().map(LineRead::fingerprintBytes).toArray(byte[][]::new))
                .param("details", lines.stream().map(LineRead::detail).toArray(Integer[]::new))
                .param("pendings", lines.stream().map(LineRead::pending).toArray(Boolean[]::new))
                .param("bookedDays", texts(lines, line -> line.bookedOn().toString()))
                .param(
                        "valueDays",
                        texts(
                                lines,
                                line -> line.valueOn() == null
                                        ? null
                                        : line.valueOn().toString()))
                .param(
                        "amounts",
                        lines.stream().map(line -> line.amount().minor()).toArray(Long[]::new))
                .param("entries", minors(lines, entries))
                .param("entryReferences", texts(lines, LineRead::entryReference))
                .param("parties", texts(lines, LineRead::counterparty))
                .param("accounts", texts(lines, LineRead::counterAccount))
                .param("references", texts(lines, LineRead::reference))
                .param("texts", texts(lines, line -> line.remittance().text()))
                .param("bankReferences", texts(lines, LineRead::bankReference))
                .param("endToEndIds", texts(lines, line -> line.remittance().endToEndId()))
                .param("setAsides", texts(lines, LineRead::setAside))
                .param("originals", OriginalAmount.minors(remittances(lines)))
                .param("originalCurrencies", OriginalAmount.currencies(remittances(lines)))
                .param("rates", OriginalAmount.rates(remittances(lines)))
                .update();
    }

    /** The statement's lines brought these. */
    @Transactional(propagation = Propagation.MANDATORY)
    void brought(CompanyId company, Map<UUID, UUID> lineOf) {
        List<Map.Entry<UUID, UUID>> rows = List.copyOf(lineOf.entrySet());
        db.sql("""
                        update cashapp.announced_line a
                        set line_id = m.line_id
                        from unnest(:ids::uuid[], :lines::uuid[]) as m (announced_id, line_id)
                        where a.company_id = :company
                          and a.announced_id = m.announced_id
                          and a.line_id is null
                        """)
                .param("company", company.value())
                .param("ids", rows.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .param("lines", rows.stream().map(Map.Entry::getValue).toArray(UUID[]::new))
                .update();
    }

    private static List<Remittance> remittances(List<LineRead> lines) {
        return lines.stream().map(LineRead::remittance).toList();
    }

    private static Long[] minors(List<LineRead> lines, Map<String, Money> entries) {
        return lines.stream()
                .map(line ->
                        Objects.requireNonNull(entries.get(line.fingerprint())).minor())
                .toArray(Long[]::new);
    }

    private static @Nullable String[] texts(List<LineRead> lines, Function<LineRead, @Nullable String> value) {
        return lines.stream().map(value).toArray(String[]::new);
    }

    private static Announcement announcement(ResultSet row, int number) throws SQLException {
        Money amount = Sql.money(row, "amount_minor");
        return new Announcement(
                Sql.uuid(row, "announced_id"),
                Sql.uuid(row, "bank_account_id"),
                Sql.text(row, "format"),
                row.getBoolean("pending"),
                Sql.date(row, "booked_on"),
                amount,
                new Money(row.getLong("entry_minor"), amount.currency()),
                row.getString("entry_reference"),
                row.getString("counterparty"),
                row.getString("reference"),
                Sql.text(row, "remittance"),
                row.getString("end_to_end_id"),
                OriginalAmount.read(row),
                Sql.instant(row, "announced_at"),
                Sql.uuidOrNull(row, "line_id"),
                Sql.uuidOrNull(row, "statement_id"));
    }

    private static Announced announced(ResultSet row, int number) throws SQLException {
        Money amount = Sql.money(row, "amount_minor");
        var line = new LineRead(
                0,
                Sql.text(row, "fingerprint").substring(0, FINGERPRINT_LENGTH),
                row.getInt("detail"),
                Sql.date(row, "booked_on"),
                Sql.dateOrNull(row, "value_on"),
                amount,
                row.getString("counterparty"),
                row.getString("counter_account"),
                row.getString("bank_reference"),
                row.getString("entry_reference"),
                row.getBoolean("pending"),
                Remittance.stored(
                        row.getString("reference"),
                        Sql.text(row, "remittance"),
                        row.getString("end_to_end_id"),
                        OriginalAmount.read(row)),
                row.getString("set_aside"));
        return new Announced(
                Sql.uuid(row, "announced_id"),
                Sql.text(row, "format"),
                line,
                new Money(row.getLong("entry_minor"), amount.currency()));
    }
}
