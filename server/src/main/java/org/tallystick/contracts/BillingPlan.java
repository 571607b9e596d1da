package org.tallystick.contracts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tallystick.contracts.GroupingPolicy.Children;
import org.tallystick.customers.CustomerId;

/** Whose charges go onto whose invoices, and what shares one: the policies of customers, and the run's way for the others. */
public final class BillingPlan {
    private static final int DEEPEST = 20;

    private final Grouping usual;
    private final Map<CustomerId, GroupingPolicy> policies;
    private final Map<CustomerId, CustomerId> payers = new HashMap<>();
    private final Map<CustomerId, List<CustomerId>> children = new HashMap<>();

    /** Parents that pay for their children, by child; whoever pays for the parent pays for the children too. */
    BillingPlan(Grouping usual, Collection<GroupingPolicy> policies, Map<CustomerId, CustomerId> parents) {
        this.usual = usual;
        this.policies = policies.stream().collect(Collectors.toMap(GroupingPolicy::customer, Function.identity()));
        parents.forEach((child, parent) -> {
            CustomerId payer = top(parent, parents);
            if (!payer.equals(child)) {
                payers.put(child, payer);
                children.computeIfAbsent(payer, key -> new ArrayList<>()).add(child);
            }
        });
        children.values().forEach(own -> own.sort(Comparator.comparing(CustomerId::value)));
    }

    private static CustomerId top(CustomerId parent, Map<CustomerId, CustomerId> parents) {
        CustomerId payer = parent;
        for (int depth = 0; depth < DEEPEST && parents.containsKey(payer); depth++) {
            payer = Objects.requireNonNull(parents.get(payer));
        }
        return payer;
    }

    /** The plan where nothing was agreed with anybody. */
    public static BillingPlan usual(Grouping grouping) {
        return new BillingPlan(grouping, List.of(), Map.of());
    }

    /** Whose charges go onto invoices of a payer, in which way; apart: each of them gets an invoice. */
    record Member(CustomerId customer, CustomerId payer, Grouping grouping, boolean apart) {}

    /** Who pays for a child; children that are billed themselves are not among it. */
    Map<CustomerId, CustomerId> payers() {
        return payers;
    }

    /** Those whose charges these payers are billed; of some customers only, unless there are none. */
    List<Member> members(Collection<CustomerId> billed, Set<CustomerId> only) {
        List<Member> members = new ArrayList<>(billed.size());
        for (CustomerId payer : billed) {
            GroupingPolicy policy = policies.get(payer);
            Grouping grouping = policy == null || policy.grouping() == null ? usual : policy.grouping();
            boolean apart = policy != null && policy.children() == Children.EACH;
            Set<CustomerId> own = new HashSet<>(children.getOrDefault(payer, List.of()));
            if (!payers.containsKey(payer)) {
                own.add(payer);
            }
            boolean all = only.isEmpty() || only.contains(payer);
            for (CustomerId customer : own) {
                if (all || only.contains(customer)) {
                    members.add(new Member(customer, payer, grouping, apart && !customer.equals(payer)));
                }
            }
        }
        return members;
    }

    /** Who is billed for what is done for a customer. */
    public CustomerId payerOf(CustomerId customer) {
        return payers.getOrDefault(customer, customer);
    }
}
