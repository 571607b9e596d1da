package org.tallystick.cashapp;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.RefundId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** Lines of bank statements that took money out again, and what they took back or paid. */
@Repository
@Transactional(readOnly = true)
class OutgoingLines {
    private final JdbcClient db;

    OutgoingLines(JdbcClient db) {
        this.db = db;
    }

    /** A payment that came with a line of the same account, and by what the bank may name it. */
    record Brought(
            PaymentId payment,
            @Nullable String endToEndId,
            @Nullable String bankReference,
            Money amount) {}

    /** Those that carry one of the names and that no line has taken back. */
    List<Brought> brought(
            CompanyId company, UUID account, Collection<String> endToEndIds, Collection<String> bankReferences) {
        return db.sql("""
                        select l.payment_id, l.end_to_end_id, l.bank_reference, l.currency, l.amount_minor
                        from cashapp.receipt_line l
                        join payments.payment p on p.company_id = l.company_id and p.payment_id = l.payment_id
                        where l.company_id = :company
                          and p.bank_account_id = :account
                          and (l.end_to_end_id = any(:ids) or l.bank_reference = any(:references))
                          and not exists (select 1
                                          from cashapp.receipt_line r
                                          where r.company_id = l.company_id
                                            and r.returned_payment_id = l.payment_id)
                        """)
                .param("company", company.value())
                .param("account", account)
                .param("ids", endToEndIds.toArray(String[]::new))
                .param("references", bankReferences.toArray(String[]::new))
                .query((row, number) -> new Brought(
                        new PaymentId(Sql.uuid(row, "payment_id")),
                        row.getString("end_to_end_id"),
                        row.getString("bank_reference"),
                        Sql.money(row, "amount_minor")))
                .list();
    }

    /** Payments of the account and the amount of a line, received before it, that no other line took back. */
    List<PaymentId> returnable(CompanyId company, ReceiptLine line) {
        return db.sql("""
                        select p.payment_id
                        from cashapp.bank_statement s
                        join payments.payment p
                          on p.company_id = s.company_id and p.bank_account_id = s.bank_account_id
                        where s.company_id = :company
                          and s.statement_id = :statement
                          and p.currency = :currency
                          and p.amount_minor = :amount
                          and p.received_on <= :on
                          and p.refunded_minor = 0
                          and not exists (select
                                          from payments.taken_by_hand t
                                          left join payments.deposit_payment d
                                            on d.company_id = t.company_id and d.payment_id = t.payment_id
                                          where t.company_id = p.company_id
                                            and t.payment_id = p.payment_id
                                            and d.payment_id is null)
                          and not exists (select 1
                                          from cashapp.receipt_line r
                                          where r.company_id = p.company_id
                                            and r.returned_payment_id = p.payment_id)
                        order by p.received_on desc, p.payment_id desc
                        limit 50
                        """)
                .param("company", company.value())
                .param("statement", line.statement())
                .param("currency", line.amount().currency().code())
                .param("amount", -line.amount().minor())
                .param("on", line.bookedOn())
                .query((row, number) -> new PaymentId(Sql.uuid(row, "payment_id")))
                .list();
    }

    /** Those of the payments that a line took back before. */
    Set<PaymentId> taken(CompanyId company, Collection<PaymentId> payments) {
        return new HashSet<>(db.sql("""
                        select returned_payment_id
                        from cashapp.receipt_line
                        where company_id = :company
                          and returned_payment_id = any(:payments)
                        """)
                .param("company", company.value())
                .param("payments", payments.stream().map(PaymentId::value).toArray(UUID[]::new))
                .query((row, number) -> new PaymentId(Sql.uuid(row, "returned_payment_id")))
                .list());
    }

    /** The id of a line that is stored. */
    UUID idOf(CompanyId company, LineRead line) {
        return db.sql(
                        "select line_id from cashapp.receipt_line where company_id = :company and fingerprint = :fingerprint")
                .param("company", company.value())
                .param("fingerprint", line.fingerprintBytes())
                .query((row, number) -> Sql.uuid(row, "line_id"))
                .single();
    }

    /** The line took a payment back. */
    @Transactional(propagation = Propagation.MANDATORY)
    void tookBack(CompanyId company, UUID line, PaymentId payment) {
        db.sql("""
                        update cashapp.receipt_line
                        set state = 'RETURNED', returned_payment_id = :payment
                        where company_id = :company
                          and line_id = :line
                        """)
                .param("company", company.value())
                .param("line", line)
                .param("payment", payment.value())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void setAside(CompanyId company, UUID line) {
        db.sql("""
                        update cashapp.receipt_line
                        set state = 'IGNORED'
                        where company_id = :company
                          and line_id = :line
                        """).param("company", company.value()).param("line", line).update();
    }

    /** The line is what was booked before. */
    @Transactional(propagation = Propagation.MANDATORY)
    void confirmed(CompanyId company, UUID line) {
        db.sql("""
                        update cashapp.receipt_line
                        set state = 'CONFIRMED', rule = 'manual'
                        where company_id = :company
                          and line_id = :line
                        """).param("company", company.value()).param("line", line).update();
    }

    /** Whether a line brought a refund back. */
    boolean broughtBack(CompanyId company, RefundId refund) {
        return db.sql("""
                        select count(*)
                        from cashapp.receipt_line
                        where company_id = :company
                          and refund_id = :refund
                          and amount_minor > 0
                        """)
                        .param("company", company.value())
                        .param("refund", refund.value())
                        .query((row, number) -> row.getLong(1))
                        .single()
                > 0;
    }

    /** The line brought a refund back. */
    @Transactional(propagation = Propagation.MANDATORY)
    void cameBack(CompanyId company, UUID line, RefundId refund) {
        db.sql("""
                        update cashapp.receipt_line
                        set state = 'RETURNED', refund_id = :refund
                        where company_id = :company
                          and line_id = :line
                        """)
                .param("company", company.value())
                .param("line", line)
                .param("refund", refund.value())
                .update();
    }

    /** The line paid a refund out. */
    @Transactional(propagation = Propagation.MANDATORY)
    void paidOut(CompanyId company, UUID line, RefundId refund) {
        db.sql("""
                        update cashapp.receipt_line
                        set state = 'PAID_OUT', refund_id = :refund
                        where company_id = :company
                          and line_id = :line
                        """)
                .param("company", company.value())
                .param("line", line)
                .param("refund", refund.value())
                .update();
    }
}
