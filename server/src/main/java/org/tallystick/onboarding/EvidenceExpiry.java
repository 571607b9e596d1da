package org.tallystick.onboarding;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.daily.DailyWork;

/** After the last day of its evidence an item is open again. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EvidenceExpiry implements DailyWork {
    private static final Logger log = LoggerFactory.getLogger(EvidenceExpiry.class);

    private final ItemSteps items;
    private final AuditLog audit;

    EvidenceExpiry(ItemSteps items, AuditLog audit) {
        this.items = items;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "onboarding.expiry";
    }

    @Override
    public void run(CompanyId company, LocalDate day) {
        List<ItemStep> expired = items.expired(company, day);
        if (expired.isEmpty()) {
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
                .fact("item", step.item())
                .fact("why", why);
    }
}
