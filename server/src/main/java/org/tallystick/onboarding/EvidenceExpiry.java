package org.tallystick.onboarding;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.daily.DailyWork;

/** After the last day of its evidence an item is open again. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EvidenceExpiry implements DailyWork {
    private static final Logger log = LoggerFactory.getLogger(EvidenceExpiry.class);

    private final Customers customers;
    private final ItemSteps items;
    private final AuditLog audit;

    EvidenceExpiry(Customers customers, ItemSteps items, AuditLog audit) {
        this.customers = customers;
        this.items = items;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "onboarding.expiry";
    }

    @Override
    public void run(CompanyId company, LocalDate day) {
        Set<CustomerId> concerned =
                items.expired(company, day).stream().map(ItemStep::customer).collect(Collectors.toSet());
        if (concerned.isEmpty()) {
            return;
        }
        customers.lock(company, concerned);
        List<ItemStep> expired = items.expired(company, day);
        if (expired.isEmpty()) { // somebody settled them while the lock was waited for
            return;
        }
        Caller caller = Caller.system(company);
        items.reopen(caller, expired, ItemStep.Reopened.EXPIRED, null);
        audit.record(caller, expired.stream().map(step -> said(step, "expired")).toList());
        log.info("Opened {} items of checklists again; their evidence ended on {}", expired.size(), day);
    }

    static AuditEvent said(ItemStep step, String why) {
        UUID customer = step.customer().value();
        return AuditEvent.of("onboarding.reopen", "customer", customer, null)
                .about(customer)
                .fact("checklistItem", step.item())
                .fact("why", why);
    }
}
