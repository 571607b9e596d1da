package org.tallystick.receivables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.lib.money.Percent;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.payments.ReturnReason;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** The rules of a company about fees for returned payments; a rule is added, never changed. */
@Repository
@Transactional(readOnly = true)
public class ReturnFeeRules {
    /** More than a company can mean. */
    private static final int MOST = 1_000;

    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    ReturnFeeRules(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** The latest day first, and of a day the one written down last. */
    public List<ReturnFeeRule> list(CompanyId company) {
        return db.sql("""
                        select rule_id, valid_from, method, reason, currency, amount_minor, tax_percent, due_days
                        from receivables.return_fee_rule
                        where company_id = :company
                        order by valid_from desc, recorded_at desc, rule_id desc
                        limit :most
                        """)
                .param("company", company.value())
                .param("most", MOST)
                .query(ReturnFeeRules::rule)
                .list();
    }

    @Transactional
    public void add(Caller caller, ReturnFeeRule rule) {
        caller.must(Permission.ADMINISTER);
        PaymentMethod method = rule.method();
        ReturnReason reason = rule.reason();
        db.sql("""
                        insert into receivables.return_fee_rule
                            (company_id, rule_id, valid_from, method, reason, currency, amount_minor, tax_percent, due_days,
                             recorded_at, recorded_by)
                        values (:company, :id, :from, :method, :reason, :currency, :amount, :tax, :days, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", rule.id())
                .param("from", rule.validFrom())
                .param("method", method == null ? null : method.name())
                .param("reason", reason == null ? null : reason.name())
                .param("currency", rule.amount().currency().code())
                .param("amount", rule.amount().minor())
                .param("tax", rule.tax().value())
                .param("days", rule.dueDays())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        audit.record(
                caller,
                AuditEvent.of("return-fee-rule.add", "return fee rule", rule.id(), null)
                        .fact("from", rule.validFrom())
                        .fact("method", method == null ? "any" : method)
                        .fact("reason", reason == null ? "any" : reason)
                        .fact("amount", rule.amount())
                        .fact("tax", rule.tax())
                        .fact("dueDays", rule.dueDays()));
    }

    private static ReturnFeeRule rule(ResultSet row, int number) throws SQLException {
        String method = row.getString("method");
        String reason = row.getString("reason");
        UUID id = Sql.uuid(row, "rule_id");
        LocalDate from = Sql.date(row, "valid_from");
        return new ReturnFeeRule(
                id,
                from,
                method == null ? null : PaymentMethod.valueOf(method),
                reason == null ? null : ReturnReason.valueOf(reason),
                Sql.money(row, "amount_minor"),
                new Percent(row.getBigDecimal("tax_percent").stripTrailingZeros()),
                row.getInt("due_days"));
    }
}
