package org.tallystick.payments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** Payments that banks took back. */
@Repository
@Transactional(readOnly = true)
public class PaymentReturns {
    private final JdbcClient db;

    PaymentReturns(JdbcClient db) {
        this.db = db;
    }

    /** The bank took a payment back. */
    public record PaymentReturn(UUID id, LocalDate returnedOn, String reasonCode, Instant recordedAt) {}

    /** The payment that a return took back. */
    public Optional<PaymentId> returnedBy(CompanyId company, UUID paymentReturn) {
        return db.sql("""
                        select payment_id
                        from payments.payment_return
                        where company_id = :company
                          and return_id = :return
                        """)
                .param("company", company.value())
                .param("return", paymentReturn)
                .query((row, number) -> new PaymentId(Sql.uuid(row, "payment_id")))
                .optional();
    }

    public Optional<PaymentReturn> of(CompanyId company, PaymentId id) {
        return db.sql("""
                        select return_id, returned_on, reason_code, recorded_at
                        from payments.payment_return
                        where company_id = :company
                          and payment_id = :id
                        """)
                .param("company", company.value())
                .param("id", id.value())
                .query((row, number) -> new PaymentReturn(
                        Sql.uuid(row, "return_id"),
                        Sql.date(row, "returned_on"),
                        Sql.text(row, "reason_code"),
                        Sql.instant(row, "recorded_at")))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    UUID insert(CompanyId company, Payment payment, LocalDate on, String reasonCode, Instant at, String by) {
        UUID id = Ids.next();
        int added = db.sql("""
                        insert into payments.payment_return
                            (company_id, return_id, payment_id, returned_on, reason_code, recorded_at, recorded_by)
                        values (:company, :id, :payment, :on, :reason, :at, :by)
                        on conflict (company_id, payment_id) do nothing
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("payment", payment.id().value())
                .param("on", on)
                .param("reason", reasonCode)
                .param("at", Sql.moment(at))
                .param("by", by)
                .update();
        if (added == 0) {
            throw Refusal.conflict("PAYMENT_RETURNED", "This payment was returned before.");
        }
        db.sql("""
                        update payments.payment
                        set returned_minor = amount_minor
                        where company_id = :company
                          and payment_id = :payment
                        """)
                .param("company", company.value())
                .param("payment", payment.id().value())
                .update();
        return id;
    }
}
