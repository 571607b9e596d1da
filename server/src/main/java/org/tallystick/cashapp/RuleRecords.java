package org.tallystick.cashapp;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.matching.promotion.Standing;
import org.tallystick.lib.matching.promotion.Standing.State;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;
import org.tallystick.platform.SqlFile;

/** Where rules stand, what they posted, and how their state changed; append-only. */
@Repository
@Transactional(readOnly = true)
public class RuleRecords {
    private static final String STANDINGS = SqlFile.read("cashapp/rule-standings.sql");
    private static final int MOST_CHANGES = 200;

    private static final String POSTED = """
            with review as (
              select changed_at, change_id
              from cashapp.rule_change
              where company_id = :company
                and rule = :rule
                and rule_version = :version
                and state = 'SUGGEST'
              order by changed_at desc, change_id desc
              limit 1
            ),
            posted as (
              select company_id, decision_id, payment_id, decided_at, explanation
              from cashapp.match_decision
              where company_id = :company
                and rule = :rule
                and rule_version = :version
                and outcome = 'AUTO'
                and not exists (select from review where (decided_at, decision_id) < (changed_at, change_id))
            )
            """;

    private final JdbcClient db;

    RuleRecords(JdbcClient db) {
        this.db = db;
    }

    /** Something a rule settled by itself; the reason is null while it stands. */
    public record Posting(
            PaymentId payment,
            String number,
            Money amount,
            Instant decidedAt,
            String explanation,
            @Nullable String takenBack) {}

