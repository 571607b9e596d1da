package org.tallystick.delivery;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;

/** Keeps mail from whoever forbade it, and sends the document by post unless somebody else gets it. */
@Component
class OptOutPost {
    private final OptOutGate gate;
    private final Deliveries deliveries;
    private final DeliveryQueue queue;
    private final BusinessClock clock;

    OptOutPost(OptOutGate gate, Deliveries deliveries, DeliveryQueue queue, BusinessClock clock) {
        this.gate = gate;
        this.deliveries = deliveries;
        this.queue = queue;
        this.clock = clock;
    }

    /** True when the delivery goes no further. */
    @Transactional
    public boolean takes(CompanyId company, Delivery delivery) {
        return gate.objection(company, delivery)
                .map(sentence -> {
                    deliveries.failed(company, delivery.id(), sentence, clock.now());
                    boolean reached = deliveries.ofDocument(company, delivery.subject()).stream()
                            .anyMatch(other -> !other.queuedAt().isBefore(delivery.queuedAt())
                                    && other.state() != Delivery.State.FAILED
                                    && gate.objection(company, other).isEmpty());
                    if (!reached) {
                        queue.post(company, delivery);
                    }
                    return true;
                })
                .orElse(false);
    }
}
