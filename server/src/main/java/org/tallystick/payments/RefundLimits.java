package org.tallystick.payments;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** Up to which amount, in the company's currency, an approver lets a refund go out; the controller decides about more. */
@Repository
@Transactional
public class RefundLimits {
    private final JdbcClient db;
    private final Companies companies;
    private final AuditLog audit;
    private final BusinessClock clock;

    RefundLimits(JdbcClient db, Companies companies, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty when there is no limit. */
    @Transactional(readOnly = true)
    public Optional<Money> of(CompanyId company) {
        return db
                .sql("""
                        select amount_minor
                        from payments.refund_limit
                        where company_id = :company
                        order by recorded_at desc, limit_id desc
                        limit 1
                        """)
                .param("company", company.value())
                .query((row, number) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .map(minor -> new Money(minor, companies.get(company).currency()))
                .findFirst();
    }

    /** Holds for what is approved from now on; null takes the limit away. */
    public void set(Caller caller, @Nullable Money limit) {
        caller.must(Permission.ADMINISTER);
        CompanyId company = caller.company();
        if (limit != null && limit.isNegative()) {
            throw Refusal.invalid("LIMIT_NEGATIVE", "A limit is zero or more; leave it empty for none.");
        }
        UUID id = Ids.next();
        db.sql("""
                        insert into payments.refund_limit (company_id, limit_id, amount_minor, recorded_at, recorded_by)
                        values (:company, :id, :amount::bigint, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("amount", limit == null ? null : limit.minor())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        audit.record(
                caller,
                AuditEvent.of("refund-limit.set", "refund limit", id, null)
                        .fact("limit", limit == null ? "none" : limit));
    }

    /** Whether this caller may let the refund go out, as far as its amount is concerned. */
    @Transactional(readOnly = true)
    public boolean allow(Caller caller, Refund refund) {
        return caller.may(Permission.APPROVE_LARGE_REFUNDS)
                || of(caller.company())
                        .map(limit -> refund.baseMinor() <= limit.minor())
                        .orElse(true);
    }
}
