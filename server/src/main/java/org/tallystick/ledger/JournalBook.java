package org.tallystick.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** Reads the journal: trial balance, what stands on an account, one entry with its postings. */
@Repository
@Transactional(readOnly = true)
public class JournalBook {
    private final JdbcClient db;
    private final Companies companies;

    JournalBook(JdbcClient db, Companies companies) {
        this.db = db;
        this.companies = companies;
    }

    /** What an account has in one currency at the end of a day; debit positive. */
    public record Balance(String account, Money amount, long baseMinor, Money debits, Money credits) {}

    public record Entry(
            UUID id,
            LocalDate postedOn,
            String sourceType,
            UUID sourceId,
            String description,
            @Nullable UUID reverses,
            @Nullable UUID reversedBy,
            Instant recordedAt) {}

    /** A posting as it shows on an account or in an entry. */
    public record Line(
            UUID entry,
            int line,
            String account,
            LocalDate postedOn,
            String description,
            Money amount,
            long baseMinor,
            @Nullable UUID customer) {}

    /** One row per account and currency with anything on it, between two days, both included; a null start is the beginning. */
    public List<Balance> balances(CompanyId company, @Nullable LocalDate from, LocalDate through) {
        return db.sql("""
                        select account, currency, sum(amount_minor) as amount_minor, sum(base_minor) as base_minor,
                               coalesce(sum(amount_minor) filter (where amount_minor > 0), 0) as debit_minor,
                               coalesce(-sum(amount_minor) filter (where amount_minor < 0), 0) as credit_minor
                        from ledger.posting
                        where company_id = :company
                          and posted_on <= :through
                          and (:from::date is null or posted_on >= :from)
                        group by account, currency
                        order by account, currency
                        """)
                .param("company", company.value())
                .param("from", from)
                .param("through", through)
                .query((row, number) -> new Balance(
                        Sql.text(row, "account"),
                        Sql.money(row, "amount_minor"),
                        row.getLong("base_minor"),
                        Sql.money(row, "debit_minor"),
                        Sql.money(row, "credit_minor")))
                .list();
    }

    /** What one account has in each currency at the end of a day. */
    public List<Money> balancesOf(CompanyId company, AccountRole role, LocalDate through) {
        return db.sql("""
                        select p.currency, sum(p.amount_minor) as amount_minor
                        from ledger.posting p
                        join ledger.account a on a.company_id = p.company_id and a.number = p.account
                        where p.company_id = :company
                          and a.role = :role
                          and p.posted_on <= :through
                        group by p.currency
                        order by p.currency
                        """)
                .param("company", company.value())
                .param("role", role.name())
                .param("through", through)
                .query((row, number) -> Sql.money(row, "amount_minor"))
                .list();
    }

    /** The postings of an account, the latest first. */
    public Page<Line> lines(
            CompanyId company,
            String account,
            @Nullable CurrencyCode currency,
            @Nullable LocalDate from,
            LocalDate through,
            int page) {
        List<Line> rows = db.sql("""
                        select p.entry_id, p.line, p.account, p.posted_on, e.description, p.currency, p.amount_minor,
                               p.base_minor, p.customer_id
                        from ledger.posting p
                        join ledger.entry e using (company_id, entry_id)
                        where p.company_id = :company
                          and p.account = :account
                          and p.posted_on <= :through
                          and (:from::date is null or p.posted_on >= :from)
                          and (:currency::text is null or p.currency = :currency)
                        order by p.posted_on desc, p.entry_id desc, p.line
                        limit :size offset :skip
                        """)
                .param("company", company.value())
                .param("account", account)
                .param("currency", currency == null ? null : currency.code())
                .param("from", from)
                .param("through", through)
                .param("size", Page.SIZE)
                .param("skip", Page.offset(page, Page.SIZE))
                .query(JournalBook::line)
                .list();
        long total = db.sql("""
                        select count(*)
                        from ledger.posting
                        where company_id = :company
                          and account = :account
                          and posted_on <= :through
                          and (:from::date is null or posted_on >= :from)
                          and (:currency::text is null or currency = :currency)
                        """)
                .param("company", company.value())
                .param("account", account)
                .param("currency", currency == null ? null : currency.code())
                .param("from", from)
                .param("through", through)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, Page.SIZE, total);
    }

    public Optional<Entry> entry(CompanyId company, UUID id) {
        return db.sql("""
                        select e.entry_id, e.posted_on, e.source_type, e.source_id, e.description, e.reverses_id,
                               r.entry_id as reversed_by, e.recorded_at
                        from ledger.entry e
                        left join ledger.entry r on r.company_id = e.company_id and r.reverses_id = e.entry_id
                        where e.company_id = :company
                          and e.entry_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query(JournalBook::entry)
                .optional();
    }

    /** The entry of a document or deed. */
    public Optional<UUID> entryOf(CompanyId company, String sourceType, UUID source) {
        return db.sql("""
                        select entry_id
                        from ledger.entry
                        where company_id = :company
                          and source_type = :type
                          and source_id = :source
                        """)
                .param("company", company.value())
                .param("type", sourceType)
                .param("source", source)
                .query((row, number) -> Sql.uuid(row, "entry_id"))
                .optional();
    }

    public List<Line> linesOf(CompanyId company, UUID entry) {
        return db.sql("""
                        select p.entry_id, p.line, p.account, p.posted_on, e.description, p.currency, p.amount_minor,
                               p.base_minor, p.customer_id
                        from ledger.posting p
                        join ledger.entry e using (company_id, entry_id)
                        where p.company_id = :company
                          and p.entry_id = :entry
                        order by p.line
                        """)
                .param("company", company.value())
                .param("entry", entry)
                .query(JournalBook::line)
                .list();
    }

    /** The exact negation of an entry, to be posted on another day for its own source. */
    public EntryDraft reversalOf(CompanyId company, UUID entry, LocalDate on, String sourceType, UUID source) {
        Entry original = entry(company, entry).orElseThrow();
        CurrencyCode base = companies.get(company).currency();
        List<Posting> mirrored = linesOf(company, entry).stream()
                .map(line -> new Posting(
                        new Posting.AccountRef.Numbered(line.account()),
                        line.amount().negated(),
                        new Money(-line.baseMinor(), base),
                        line.customer()))
                .toList();
        return new EntryDraft(
                Ids.next(), on, sourceType, source, "Reversal: " + original.description(), entry, mirrored);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                Sql.uuid(row, "entry_id"),
                Sql.date(row, "posted_on"),
                Sql.text(row, "source_type"),
                Sql.uuid(row, "source_id"),
                Sql.text(row, "description"),
                Sql.uuidOrNull(row, "reverses_id"),
                Sql.uuidOrNull(row, "reversed_by"),
                Sql.instant(row, "recorded_at"));
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                Sql.uuid(row, "entry_id"),
                row.getInt("line"),
                Sql.text(row, "account"),
                Sql.date(row, "posted_on"),
                Sql.text(row, "description"),
                Sql.money(row, "amount_minor"),
                row.getLong("base_minor"),
                Sql.uuidOrNull(row, "customer_id"));
    }
}
