package org.tallystick.controls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import org.tallystick.platform.Sql;

/** The comparisons that were made, kept as evidence. */
@Repository
@Transactional(readOnly = true)
public class TieOutRuns {
    private static final String SELECT = """
            select run_id, business_on, breaks, recorded_at
            from controls.tie_out_run
            where company_id = :company
            """;

    private final JdbcClient db;

    TieOutRuns(JdbcClient db) {
        this.db = db;
    }

    /** The latest first. */
    public List<TieOutRun> list(CompanyId company, boolean brokenOnly, int limit) {
        return db.sql(SELECT + """
                        and (not :broken or breaks > 0)
                        order by recorded_at desc, run_id desc
                        limit :limit
                        """)
                .param("company", company.value())
                .param("broken", brokenOnly)
                .param("limit", limit)
                .query(TieOutRuns::run)
                .list();
    }

    public Optional<TieOutReport> find(CompanyId company, UUID run) {
        return db.sql(SELECT + "and run_id = :run")
                .param("company", company.value())
                .param("run", run)
                .query(TieOutRuns::run)
                .optional()
                .map(found -> report(company, found));
    }

    /** The one made last, whichever day it was about. */
    public Optional<TieOutReport> latest(CompanyId company) {
        return list(company, false, 1).stream().findFirst().map(run -> report(company, run));
    }

    /** The last one about a day. */
    public Optional<TieOutReport> on(CompanyId company, LocalDate day) {
        return db.sql(SELECT + "and business_on = :day order by recorded_at desc, run_id desc limit 1")
                .param("company", company.value())
                .param("day", day)
                .query(TieOutRuns::run)
                .optional()
                .map(run -> report(company, run));
    }

    private TieOutReport report(CompanyId company, TieOutRun run) {
        return new TieOutReport(
                run.id(),
                run.businessOn(),
                run.recordedAt(),
                controls(company, run.id()),
                banks(company, run.id()),
                items(company, run.id()));
    }

    private List<TiedControl> controls(CompanyId company, UUID run) {
        return db.sql("""
                        select control, currency, ledger_minor, items_minor
                        from controls.tie_out
                        where company_id = :company
                          and run_id = :run
                        order by control, currency
                        """)
                .param("company", company.value())
                .param("run", run)
                .query(TieOutRuns::control)
                .list();
    }

    static TiedControl control(ResultSet row, int number) throws SQLException {
        return new TiedControl(
                TiedControl.Control.valueOf(Sql.text(row, "control")),
                Sql.money(row, "ledger_minor"),
                Sql.money(row, "items_minor"));
    }

    private List<TiedBank> banks(CompanyId company, UUID run) {
        return db.sql("""
                        select bank_account_id, name, currency, statement_id, statement_on, bank_minor, ledger_minor,
                               in_transit_minor
                        from controls.bank_tie_out
                        where company_id = :company
                          and run_id = :run
                        order by name, bank_account_id
                        """)
                .param("company", company.value())
                .param("run", run)
                .query(BankTieOut::bank)
                .list();
    }

