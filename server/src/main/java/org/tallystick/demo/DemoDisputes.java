package org.tallystick.demo;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.disputes.DisputeDesk;
import org.tallystick.disputes.DisputeDesk.About;
import org.tallystick.disputes.DisputeId;
import org.tallystick.disputes.RaisedBy;
import org.tallystick.disputes.StepDesk;
import org.tallystick.lib.collections.disputes.DisputeStep;
import org.tallystick.lib.money.Money;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;

/** Customers who do not agree: one case is new, one waits for a decision, one was rejected. */
@Component
class DemoDisputes {
    private static final int LOOKED_AT = 12;
    private static final int CASES = 3;

    private final DisputeDesk desk;
    private final StepDesk steps;
    private final OpenItems items;

    DemoDisputes(DisputeDesk desk, StepDesk steps, OpenItems items) {
        this.desk = desk;
        this.steps = steps;
        this.items = items;
    }

    void live(DemoCompany.Founded founded, Consumer<String> line) {
        Caller caller = founded.caller();
        List<OpenItem> open = items.oldestOpen(caller.company(), DemoCompany.EUR, LOOKED_AT).stream()
                .filter(item -> item.kind() == OpenItem.Kind.INVOICE)
                .limit(CASES)
                .toList();
        if (open.size() < CASES) {
            throw new IllegalStateException("the demo owes its disputes " + CASES + " open invoices");
        }
        open(caller, open.get(0), "QUANTITY", "We count six hours less than you billed.");
        DisputeId proposed = open(caller, open.get(1), "PRICE", "The rate of last year was agreed until December.");
        propose(caller, proposed, "The contract names the new rate from July on; nothing to credit.");
        DisputeId rejected = open(caller, open.get(2), "FORMAL", "Our order number is missing.");
        propose(caller, rejected, "The order number is on the second page.");
        take(caller, rejected, DisputeStep.REJECT, "The order number is on the second page.");
        line.accept("17. Disputes: one is new, one waits for a decision, one was rejected.");
    }

    private DisputeId open(Caller caller, OpenItem item, String reason, String words) {
        Money part = Money.of("120.00", DemoCompany.EUR).min(item.open());
        return desk.open(
                caller,
                new DisputeDesk.Opening(
                        new About.OfItem(item.id()), Optional.of(part), reason, null, words, RaisedBy.CUSTOMER, null));
    }

    private void propose(Caller caller, DisputeId id, String words) {
        take(caller, id, DisputeStep.TRIAGE, null);
        take(caller, id, DisputeStep.INVESTIGATE, "Looked at the contract and the time sheets.");
        take(caller, id, DisputeStep.PROPOSE, words);
    }

    private void take(Caller caller, DisputeId id, DisputeStep step, @Nullable String words) {
        steps.take(caller, id, step, StepDesk.Input.saying(words));
    }
}
