package org.tallystick.collections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.approvals.WorkCalendars;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.collections.dunning.Dunning;
import org.tallystick.lib.collections.dunning.Item;
import org.tallystick.lib.collections.dunning.Policy;
import org.tallystick.lib.collections.dunning.Selection;
import org.tallystick.lib.money.BusinessDays;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.CompanyId;

/** Chooses what is demanded of customers on a day, by the policies that hold for them. Writes nothing. */
@Component
@Transactional(readOnly = true, propagation = Propagation.MANDATORY)
class Choosing {
    /** For whom no policy ever was chosen. */
    private static final Policy NONE = new Policy(List.of(), 1, Map.of(), BusinessDays.EVERY_DAY, false);

    private final Candidates candidates;
    private final Policies policies;
    private final Assignments assignments;
    private final Customers customers;
    private final WorkCalendars calendars;

    Choosing(
            Candidates candidates,
            Policies policies,
            Assignments assignments,
            Customers customers,
            WorkCalendars calendars) {
        this.candidates = candidates;
        this.policies = policies;
        this.assignments = assignments;
        this.customers = customers;
        this.calendars = calendars;
    }

    /** What becomes of one customer in one currency; without policy they are not dunned. */
    record Chosen(
            Customer customer,
            CurrencyCode currency,
            @Nullable DunningPolicy policy,
            Selection selection) {}

    public List<Chosen> choose(CompanyId company, List<CustomerId> chunk, LocalDate day) {
        Map<CustomerId, Customer> known = customers.byIds(company, chunk);
        Map<UUID, DunningPolicy> inForce = policies.on(company, day);
        Map<CustomerId, Assigned> own = assignments.own(company, chunk, day);
        List<Assigned> general = assignments.general(company, day);
        BusinessDays calendar = calendars.of(company).days();
        List<Chosen> chosen = new ArrayList<>();
        candidates.of(company, chunk).forEach((account, items) -> {
            Customer customer = Objects.requireNonNull(known.get(account.customer()));
            Optional<Assigned> assigned = Assignments.of(customer, own, general);
            DunningPolicy policy =
                    assigned.map(Assigned::policy).map(inForce::get).orElse(null);
            boolean excluded = assigned.filter(Assigned::excludes).isPresent();
            Selection selection = select(policy, calendar, excluded, items, account.currency(), day);
            chosen.add(new Chosen(customer, account.currency(), policy, selection));
        });
        return chosen;
    }

    /** The policy that holds for a customer on a day; empty when they are not dunned. */
    public Optional<DunningPolicy> policy(CompanyId company, Customer customer, LocalDate day) {
        return Assignments.of(
                        customer,
                        assignments.own(company, List.of(customer.id()), day),
                        assignments.general(company, day))
                .map(Assigned::policy)
                .map(policies.on(company, day)::get);
    }

    private static Selection select(
            @Nullable DunningPolicy policy,
            BusinessDays calendar,
            boolean excluded,
            List<Item> items,
            CurrencyCode currency,
            LocalDate day) {
        Policy rule = policy == null ? NONE : policy.rule(calendar);
        return excluded ? Dunning.excluded(rule, items, currency, day) : Dunning.select(rule, items, currency, day);
    }
}
