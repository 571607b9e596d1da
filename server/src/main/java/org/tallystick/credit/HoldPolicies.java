package org.tallystick.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.lib.collections.credit.HoldRules;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The hold policies of companies, in versions; the latest holds. */
@Repository
@Transactional(readOnly = true)
public class HoldPolicies {
    private final JdbcClient db;
    private final Companies companies;
    private final AuditLog audit;
    private final BusinessClock clock;

    HoldPolicies(JdbcClient db, Companies companies, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    public HoldPolicy of(CompanyId company) {
        CurrencyCode own = companies.get(company).currency();
        return db.sql("""
                        select watch_percent, over_limit, limit_required, limit_expired, days_overdue, overdue_minor,
                               without_disputed, at_quote, at_order, at_shipment, at_invoice
                        from credit.hold_policy
                        where company_id = :company
                        order by recorded_at desc
                        limit 1
                        """)
                .param("company", company.value())
                .query((row, number) -> policy(row, own))
                .optional()
                .orElse(HoldPolicy.USUAL);
    }

    @Transactional
    public void set(Caller caller, HoldPolicy policy) {
        caller.must(Permission.ADMINISTER);
        if (policy.at(SalePoint.INVOICE) == SalePoint.Action.BLOCK) {
            throw Refusal.invalid("INVOICE_BLOCKED", "What was delivered is billed whatever holds; warn instead.");
        }
        HoldRules rules = policy.rules();
        Money overdue = rules.overdueAmount();
        db.sql("""
                        insert into credit.hold_policy
                            (company_id, recorded_at, watch_percent, over_limit, limit_required, limit_expired, days_overdue,
                             overdue_minor, without_disputed, at_quote, at_order, at_shipment, at_invoice, recorded_by)
                        values (:company, :at, :watch, :over, :required, :expired, :days, :overdue, :disputed, :quote, :order,
                                :shipment, :invoice, :by)
                        """)
                .param("company", caller.company().value())
                .param("at", Sql.moment(clock.now()))
                .param("watch", rules.watchRatio().value())
                .param("over", rules.overLimit())
                .param("required", rules.limitRequired())
                .param("expired", rules.limitExpired())
                .param("days", rules.daysOverdue())
                .param("overdue", overdue == null ? null : overdue.minor())
                .param("disputed", rules.withoutDisputed())
                .param("quote", policy.at(SalePoint.QUOTE).name())
                .param("order", policy.at(SalePoint.ORDER).name())
                .param("shipment", policy.at(SalePoint.SHIPMENT).name())
                .param("invoice", policy.at(SalePoint.INVOICE).name())
                .param("by", caller.actor().reference())
                .update();
        audit.record(
                caller,
                AuditEvent.of("hold-policy.set", "company", caller.company().value(), null)
                        .fact("rules", rules)
                        .fact("actions", policy.actions()));
    }

    private static HoldPolicy policy(ResultSet row, CurrencyCode own) throws SQLException {
        @Nullable Long overdue = row.getObject("overdue_minor", Long.class);
        return new HoldPolicy(
                new HoldRules(
                        new Percent(row.getBigDecimal("watch_percent")),
                        row.getBoolean("over_limit"),
                        row.getBoolean("limit_required"),
                        row.getBoolean("limit_expired"),
                        row.getObject("days_overdue", Integer.class),
                        overdue == null ? null : new Money(overdue, own),
                        row.getBoolean("without_disputed")),
                Map.of(
                        SalePoint.QUOTE, action(row, "at_quote"),
                        SalePoint.ORDER, action(row, "at_order"),
                        SalePoint.SHIPMENT, action(row, "at_shipment"),
                        SalePoint.INVOICE, action(row, "at_invoice")));
    }

    private static SalePoint.Action action(ResultSet row, String column) throws SQLException {
        return SalePoint.Action.valueOf(Sql.text(row, column));
    }
}
