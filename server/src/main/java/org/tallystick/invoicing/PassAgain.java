package org.tallystick.invoicing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.outbox.OutboxHandler;
import org.tallystick.platform.outbox.OutboxMessage;

/** A draft that a gate objected to is priced and looked at again when something was mended. */
@Component
class PassAgain implements OutboxHandler {
    private static final int MOST_DRAFTS = 10_000;

    private final Drafts drafts;
    private final BillingRuns runs;
    private final DraftPricing pricing;
    private final PostingGates gates;

    PassAgain(Drafts drafts, BillingRuns runs, DraftPricing pricing, PostingGates gates) {
        this.drafts = drafts;
        this.runs = runs;
        this.pricing = pricing;
        this.gates = gates;
    }

    @Override
    public String name() {
        return "invoicing.pass-again";
    }

    @Override
    public boolean handles(String type) {
        return type.equals(PostingGate.MENDED);
    }

    @Override
    public void handle(OutboxMessage message) {
        CompanyId company = message.company();
        CustomerId customer = message.subject().equals(company.value()) ? null : new CustomerId(message.subject());
        Map<UUID, List<UUID>> byRun = drafts.lockObjected(company, gates.codes(), customer, MOST_DRAFTS).stream()
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
}
