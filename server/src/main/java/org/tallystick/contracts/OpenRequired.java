package org.tallystick.contracts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.access.Actor;
import org.tallystick.customers.CustomerId;
import org.tallystick.documents.Billable;
import org.tallystick.documents.DocumentGate;
import org.tallystick.documents.DocumentRequirement;
import org.tallystick.documents.RequirementDesk;
import org.tallystick.documents.Requirements;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.outbox.OutboxHandler;
import org.tallystick.platform.outbox.OutboxMessage;

/** After a rule was made: what the charges that are unbilled already lack by it is written down, to be chased. */
@Component
class OpenRequired implements OutboxHandler {
    private static final int CHARGES_AT_ONCE = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final Requirements requirements;
    private final UnbilledCharges unbilled;
    private final Charges charges;
    private final DocumentGate gate;

    OpenRequired(Requirements requirements, UnbilledCharges unbilled, Charges charges, DocumentGate gate) {
        this.requirements = requirements;
        this.unbilled = unbilled;
        this.charges = charges;
        this.gate = gate;
    }

    @Override
    public String name() {
        return "contracts.open-required";
    }

    @Override
    public boolean handles(String type) {
        return type.equals(RequirementDesk.CHANGED);
    }

    @Override
    public void handle(OutboxMessage message) {
        CompanyId company = message.company();
        Optional<DocumentRequirement> rule = requirements.find(company, message.subject());
        CustomerId customer = rule.map(DocumentRequirement::customer).orElse(null);
        UUID after = FIRST;
        for (List<ChargeId> next = unbilled.after(company, customer, after, CHARGES_AT_ONCE);
                !next.isEmpty();
                next = unbilled.after(company, customer, after, CHARGES_AT_ONCE)) {
            List<Billable> charged =
                    charges.byIds(company, next).stream().map(Charge::billable).toList();
            gate.open(company, gate.missing(company, charged), Actor.SYSTEM.reference());
            after = next.getLast().value();
        }
    }
}
