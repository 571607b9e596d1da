package org.tallystick.latefees;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
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
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The rules of a company about late fees, and whether fees of a month that has ended are charged without anybody asking. */
@Repository
@Transactional(readOnly = true)
public class LateFeeRules {
    /** More than a company can mean. */
    private static final int MOST = 1_000;

    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    LateFeeRules(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** All there ever were, in the order they began to hold. */
    public List<LateFeeRule> list(CompanyId company) {
        return db.sql("""
                        select r.rule_id, r.name, r.basis, r.debtors, r.country, r.currency, r.valid_from, r.due_days,
                               r.definition, e.ended_on
                        from latefees.rule r
                        left join latefees.rule_end e on e.company_id = r.company_id and e.rule_id = r.rule_id
                        where r.company_id = :company
                        order by r.valid_from, r.rule_id
                        limit :most
                        """)
                .param("company", company.value())
                .param("most", MOST)
                .query(LateFeeRules::rule)
                .list();
    }

    public Optional<LateFeeRule> find(CompanyId company, UUID id) {
        return list(company).stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    @Transactional
    public void add(Caller caller, LateFeeRule rule) {
        caller.must(Permission.ADMINISTER);
        requireSound(rule);
        db.sql("""
                        insert into latefees.rule
                            (company_id, rule_id, name, basis, debtors, country, currency, valid_from, due_days, definition,
                             recorded_at, recorded_by)
                        values (:company, :id, :name, :basis, :debtors, :country, :currency, :from, :days, :definition::jsonb,
                                :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", rule.id())
                .param("name", rule.name())
                .param("basis", rule.basis().name())
                .param("debtors", rule.debtors().name())
                .param("country", rule.country())
                .param("currency", rule.currency().code())
                .param("from", rule.validFrom())
                .param("days", rule.dueDays())
                .param("definition", rule.definition().write())
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        audit.record(
                caller,
                AuditEvent.of("late-fee-rule.add", "late fee rule", rule.id(), rule.name())
                        .fact("basis", rule.basis())
                        .fact("debtors", rule.debtors())
                        .fact("from", rule.validFrom())
                        .fact("definition", rule.definition().write()));
    }

    /** From a day on the rule charges nothing any more; what it charged stays. */
    @Transactional
    public void end(Caller caller, UUID id, LocalDate on) {
        caller.must(Permission.ADMINISTER);
        LateFeeRule rule = find(caller.company(), id).orElseThrow(() -> Refusal.notFound("late fee rule"));
        if (rule.endedOn() != null) {
            throw Refusal.conflict("RULE_ENDED", "This rule ended on " + rule.endedOn() + "; add a new one instead.");
        }
        db.sql("""
                        insert into latefees.rule_end (company_id, rule_id, ended_on, recorded_at, recorded_by)
                        values (:company, :id, :on, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", id)
                .param("on", on)
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        audit.record(
                caller,
                AuditEvent.of("late-fee-rule.end", "late fee rule", id, rule.name())
                        .fact("on", on));
    }

    /** Whether months are charged as they end; not unless somebody said so. */
    public boolean isAutomatic(CompanyId company) {
        return db.sql("""
                        select automatic
                        from latefees.policy
                        where company_id = :company
                        order by recorded_at desc
                        limit 1
                        """)
                .param("company", company.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @Transactional
    public void setAutomatic(Caller caller, boolean automatic) {
        caller.must(Permission.ADMINISTER);
        if (isAutomatic(caller.company()) == automatic) {
            return;
        }
        db.sql("""
                        insert into latefees.policy (company_id, recorded_at, automatic, recorded_by)
                        values (:company, :at, :automatic, :by)
                        """)
                .param("company", caller.company().value())
                .param("at", Sql.moment(clock.now()))
                .param("automatic", automatic)
                .param("by", caller.actor().reference())
                .update();
        audit.record(
                caller,
                AuditEvent.of("late-fees.automatic", "company", caller.company().value(), null)
                        .fact("automatic", automatic));
    }

    /** Whatever the library would not take is said here. */
    private static void requireSound(LateFeeRule rule) {
        if (rule.name().isBlank()) {
            throw Refusal.invalid("RULE_NAME", "Give the rule a name; it is printed beside the fee.");
        }
        try {
            rule.definition().terms(rule.currency(), reference -> List.of());
        } catch (IllegalArgumentException | ArithmeticException | NullPointerException e) {
            throw Refusal.invalid(
                    "RULE_UNCLEAR",
                    "The rule cannot be reckoned with: check that amounts have the digits of the currency, that every step has"
                            + " its own days, and that the last size of a claim has no end.");
        }
    }

    private static LateFeeRule rule(ResultSet row, int number) throws SQLException {
        @Nullable String country = row.getString("country");
        return new LateFeeRule(
                Sql.uuid(row, "rule_id"),
                Sql.text(row, "name"),
                LateFeeRule.Basis.valueOf(Sql.text(row, "basis")),
                LateFeeRule.Debtors.valueOf(Sql.text(row, "debtors")),
                country,
                CurrencyCode.of(Sql.text(row, "currency")),
                Sql.date(row, "valid_from"),
                row.getInt("due_days"),
                FeeDefinition.read(Sql.text(row, "definition")),
                Sql.dateOrNull(row, "ended_on"));
    }
}
