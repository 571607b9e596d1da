package org.tallystick.debits;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Network;
import org.tallystick.payments.RefundId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** What banks answered in NACHA files, each answer once. */
@Repository
@Transactional(readOnly = true)
public class BankAnswers {
    private static final String SELECT = """
            select answer_id, kind, code, original_trace, trace, amount_minor, debit_id, refund_id, outcome, explanation,
                   recorded_at
            from debits.bank_answer
            where company_id = :company
            """;

    private final JdbcClient db;

    BankAnswers(JdbcClient db) {
        this.db = db;
    }

    /** Those that somebody has to look at, the first one first. */
    public List<BankAnswer> waiting(CompanyId company, int most) {
        return db.sql(SELECT
                        + "and outcome = 'PERSON' and settled_at is null order by recorded_at, answer_id limit :most")
                .param("company", company.value())
                .param("most", most)
                .query(BankAnswers::answer)
                .list();
    }

    public Optional<BankAnswer> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and answer_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(BankAnswers::answer)
                .optional();
    }

    boolean isKnown(CompanyId company, AnswerFile.Said said) {
        return db.sql("""
                        select count(*)
                        from debits.bank_answer
                        where company_id = :company
                          and original_trace = :original
                          and trace = :trace
                          and code = :code
                        """)
                        .param("company", company.value())
                        .param("original", said.originalTrace())
                        .param("trace", said.trace())
                        .param("code", said.code())
                        .query((row, number) -> row.getLong(1))
                        .single()
                > 0;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, BankAnswer answer, UUID file, String by) {
        Money amount = answer.amount();
        RefundId refund = answer.refund();
        db.sql("""
                        insert into debits.bank_answer
                            (company_id, answer_id, file_id, kind, code, original_trace, trace, amount_minor, debit_id,
                             refund_id, outcome, explanation, recorded_at, recorded_by)
                        values (:company, :id, :file, :kind, :code, :original, :trace, :amount, :debit, :refund, :outcome,
                                :explanation, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", answer.id())
                .param("file", file)
                .param("kind", answer.kind().name())
                .param("code", answer.code())
                .param("original", answer.originalTrace())
                .param("trace", answer.trace())
                .param("amount", amount == null ? null : amount.minor())
                .param("debit", answer.debit())
                .param("refund", refund == null ? null : refund.value())
                .param("outcome", answer.outcome().name())
                .param("explanation", answer.explanation())
                .param("at", Sql.moment(answer.recordedAt()))
                .param("by", by)
                .update();
    }

    /** Somebody dealt with it; false when that was done before, or it never waited. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean settle(CompanyId company, UUID id, String reason, Instant at, String by) {
        return db.sql("""
                        update debits.bank_answer
                        set settled_at = :at, settled_by = :by, settled_reason = :reason
                        where company_id = :company
                          and answer_id = :id
                          and outcome = 'PERSON'
                          and settled_at is null
                        """)
                        .param("company", company.value())
                        .param("id", id)
                        .param("reason", reason)
                        .param("at", Sql.moment(at))
                        .param("by", by)
                        .update()
                == 1;
    }

    private static BankAnswer answer(ResultSet row, int number) throws SQLException {
        @Nullable UUID refund = Sql.uuidOrNull(row, "refund_id");
        @Nullable Long amount = row.getObject("amount_minor", Long.class);
        return new BankAnswer(
                Sql.uuid(row, "answer_id"),
                BankAnswer.Kind.valueOf(Sql.text(row, "kind")),
                Sql.text(row, "code"),
                Sql.text(row, "original_trace"),
                Sql.text(row, "trace"),
                amount == null ? null : new Money(amount, Network.ACH.currency()),
                Sql.uuidOrNull(row, "debit_id"),
                refund == null ? null : new RefundId(refund),
                BankAnswer.Outcome.valueOf(Sql.text(row, "outcome")),
                row.getString("explanation"),
                Sql.instant(row, "recorded_at"));
    }
}
