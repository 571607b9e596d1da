package org.tallystick.cashapp;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** What was done with advices, step by step. Whoever takes a step holds the lock of the company's advices. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AdviceSteps {
    private final JdbcClient db;
    private final BusinessClock clock;

    AdviceSteps(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Nobody else joins advices of the company, or books payments that could be joined, until this transaction ends. */
    void lock(CompanyId company) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:company::text || ' advices', 0)) is null")
                .param("company", company.value())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    void join(CompanyId company, UUID advice, PaymentId payment, String rule, String by) {
        insert(company, advice, "JOINED", payment.value(), rule, null, by);
    }

    void separate(CompanyId company, UUID advice, String reason, String by) {
        insert(company, advice, "SEPARATED", null, null, reason, by);
    }

    void setAside(CompanyId company, UUID advice, String reason, String by) {
        insert(company, advice, "SET_ASIDE", null, null, reason, by);
    }

    private void insert(
            CompanyId company,
            UUID advice,
            String kind,
            @Nullable UUID payment,
            @Nullable String rule,
            @Nullable String reason,
            String by) {
        db.sql("""
                        insert into cashapp.advice_step
                            (company_id, advice_id, step, kind, payment_id, rule, reason, taken_at, taken_by)
                        select :company, :advice, coalesce(max(step), 0) + 1, :kind, :payment::uuid, :rule::text,
                               :reason::text, :at, :by
                        from cashapp.advice_step
                        where company_id = :company
                          and advice_id = :advice
                        """)
                .param("company", company.value())
                .param("advice", advice)
                .param("kind", kind)
                .param("payment", payment)
                .param("rule", rule)
                .param("reason", reason)
                .param("at", Sql.moment(clock.now()))
                .param("by", by)
                .update();
    }
}