    /** No rule changes its state until this transaction ends. Taken after customers and payments. */
    @Transactional(propagation = Propagation.MANDATORY)
    void hold(CompanyId company) {
        db.sql("select pg_advisory_xact_lock_shared(hashtextextended(:company::text || ' rules', 0)) is null")
                .param("company", company.value())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /** Nothing is decided by rules until this transaction ends. Taken after customers, payments and open items. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock(CompanyId company) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:company::text || ' rules', 0)) is null")
                .param("company", company.value())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /** Where all rules stand, without their latest postings. */
    public Rulebook read(CompanyId company) {
        Map<MatchRule, Standing> standings = new HashMap<>();
        db.sql(STANDINGS)
                .param("company", company.value())
                .query((row, number) -> standing(row))
                .list()
                .forEach(found -> found.ifPresent(one -> standings.put(one.getKey(), one.getValue())));
        return new Rulebook(standings);
    }

    /** None for a version of a rule that is no longer in use. */
    private static Optional<Map.Entry<MatchRule, Standing>> standing(ResultSet row) throws SQLException {
        MatchRule rule = MatchRule.of(Sql.text(row, "rule")).orElse(null);
        if (rule == null || rule.version() != row.getInt("rule_version")) {
            return Optional.empty();
        }
        String state = row.getString("state");
        Standing fresh = rule.fresh();
        return Optional.of(Map.entry(
                rule,
                new Standing(
                        state == null ? fresh.state() : State.valueOf(state),
                        row.getLong("cases"),
                        row.getLong("errors"),
                        row.getLong("wrong_customers"),
                        state == null
                                ? fresh.approver()
                                : state.equals("PROMOTED") ? row.getString("changed_by") : null,
                        List.of())));
    }

    /** The last postings of rules since they were promoted, the oldest first, true for what stands. */
    public Map<MatchRule, List<Boolean>> postings(CompanyId company, List<MatchRule> rules) {
        Map<MatchRule, List<Boolean>> postings = new HashMap<>();
        db.sql("""
                        select r.rule, array_agg(d.stands order by d.decided_at, d.decision_id) as stands
                        from unnest(:rules::text[], :versions::int[]) as r (rule, version)
                        left join lateral (select changed_at, change_id
                                           from cashapp.rule_change c
                                           where c.company_id = :company and c.rule = r.rule and c.rule_version = r.version
                                             and c.state = 'PROMOTED'
                                           order by changed_at desc, change_id desc
                                           limit 1) since on true
                        cross join lateral (select d.decided_at, d.decision_id,
                                                   not exists (select from cashapp.match_outcome o
                                                               where o.company_id = d.company_id
                                                                 and o.decision_id = d.decision_id
                                                                 and o.outcome = 'REVERSED') as stands
                                            from cashapp.match_decision d
                                            where d.company_id = :company and d.rule = r.rule and d.rule_version = r.version
                                              and d.outcome = 'AUTO'
                                              and (since.change_id is null
                                                   or (d.decided_at, d.decision_id) > (since.changed_at, since.change_id))
                                            order by d.decided_at desc, d.decision_id desc
                                            limit :most) d
                        group by r.rule
                        """)
                .param("company", company.value())
                .param("rules", rules.stream().map(MatchRule::id).toArray(String[]::new))
                .param("versions", rules.stream().mapToInt(MatchRule::version).toArray())
                .param("most", Standing.WINDOW)
                .query((row, number) ->
                        Map.entry(MatchRule.named(Sql.text(row, "rule")), booleans(row.getArray("stands"))))
                .list()
                .forEach(entry -> postings.put(entry.getKey(), entry.getValue()));
        return postings;
    }

    private static List<Boolean> booleans(Array column) throws SQLException {
        return List.of((Boolean[]) column.getArray());
    }

    /** All changes of all rules, the latest first. */
    public List<RuleChange> changes(CompanyId company) {
        return db.sql("""
                        select rule, state, cases, errors, wrong_customers, bound, reason, changed_at, changed_by
                        from cashapp.rule_change
                        where company_id = :company
                        order by changed_at desc, change_id desc
                        limit :most
                        """)
                .param("company", company.value())
                .param("most", MOST_CHANGES)
                .query((row, number) -> new RuleChange(
                        MatchRule.named(Sql.text(row, "rule")),
                        State.valueOf(Sql.text(row, "state")),
                        row.getLong("cases"),
                        row.getLong("errors"),
                        row.getLong("wrong_customers"),
                        row.getBigDecimal("bound"),
                        Sql.text(row, "reason"),
                        Sql.instant(row, "changed_at"),
                        Sql.text(row, "changed_by")))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, RuleChange change) {
        db.sql("""
                        insert into cashapp.rule_change
                            (company_id, change_id, rule, rule_version, state, cases, errors, wrong_customers, bound, reason,
                             changed_at, changed_by)
                        values (:company, :id, :rule, :version, :state, :cases, :errors, :wrong, :bound, :reason, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", Ids.next())
                .param("rule", change.rule().id())
                .param("version", change.rule().version())
                .param("state", change.state().name())
                .param("cases", change.cases())
                .param("errors", change.errors())
                .param("wrong", change.wrongCustomers())
                .param("bound", change.bound())
                .param("reason", change.reason())
                .param("at", Sql.moment(change.at()))
                .param("by", change.by())
                .update();
    }

    /** What a rule posted since it was reviewed last, what was taken back first, then the latest. */
    public Page<Posting> sinceReview(CompanyId company, MatchRule rule, int page, int size) {
        List<Posting> rows = db.sql(POSTED + """
                        select p.payment_id, p.number, p.currency, p.amount_minor, d.decided_at, d.explanation,
                               (select coalesce(o.reason, '')
                                from cashapp.match_outcome o
                                where o.company_id = d.company_id and o.decision_id = d.decision_id
                                  and o.outcome = 'REVERSED'
                                order by o.outcome_id desc
                                limit 1) as taken_back
                        from posted d
                        join payments.payment p on p.company_id = d.company_id and p.payment_id = d.payment_id
                        order by (select count(*) = 0
                                  from cashapp.match_outcome o
                                  where o.company_id = d.company_id and o.decision_id = d.decision_id
                                    and o.outcome = 'REVERSED'), d.decided_at desc, d.decision_id desc
                        limit :size offset :skip
                        """)
                .param("company", company.value())
                .param("rule", rule.id())
                .param("version", rule.version())
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query((row, number) -> new Posting(
                        new PaymentId(Sql.uuid(row, "payment_id")),
                        Sql.text(row, "number"),
                        Sql.money(row, "amount_minor"),
                        Sql.instant(row, "decided_at"),
                        Sql.text(row, "explanation"),
                        row.getString("taken_back")))
                .list();
        long total = db.sql(POSTED + "select count(*) from posted")
                .param("company", company.value())
                .param("rule", rule.id())
                .param("version", rule.version())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }
}