    private List<TieOutItem> items(CompanyId company, UUID run) {
        return db.sql("""
                        select bank_account_id, kind, subject_type, subject_id, currency, amount_minor, since_on, sentence
                        from controls.tie_out_item
                        where company_id = :company
                          and run_id = :run
                        order by ordinal
                        """)
                .param("company", company.value())
                .param("run", run)
                .query((row, number) -> new TieOutItem(
                        Sql.uuidOrNull(row, "bank_account_id"),
                        TieOutItem.Kind.valueOf(Sql.text(row, "kind")),
                        Sql.text(row, "subject_type"),
                        Sql.text(row, "subject_id"),
                        Sql.money(row, "amount_minor"),
                        Sql.dateOrNull(row, "since_on"),
                        Sql.text(row, "sentence")))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void keep(CompanyId company, TieOutReport report) {
        db.sql("""
                        insert into controls.tie_out_run (company_id, run_id, business_on, breaks, recorded_at)
                        values (:company, :run, :on, :breaks, :at)
                        """)
                .param("company", company.value())
                .param("run", report.run())
                .param("on", report.businessOn())
                .param("breaks", report.breaks().size())
                .param("at", Sql.moment(report.recordedAt()))
                .update();
        report.controls().forEach(control -> keep(company, report, control));
        report.banks().forEach(bank -> keep(company, report.run(), bank));
        keepItems(company, report.run(), report.items());
    }

    private void keep(CompanyId company, TieOutReport report, TiedControl row) {
        db.sql("""
                        insert into controls.tie_out
                            (company_id, tie_out_id, run_id, business_on, currency, control, ledger_minor, items_minor,
                             recorded_at)
                        values (:company, :id, :run, :on, :currency, :control, :ledger, :items, :at)
                        """)
                .param("company", company.value())
                .param("id", Ids.next())
                .param("run", report.run())
                .param("on", report.businessOn())
                .param("currency", row.ledger().currency().code())
                .param("control", row.control().name())
                .param("ledger", row.ledger().minor())
                .param("items", row.items().minor())
                .param("at", Sql.moment(report.recordedAt()))
                .update();
    }

    private void keep(CompanyId company, UUID run, TiedBank row) {
        Money bank = row.bank();
        db.sql("""
                        insert into controls.bank_tie_out
                            (company_id, run_id, bank_account_id, name, currency, statement_id, statement_on, bank_minor,
                             ledger_minor, in_transit_minor)
                        values (:company, :run, :account, :name, :currency, :statement, :on, :bank, :ledger, :transit)
                        """)
                .param("company", company.value())
                .param("run", run)
                .param("account", row.account())
                .param("name", row.name())
                .param("currency", row.ledger().currency().code())
                .param("statement", row.statement())
                .param("on", row.statementOn())
                .param("bank", bank == null ? null : bank.minor())
                .param("ledger", row.ledger().minor())
                .param("transit", row.inTransit().minor())
                .update();
    }

    private void keepItems(CompanyId company, UUID run, List<TieOutItem> items) {
        db.sql("""
                        insert into controls.tie_out_item
                            (company_id, run_id, ordinal, bank_account_id, kind, subject_type, subject_id, currency,
                             amount_minor, since_on, sentence)
                        select :company, :run, ordinal, account, kind, subject_type, subject, currency, amount, since_on,
                               sentence
                        from unnest(:accounts::uuid[], :kinds::text[], :types::text[], :subjects::text[],
                                    :currencies::text[], :amounts::bigint[], :days::date[], :sentences::text[])
                             with ordinality as item (account, kind, subject_type, subject, currency, amount, since_on,
                                                      sentence, ordinal)
                        """)
                .param("company", company.value())
                .param("run", run)
                .param("accounts", items.stream().map(TieOutItem::account).toArray(UUID[]::new))
                .param("kinds", texts(items, item -> item.kind().name()))
                .param("types", texts(items, TieOutItem::subjectType))
                .param("subjects", texts(items, TieOutItem::subject))
                .param(
                        "currencies",
                        texts(items, item -> item.amount().currency().code()))
                .param(
                        "amounts",
                        items.stream().map(item -> item.amount().minor()).toArray(Long[]::new))
                .param("days", texts(items, item -> {
                    LocalDate since = item.sinceOn();
                    return since == null ? null : since.toString();
                }))
                .param("sentences", texts(items, TieOutItem::sentence))
                .update();
    }

    private static String[] texts(List<TieOutItem> items, Function<TieOutItem, @Nullable String> column) {
        return items.stream().map(column).toArray(String[]::new);
    }

    private static TieOutRun run(ResultSet row, int number) throws SQLException {
        return new TieOutRun(
                Sql.uuid(row, "run_id"),
                Sql.date(row, "business_on"),
                row.getInt("breaks"),
                Sql.instant(row, "recorded_at"));
    }
}
