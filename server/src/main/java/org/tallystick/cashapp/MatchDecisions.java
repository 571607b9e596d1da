package org.tallystick.cashapp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Sql;

/** What was decided about payments, and why, as it was said at the time. Append-only. */
@Repository
@Transactional(readOnly = true)
public class MatchDecisions {
    private final JdbcClient db;
    private final MatchEvidence evidence;

    MatchDecisions(JdbcClient db, MatchEvidence evidence) {
        this.db = db;
        this.evidence = evidence;
    }

    /** Whether a payment was applied at once, put before a person, or not understood. */
    public enum Outcome {
        AUTO,
        SUGGEST,
        NONE
    }

    /**
     * One decision.
     *
     * @param rule its id such as {@code CA-2}; none when nothing was found
     * @param reason why nothing was found
     * @param explanation sentences to show
     */
    public record MatchDecision(
            PaymentId payment,
            Outcome outcome,
            @Nullable String rule,
            @Nullable String reason,
            String explanation,
            Instant decidedAt) {}

    /** A decision, and what it rests on. */
    record Decided(MatchDecision decision, Grounds grounds) {}

    /** The latest one about a payment. */
    public Optional<MatchDecision> latest(CompanyId company, PaymentId payment) {
        return db.sql("""
                        select payment_id, outcome, rule, reason, explanation, decided_at
                        from cashapp.match_decision
                        where company_id = :company
                          and payment_id = :payment
                        order by decided_at desc, decision_id desc
                        limit 1
                        """)
                .param("company", company.value())
                .param("payment", payment.value())
                .query((row, number) -> new MatchDecision(
                        new PaymentId(Sql.uuid(row, "payment_id")),
                        Outcome.valueOf(Sql.text(row, "outcome")),
                        row.getString("rule"),
                        row.getString("reason"),
                        Sql.text(row, "explanation"),
                        Sql.instant(row, "decided_at")))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, List<Decided> made, Rulebook rules, String policy) {
        List<UUID> ids = made.stream().map(decided -> Ids.next()).toList();
        insert(company, ids, made.stream().map(Decided::decision).toList(), policy);
        evidence.insert(company, ids, made, rules);
    }

    private void insert(CompanyId company, List<UUID> ids, List<MatchDecision> decisions, String policy) {
        db.sql("""
                        insert into cashapp.match_decision
                            (company_id, decision_id, payment_id, outcome, rule, rule_version, reason, explanation, policy,
                             decided_at)
                        select :company, decision_id, payment_id, outcome, rule, rule_version, reason, explanation, :policy,
                               decided_at
                        from unnest(:ids::uuid[], :payments::uuid[], :outcomes::text[], :rules::text[], :versions::int[],
                                    :reasons::text[], :explanations::text[], :moments::timestamptz[])
                             as decision (decision_id, payment_id, outcome, rule, rule_version, reason, explanation,
                                          decided_at)
                        """)
                .param("company", company.value())
                .param("policy", policy)
                .param("ids", ids.toArray(UUID[]::new))
                .param(
                        "payments",
                        decisions.stream()
                                .map(decision -> decision.payment().value())
                                .toArray(UUID[]::new))
                .param(
                        "outcomes",
                        decisions.stream()
                                .map(decision -> decision.outcome().name())
                                .toArray(String[]::new))
                .param("rules", decisions.stream().map(MatchDecision::rule).toArray(String[]::new))
                .param(
                        "versions",
                        decisions.stream().map(MatchDecisions::version).toArray(Integer[]::new))
                .param("reasons", decisions.stream().map(MatchDecision::reason).toArray(String[]::new))
                .param(
                        "explanations",
                        decisions.stream().map(MatchDecision::explanation).toArray(String[]::new))
                .param(
                        "moments",
                        decisions.stream()
                                .map(decision -> decision.decidedAt().toString())
                                .toArray(String[]::new))
                .update();
    }

    private static @Nullable Integer version(MatchDecision decision) {
        return decision.rule() == null ? null : MatchRule.named(decision.rule()).version();
    }
}
