package org.tallystick.collections;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.Customers;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/** Where it is said how is dunned, whom, and who is left alone. */
@Service
@Transactional
public class PolicyDesk {
    private static final int LONGEST_REASON = 500;

    private final Policies policies;
    private final Assignments assignments;
    private final DunningSettings settings;
    private final Customers customers;
    private final AuditLog audit;

    PolicyDesk(
            Policies policies, Assignments assignments, DunningSettings settings, Customers customers, AuditLog audit) {
        this.policies = policies;
        this.assignments = assignments;
        this.settings = settings;
        this.customers = customers;
        this.audit = audit;
    }

    /** A new policy, or the next version of one; the version is the one the editor saw, 0 for a new one. */
    public UUID save(Caller caller, DunningPolicy policy) {
        caller.must(Permission.ADMINISTER);
        DunningPolicy next = new DunningPolicy(
                policy.id(),
                policy.version() + 1,
                policy.name(),
                policy.from(),
                policy.levels(),
                policy.daysBetween(),
                policy.tolerance(),
                policy.businessDays(),
                policy.lessCredits());
        int known = policies.find(caller.company(), policy.id())
                .map(DunningPolicy::version)
                .orElse(0);
        if (known != policy.version() || !policies.add(caller, next)) {
            throw changed();
        }
        audit.record(
                caller,
                AuditEvent.of("dunning-policy.save", "dunning policy", policy.id(), policy.name())
                        .fact("version", next.version())
                        .fact("from", next.from())
                        .fact("levels", next.levels().toString()));
        return policy.id();
    }

    /** For everybody, or for a kind of customers, from a day on. */
    public void assign(Caller caller, @Nullable CustomerKind kind, UUID policy, LocalDate from) {
        caller.must(Permission.ADMINISTER);
        requireKnown(caller, policy);
        record(caller, new Assigned(Ids.next(), null, kind, from, policy, false, null, ""));
    }

    /** A kind of customers is dunned like everybody again. */
    public void unassign(Caller caller, CustomerKind kind, LocalDate from) {
        caller.must(Permission.ADMINISTER);
        record(caller, new Assigned(Ids.next(), null, kind, from, null, true, null, ""));
    }

    /** One customer is dunned by a policy of their own; without one, like their kind again. */
    public void assign(Caller caller, CustomerId customer, @Nullable UUID policy, LocalDate from) {
        caller.must(Permission.COLLECT);
        requireCustomer(caller, customer);
        if (policy != null) {
            requireKnown(caller, policy);
        }
        record(caller, new Assigned(Ids.next(), customer, null, from, policy, policy == null, null, ""));
    }

    /** One customer is not dunned, for a reason. */
    public void exclude(Caller caller, CustomerId customer, LocalDate from, String reason) {
        caller.must(Permission.COLLECT);
        requireCustomer(caller, customer);
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw Refusal.invalid("REASON_MISSING", "Say why the customer is not reminded, in at most 500 characters.");
        }
        record(caller, new Assigned(Ids.next(), customer, null, from, null, false, why, ""));
    }

    /** The version is the one the editor saw. */
    public void set(Caller caller, DunningSetting setting) {
        caller.must(Permission.ADMINISTER);
        var next = new DunningSetting(
                setting.version() + 1,
                setting.daily(),
                setting.approveByHand(),
                setting.bankDays(),
                setting.touches(),
                setting.touchDays());
        if (settings.of(caller.company()).version() != setting.version() || !settings.add(caller, next)) {
            throw changed();
        }
        audit.record(
                caller,
                AuditEvent.of("dunning.setting", "company", caller.company().value(), null)
                        .fact("daily", next.daily())
                        .fact("approve by hand", next.approveByHand())
                        .fact("bank days", String.valueOf(next.bankDays()))
                        .fact("contacts", next.touches() + " in " + next.touchDays() + " days"));
    }

    private void record(Caller caller, Assigned assigned) {
        assignments.add(caller, assigned);
        CustomerId customer = assigned.customer();
        CustomerKind kind = assigned.kind();
        audit.record(
                caller,
                AuditEvent.of("dunning-policy.assign", "dunning assignment", assigned.id(), null)
                        .about(customer == null ? null : customer.value())
                        .because(assigned.reason())
                        .fact("whom", customer != null ? "customer" : kind != null ? kind.title() : "everybody")
                        .fact("policy", String.valueOf(assigned.policy()))
                        .fact("from", assigned.from()));
    }

    private void requireKnown(Caller caller, UUID policy) {
        if (policies.find(caller.company(), policy).isEmpty()) {
            throw Refusal.notFound("dunning policy");
        }
    }

    private void requireCustomer(Caller caller, CustomerId customer) {
        if (customers.find(caller.company(), customer).isEmpty()) {
            throw Refusal.notFound("customer");
        }
    }

    private static Refusal changed() {
        return Refusal.conflict(
                "DUNNING_CHANGED", "Somebody changed this meanwhile. Open the page again, then repeat your change.");
    }
}
