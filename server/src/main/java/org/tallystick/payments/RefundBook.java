package org.tallystick.payments;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** Writes refunds and their steps down; its callers hold the locks. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class RefundBook {
    private final JdbcClient db;

    RefundBook(JdbcClient db) {
        this.db = db;
    }

    void insert(CompanyId company, Refund refund) {
        CustomerId customer = refund.customer();
        PaymentId payment = refund.payment();
        AchDestination ach = refund.ach();
        db.sql("""
                        insert into payments.refund
                            (company_id, refund_id, number, payment_id, customer_id, currency, amount_minor, base_minor,
                             bank_account_id, beneficiary, iban, account, reason, state, requested_on, recorded_at,
                             requested_by, routing_number, account_kind, entry_class)
                        values (:company, :id, :number, :payment, :customer, :currency, :amount, :base, :bank, :beneficiary,
                                :iban, :account, :reason, :state, :on, :at, :by, :routing, :kind, :class)
                        """)
                .param("company", company.value())
                .param("id", refund.id().value())
                .param("number", refund.number())
                .param("payment", payment == null ? null : payment.value())
                .param("routing", ach == null ? null : ach.account().bank().value())
                .param("kind", ach == null ? null : ach.account().kind().name())
                .param("class", ach == null ? null : ach.entryClass().name())
                .param("customer", customer == null ? null : customer.value())
                .param("currency", refund.amount().currency().code())
                .param("amount", refund.amount().minor())
                .param("base", refund.baseMinor())
                .param("bank", refund.bankAccount())
                .param("beneficiary", refund.beneficiary())
                .param("iban", refund.iban())
                .param("account", refund.account())
                .param("reason", refund.reason())
                .param("state", refund.state().name())
                .param("on", refund.requestedOn())
                .param("at", Sql.moment(refund.recordedAt()))
                .param("by", refund.requestedBy())
                .update();
    }

    /** By what the bank will name each of them. */
    void trace(CompanyId company, Map<RefundId, String> traces) {
        List<RefundId> ids = List.copyOf(traces.keySet());
        db.sql("""
                        update payments.refund r
                        set trace = given.trace
                        from unnest(:ids::uuid[], :traces::text[]) as given (refund_id, trace)
                        where r.company_id = :company
                          and r.refund_id = given.refund_id
                        """)
                .param("company", company.value())
                .param("ids", ids.stream().map(RefundId::value).toArray(UUID[]::new))
                .param("traces", ids.stream().map(traces::get).toArray(String[]::new))
                .update();
    }

    /** Writes a step down and moves the refund, and what its payment has left, along with it. */
    void record(CompanyId company, Refund refund, RefundEvent event) {
        PaymentId payment = refund.payment();
        int sign = event.state() == RefundState.REQUESTED ? 1 : event.state().givesBack() ? -1 : 0;
        db.sql("""
                        insert into payments.refund_event
                            (company_id, event_id, refund_id, payment_id, state, effective_on, reserved_minor,
                             reserved_base_minor, reason, file_id, recorded_at, recorded_by)
                        values (:company, :id, :refund, :payment, :state, :on, :reserved, :reservedBase, :reason, :file, :at,
                                :by)
                        """)
                .param("company", company.value())
                .param("id", event.id())
                .param("refund", refund.id().value())
                .param("payment", payment == null ? null : payment.value())
                .param("state", event.state().name())
                .param("on", event.effectiveOn())
                .param("reserved", sign * refund.amount().minor())
                .param("reservedBase", sign * refund.baseMinor())
                .param("reason", event.reason())
                .param("file", event.file())
                .param("at", Sql.moment(event.recordedAt()))
                .param("by", event.recordedBy())
                .update();
        db.sql("""
                        update payments.refund
                        set state = :state
                        where company_id = :company
                          and refund_id = :id
                        """)
                .param("company", company.value())
                .param("id", refund.id().value())
                .param("state", event.state().name())
                .update();
        if (sign != 0 && payment != null) {
            addRefunded(company, payment, refund, sign);
        }
    }

    /** The payment is locked; the database refuses too much. */
    private void addRefunded(CompanyId company, PaymentId payment, Refund refund, int sign) {
        db.sql("""
                        update payments.payment
                        set refunded_minor = refunded_minor + :amount, refunded_base_minor = refunded_base_minor + :base
                        where company_id = :company
                          and payment_id = :payment
                        """)
                .param("company", company.value())
                .param("payment", payment.value())
                .param("amount", sign * refund.amount().minor())
                .param("base", sign * refund.baseMinor())
                .update();
    }

    /** The next number of a year; the row lock is held to the end of the transaction, so it is taken late. */
    String nextNumber(CompanyId company, int year) {
        long number = db.sql("""
                        insert into payments.refund_series as series (company_id, year, next_number)
                        values (:company, :year, 2)
                        on conflict (company_id, year) do update set next_number = series.next_number + 1
                        returning next_number - 1
                        """)
                .param("company", company.value())
                .param("year", year)
                .query((row, index) -> row.getLong(1))
                .single();
        return "RFD-%d-%06d".formatted(year, number);
    }
}
