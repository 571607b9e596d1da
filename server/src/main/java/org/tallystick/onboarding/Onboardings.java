package org.tallystick.onboarding;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Where customers stand on their way in; for one or for many in the same few statements. */
@Service
@Transactional(readOnly = true)
public class Onboardings {
    public static final int MOST = 500;

    private final Customers customers;
    private final Checklists checklists;
    private final Steps steps;
    private final ItemSteps items;

    Onboardings(Customers customers, Checklists checklists, Steps steps, ItemSteps items) {
        this.customers = customers;
        this.checklists = checklists;
        this.steps = steps;
        this.items = items;
    }

    public Onboarding of(CompanyId company, CustomerId customer) {
        return of(company, List.of(customer)).stream().findFirst().orElseThrow(() -> Refusal.notFound("customer"));
    }

    /** In the order of the ids. */
    public List<Onboarding> of(CompanyId company, Collection<CustomerId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<CustomerId, Customer> known = customers.byIds(company, ids);
        List<ChecklistItem> checklist = checklists.of(company);
        var begun = steps.begun(company, ids);
        var latest = items.latest(company, ids);
        return ids.stream()
                .flatMap(id -> Stream.ofNullable(known.get(id)))
                .map(customer -> new Onboarding(
                        customer,
                        begun.get(customer.id()),
                        checklist,
                        Objects.requireNonNullElse(latest.get(customer.id()), Map.of())))
                .toList();
    }

    /** Who is not active yet, the longest first. */
    public List<Onboarding> waiting(CompanyId company) {
        return of(company, steps.waiting(company, MOST));
    }

    /** Active customers of whom something required is open again, such as a certificate that expired. */
    public List<Onboarding> toRenew(CompanyId company) {
        return of(company, steps.reopened(company, MOST)).stream()
                .filter(one -> one.stage() == Stage.ACTIVE)
                .filter(one ->
                        one.missing().stream().anyMatch(item -> one.step(item).isPresent()))
                .toList();
    }

    public List<ItemStep> history(CompanyId company, CustomerId customer) {
        return items.history(company, customer);
    }

    /** Those of the customers who are not active. */
    Map<CustomerId, Onboarding> notActive(CompanyId company, Collection<CustomerId> ids) {
        return of(company, steps.begun(company, ids).keySet()).stream()
                .collect(Collectors.toMap(one -> one.customer().id(), one -> one));
    }
}
