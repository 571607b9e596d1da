package org.tallystick.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.contracts.GroupingPolicy.Children;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Where it is written down what shares an invoice of a customer, and shown what that makes of the unbilled work. */
@Service
@Transactional
public class GroupingDesk {
    private final GroupingPolicies policies;
    private final ChargeClaims claims;
    private final Customers customers;
    private final AuditLog audit;
    private final BusinessClock clock;

    GroupingDesk(
            GroupingPolicies policies, ChargeClaims claims, Customers customers, AuditLog audit, BusinessClock clock) {
        this.policies = policies;
        this.claims = claims;
        this.customers = customers;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new version; billing runs whose invoices are dated from that day on follow it. */
    public GroupingPolicy set(
            Caller caller,
            CustomerId id,
            LocalDate validFrom,
            @Nullable Grouping grouping,
            Children children,
            String reason) {
        caller.must(Permission.KEEP_CUSTOMERS);
        CompanyId company = caller.company();
        Customer customer = customers.find(company, id).orElseThrow(() -> Refusal.notFound("customer"));
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; the reason stays with the policy.");
        }
        int version = policies.of(company, id).stream()
                        .mapToInt(GroupingPolicy::version)
                        .max()
                        .orElse(0)
                + 1;
        var policy = new GroupingPolicy(
                id,
                version,
                validFrom,
                grouping,
                children,
                reason.strip(),
                clock.now(),
                caller.actor().reference());
        if (!policies.insert(company, policy)) {
            throw Refusal.conflict(
                    "GROUPING_CHANGED",
                    "Somebody changed this meanwhile. Open the page again, then repeat your change.");
        }
        audit.record(
                caller,
                AuditEvent.of("grouping.set", "customer", id.value(), customer.number())
                        .about(id.value())
                        .because(policy.reason())
                        .fact("version", version)
                        .fact("validFrom", validFrom)
                        .fact("grouping", Objects.toString(grouping, "as the run says"))
                        .fact("children", children));
        return policy;
    }

    /** The invoices that the unbilled work of a customer, and of those it pays for, would become today. */
    @Transactional(readOnly = true)
    public List<ChargeClaims.Grouped> preview(CompanyId company, CustomerId customer, LocalDate on) {
        BillingPlan plan = policies.plan(company, on, Grouping.CUSTOMER);
        return claims.groups(company, plan.members(Set.of(customer), Set.of()), on);
    }

    /** Who is billed for what is done for a customer; themselves, where nobody else was agreed. */
    @Transactional(readOnly = true)
    public CustomerId payer(CompanyId company, CustomerId customer, LocalDate on) {
        return policies.plan(company, on, Grouping.CUSTOMER).payerOf(customer);
    }
}
