package org.tallystick.network;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** How the built-in access point behaves, to all receivers and to some; the latest word counts. */
@Repository
@Transactional
public class SandboxSettings {
    /** Stands for every receiver without a word of its own. */
    private static final String EVERYBODY = "";

    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    SandboxSettings(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** What happens to messages of a receiver; the reason is what the buyer writes when it rejects. */
    public record Rule(
            String receiver,
            SandboxBehaviour behaviour,
            @Nullable String reason) {}

    /** To everybody without a rule. */
    @Transactional(readOnly = true)
    public SandboxBehaviour usual(CompanyId company) {
        return rules(company).stream()
                .filter(rule -> rule.receiver().equals(EVERYBODY))
                .map(Rule::behaviour)
                .findFirst()
                .orElse(SandboxBehaviour.ACCEPT);
    }

    /** To some. */
    @Transactional(readOnly = true)
    public List<Rule> ofReceivers(CompanyId company) {
        return rules(company).stream()
                .filter(rule -> !rule.receiver().equals(EVERYBODY))
                .toList();
    }

    Rule of(CompanyId company, String receiver) {
        return rules(company).stream()
                .filter(rule -> rule.receiver().equals(receiver))
                .findFirst()
                .orElseGet(() -> new Rule(receiver, usual(company), null));
    }

    private List<Rule> rules(CompanyId company) {
        return db
                .sql("""
                        select distinct on (receiver) receiver, behaviour, reason
                        from network.sandbox_rule
                        where company_id = :company
                        order by receiver, rule_id desc
                        """)
                .param("company", company.value())
                .query((row, number) -> {
                    String behaviour = row.getString("behaviour");
                    return behaviour == null
                            ? null
                            : new Rule(
                                    Sql.text(row, "receiver"),
                                    SandboxBehaviour.valueOf(behaviour),
                                    row.getString("reason"));
                })
                .list()
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** To everybody without a rule. */
    public void setUsual(Caller caller, SandboxBehaviour behaviour) {
        caller.must(Permission.ADMINISTER);
        insert(caller, EVERYBODY, behaviour, null);
    }

    /** To one receiver; no behaviour means the usual one again. */
    public void set(Caller caller, String receiver, @Nullable SandboxBehaviour behaviour, @Nullable String reason) {
        caller.must(Permission.ADMINISTER);
        String address = receiver.strip();
        if (!address.matches("[0-9A-Z]{2,4}:\\S{1,100}")) {
            throw Refusal.invalid(
                    "RECEIVER_INVALID",
                    "Write the electronic address with its scheme, such as 0204:04011000-1234512345-06.");
        }
        if (reason != null && reason.length() > 300) {
            throw Refusal.invalid("TEXT_TOO_LONG", "The reason has at most 300 characters.");
        }
        insert(caller, address, behaviour, reason);
    }

    private void insert(Caller caller, String receiver, @Nullable SandboxBehaviour behaviour, @Nullable String reason) {
        db.sql("""
                        insert into network.sandbox_rule
                            (company_id, rule_id, receiver, behaviour, reason, recorded_at, recorded_by)
                        values (:company, :id, :receiver, :behaviour, :reason, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", Ids.next())
                .param("receiver", receiver)
                .param("behaviour", behaviour == null ? null : behaviour.name())
                .param("reason", reason)
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        audit.record(
                caller,
                AuditEvent.of(
                                "einvoice.sandbox",
                                "e-invoice network",
                                caller.company().value(),
                                null)
                        .fact("receiver", receiver.isEmpty() ? "everybody" : receiver)
                        .fact("behaviour", behaviour == null ? "usual" : behaviour.name()));
    }
}
