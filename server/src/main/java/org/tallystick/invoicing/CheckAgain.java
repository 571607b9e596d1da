package org.tallystick.invoicing;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerChanged;
import org.tallystick.platform.outbox.Outbox;

/** Leaves word when a customer was changed whose drafts wait for a finding to be mended. */
@Component
class CheckAgain {
    /** A customer is the subject whose drafts may be ready now. */
    static final String CUSTOMER = "invoicing.customer-mended";

    /** What a change of the customer may mend, or change for whoever has to approve it. */
    static final List<String> CODES =
            List.of(DraftChecks.FAILED, DraftChecks.WARNED, DraftApprovals.AWAITING, DraftApprovals.REJECTED);

    private final WaitingDrafts waiting;
    private final Outbox outbox;

    CheckAgain(WaitingDrafts waiting, Outbox outbox) {
        this.waiting = waiting;
        this.outbox = outbox;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CustomerChanged changed) {
        if (waiting.isAny(changed.company(), changed.customer(), CODES)) {
            outbox.publish(changed.company(), CUSTOMER, changed.customer().value(), "{}");
        }
    }
}
