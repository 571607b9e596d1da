package org.tallystick.onboarding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.CreditMemo;
import org.tallystick.invoicing.Invoice;
import org.tallystick.invoicing.InvoiceTax;
import org.tallystick.invoicing.PostingGate;
import org.tallystick.platform.CompanyId;

/** Keeps invoices of customers who are being onboarded from being posted. A chunk without them costs one statement. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ActiveCustomersGate implements PostingGate {
    static final String NOT_ACTIVE = "CUSTOMER_NOT_ACTIVE";

    private final Onboardings onboardings;

    ActiveCustomersGate(Onboardings onboardings) {
        this.onboardings = onboardings;
    }

    @Override
    public List<String> codes() {
        return List.of(NOT_ACTIVE);
    }

    @Override
    public Map<UUID, Objection> objections(CompanyId company, List<Proposal> proposals) {
        Map<CustomerId, Onboarding> waiting = onboardings.notActive(
                company,
                proposals.stream()
                        .map(proposal -> proposal.invoice().customer())
                        .collect(Collectors.toSet()));
        Map<UUID, Objection> objections = new HashMap<>();
        for (Proposal proposal : proposals) {
            Onboarding onboarding = waiting.get(proposal.invoice().customer());
            if (onboarding != null) {
                objections.put(proposal.draft(), new Objection(NOT_ACTIVE, Missing.sentence(onboarding)));
            }
        }
        return objections;
    }

    @Override
    public void admitted(Caller caller, List<Proposal> proposals) {
        // what is posted was asked for in objections
    }

    /** A credit never does a customer harm. */
    @Override
    public void admit(Caller caller, CreditMemo memo, Invoice invoice, List<InvoiceTax> taxes) {
        // nothing to say
    }
}
