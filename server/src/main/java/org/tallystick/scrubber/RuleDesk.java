package org.tallystick.scrubber;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.outbox.Outbox;

/** Where rules are made more or less severe; nothing is overwritten, and each change says why. */
@Service
@Transactional
public class RuleDesk {
    /** The severity of a rule was changed; the change is the subject. */
    public static final String CHANGED = "scrubber.rule";

    private final RuleLevels levels;
    private final Customers customers;
    private final Outbox outbox;
    private final AuditLog audit;

    RuleDesk(RuleLevels levels, Customers customers, Outbox outbox, AuditLog audit) {
        this.levels = levels;
        this.customers = customers;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** For all customers without a severity of their own; null is what the catalogue says. */
    public void setForAll(Caller caller, String code, @Nullable Severity severity, String reason) {
        caller.must(Permission.ADMINISTER);
        Rule rule = Catalogue.get(code);
        levels.hold(caller.company());
        Severity before = levels.of(caller.company(), List.of()).ofCompany(rule);
        Severity after = severity == null ? rule.usual() : severity;
        requireChange(before, after);
        change(caller, rule, null, severity, before, after, reason);
    }

    /** For one customer; null is what the company says. To make it less severe takes who may waive documents. */
    public void setFor(Caller caller, String code, CustomerId customer, @Nullable Severity severity, String reason) {
        if (!caller.may(Permission.WAIVE_DOCUMENTS)) {
            caller.must(Permission.KEEP_CUSTOMERS);
        }
        Rule rule = Catalogue.get(code);
        if (customers.find(caller.company(), customer).isEmpty()) {
            throw Refusal.notFound("customer");
        }
        levels.hold(caller.company());
        RuleLevels.Levels now = levels.of(caller.company(), List.of(customer));
        Severity before = now.of(rule, customer);
        Severity after = severity == null ? now.ofCompany(rule) : severity;
        requireChange(before, after);
        caller.must(after.isBelow(before) ? Permission.WAIVE_DOCUMENTS : Permission.KEEP_CUSTOMERS);
        change(caller, rule, customer, severity, before, after, reason);
    }

    private static void requireChange(Severity before, Severity after) {
        if (after == before) {
            throw Refusal.conflict("RULE_UNCHANGED", "The rule is as severe as that already; load the page again.");
        }
    }

    private void change(
            Caller caller,
            Rule rule,
            @Nullable CustomerId customer,
            @Nullable Severity severity,
            Severity before,
            Severity after,
            String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Write why the rule is to be more or less severe.");
        }
        UUID id = Ids.next();
        levels.insert(caller, id, rule, customer, severity, before, reason.strip());
        outbox.publish(caller.company(), CHANGED, id, "{}");
        audit.record(
                caller,
                AuditEvent.of("check-rule.set", "check rule", id, rule.code())
                        .about(customer == null ? null : customer.value())
                        .because(reason.strip())
                        .fact("rule", rule.title())
                        .fact("before", before)
                        .fact("after", after));
    }
}
