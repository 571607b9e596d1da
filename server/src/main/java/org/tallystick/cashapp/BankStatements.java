package org.tallystick.cashapp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** The bank statements a company imported. */
@Repository
@Transactional(readOnly = true)
public class BankStatements {
    private static final String SELECT = """
            select statement_id, bank_account_id, file_id, identity, currency, opening_minor, closing_minor, from_on, to_on,
                   lines, held_code, imported_at, released_at, release_reason
            from cashapp.bank_statement
            where company_id = :company
            """;

    private final JdbcClient db;

    BankStatements(JdbcClient db) {
        this.db = db;
    }

    /** The latest import first. */
    public Page<ImportedStatement> list(CompanyId company, int page) {
        var rows = db.sql(SELECT + "order by imported_at desc, statement_id desc limit :size offset :skip")
                .param("company", company.value())
                .param("size", Page.SIZE)
                .param("skip", Page.offset(page, Page.SIZE))
                .query(BankStatements::statement)
                .list();
        long total = db.sql("select count(*) from cashapp.bank_statement where company_id = :company")
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, Page.SIZE, total);
    }

    public Optional<ImportedStatement> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and statement_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(BankStatements::statement)
                .optional();
    }

    /** The statement of that identity, locked to the end of the transaction; a new one is made when there is none. */
    @Transactional(propagation = Propagation.MANDATORY)
    Kept keep(CompanyId company, UUID id, StatementRead read, UUID account, UUID file, Instant at, String by) {
        int added = db.sql("""
                        insert into cashapp.bank_statement
                            (company_id, statement_id, bank_account_id, file_id, identity, currency, opening_minor,
                             closing_minor, from_on, to_on, lines, held_code, imported_at, imported_by, format)
                        values (:company, :id, :account, :file, :identity, :currency, :opening, :closing, :from, :to, :lines,
                                :held, :at, :by, :format)
                        on conflict (company_id, bank_account_id, identity) do nothing
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("account", account)
                .param("file", file)
                .param("identity", read.identity())
                .param("currency", read.currency().code())
                .param("opening", minor(read.opening()))
                .param("closing", minor(read.closing()))
                .param("from", read.from())
                .param("to", read.to())
                .param("lines", read.lines().size())
                .param("held", read.heldCode())
                .param("format", read.format())
                .param("at", Sql.moment(at))
                .param("by", by)
                .update();
        ImportedStatement kept = db.sql(
                        SELECT + "and bank_account_id = :account and identity = :identity for no key update")
                .param("company", company.value())
                .param("account", account)
                .param("identity", read.identity())
                .query(BankStatements::statement)
                .single();
        return new Kept(kept, added == 1);
    }

    record Kept(ImportedStatement statement, boolean isNew) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void release(CompanyId company, UUID id, Instant at, String by, String reason) {
        db.sql("""
                        update cashapp.bank_statement
                        set released_at = :at, released_by = :by, release_reason = :reason
                        where company_id = :company
                          and statement_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("at", Sql.moment(at))
                .param("by", by)
                .param("reason", reason)
                .update();
    }

    private static @Nullable Long minor(@Nullable Money money) {
        return money == null ? null : money.minor();
    }

    private static ImportedStatement statement(ResultSet row, int number) throws SQLException {
        CurrencyCode currency = Sql.currency(row, "currency");
        LocalDate from = Sql.dateOrNull(row, "from_on");
        return new ImportedStatement(
                Sql.uuid(row, "statement_id"),
                Sql.uuid(row, "bank_account_id"),
                Sql.uuid(row, "file_id"),
                Sql.text(row, "identity"),
                currency.code(),
                money(row, "opening_minor", currency),
                money(row, "closing_minor", currency),
                from,
                Sql.dateOrNull(row, "to_on"),
                row.getInt("lines"),
                row.getString("held_code"),
                Sql.instant(row, "imported_at"),
                Sql.instantOrNull(row, "released_at"),
                row.getString("release_reason"));
    }

    private static @Nullable Money money(ResultSet row, String column, CurrencyCode currency) throws SQLException {
        long minor = row.getLong(column);
        return row.wasNull() ? null : new Money(minor, currency);
    }
}
