package org.tallystick.invoicing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.customers.CustomerId;
import org.tallystick.documents.DocumentRequirement;
import org.tallystick.documents.RequiredDesk;
import org.tallystick.documents.RequirementDesk;
import org.tallystick.documents.Requirements;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.outbox.OutboxHandler;
import org.tallystick.platform.outbox.OutboxMessage;

/** A draft that waited for documents is priced again when one of them is settled: ready, or waiting for the rest. */
@Component
class ReadyAgain implements OutboxHandler {
    private static final int MOST_DRAFTS = 10_000;

    private final Drafts drafts;
    private final BillingRuns runs;
    private final DraftPricing pricing;
    private final Requirements requirements;

    ReadyAgain(Drafts drafts, BillingRuns runs, DraftPricing pricing, Requirements requirements) {
        this.drafts = drafts;
        this.runs = runs;
        this.pricing = pricing;
        this.requirements = requirements;
    }

    @Override
    public String name() {
        return "invoicing.ready-again";
    }

    @Override
    public boolean handles(String type) {
        return type.equals(RequiredDesk.SETTLED) || type.equals(RequirementDesk.CHANGED);
    }

    @Override
    public void handle(OutboxMessage message) {
        CompanyId company = message.company();
        Map<UUID, List<UUID>> byRun = drafts.lockAwaiting(company, customer(message), MOST_DRAFTS).stream()
                .collect(Collectors.groupingBy(
                        draft -> draft.run().value(),
                        TreeMap::new,
                        Collectors.mapping(Draft::id, Collectors.toList())));
        byRun.forEach(
                (run, ids) -> again(company, runs.find(company, new RunId(run)).orElseThrow(), ids));
    }

    private void again(CompanyId company, BillingRun run, List<UUID> ids) {
        pricing.price(company, run, ids);
        boolean ready = drafts.byIds(company, ids).stream().anyMatch(draft -> draft.state() == Draft.State.READY);
        if (ready) {
            List<BillingRun.State> over = List.of(BillingRun.State.PARTLY_FAILED);
            runs.move(company, run.id(), over, BillingRun.State.GENERATED, null);
        }
    }

    /** Null for a rule about all customers. */
    private @Nullable CustomerId customer(OutboxMessage message) {
        return message.type().equals(RequiredDesk.SETTLED)
                ? new CustomerId(message.subject())
                : requirements
                        .find(message.company(), message.subject())
                        .map(DocumentRequirement::customer)
                        .orElse(null);
    }
}
