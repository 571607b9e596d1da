package org.tallystick.onboarding;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.Contact;
import org.tallystick.customers.Contacts;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerChanged;
import org.tallystick.customers.CustomerCreated;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.platform.CompanyId;

/** New customers begin as prospects where something is asked of their kind; what changes has to be looked at again. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CustomerListener {
    private final Customers customers;
    private final Contacts contacts;
    private final Checklists checklists;
    private final Steps steps;
    private final ItemSteps items;
    private final AuditLog audit;

    CustomerListener(
            Customers customers,
            Contacts contacts,
            Checklists checklists,
            Steps steps,
            ItemSteps items,
            AuditLog audit) {
        this.customers = customers;
        this.contacts = contacts;
        this.checklists = checklists;
        this.steps = steps;
        this.items = items;
        this.audit = audit;
    }

    @EventListener
    public void on(CustomerCreated created) {
        if (!checklists.required(created.company(), created.kind()).isEmpty()) {
            steps.insert(Caller.system(created.company()), created.customer(), Steps.BEGUN, null);
        }
    }

    @EventListener
    public void on(CustomerChanged changed) {
        CompanyId company = changed.company();
        CustomerId id = changed.customer();
        customers.lock(company, List.of(id)); // whoever settles an item meanwhile comes before or after
        Map<String, ItemStep> held = items.latest(company, List.of(id)).get(id);
        if (held == null) {
            return;
        }
        Customer customer = customers.find(company, id).orElseThrow();
        List<Contact> known = contacts.of(company, id);
        List<ItemStep> outdated = held.values().stream()
                .filter(step -> step.isSettled() && isOutdated(step, customer, known))
                .toList();
        if (!outdated.isEmpty()) {
            Caller caller = Caller.system(company);
            items.reopen(caller, outdated, ItemStep.Reopened.CHANGED, null);
            audit.record(
                    caller,
                    outdated.stream()
                            .map(step -> EvidenceExpiry.said(step, "changed"))
                            .toList());
        }
    }

    private static boolean isOutdated(ItemStep step, Customer customer, List<Contact> contacts) {
        String settled = step.value();
        return settled != null
                && !Objects.equals(settled, ItemChecks.valueNow(step.item(), customer.profile(), contacts, settled));
    }
}
