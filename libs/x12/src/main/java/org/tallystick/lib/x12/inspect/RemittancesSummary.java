package org.tallystick.lib.x12.inspect;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.remittance.RemittanceEvent;
import org.tallystick.lib.x12.remittance.Remittances;

/** The keys of transactions 820, one payment after the other. */
final class RemittancesSummary implements TransactionSummary {
    private final Remittances reader = new Remittances(this::take);
    private final Consumer<Problem> problems;
    private @Nullable RemittanceSummary payment;

    RemittancesSummary(Consumer<Problem> problems) {
        this.problems = problems;
    }

    @Override
    public void take(X12Event event) {
        reader.take(event);
    }

    @Override
    public Map<String, Object> keys() {
        RemittanceSummary done = payment;
        payment = null;
        return done == null ? Map.of() : done.keys();
    }

    private void take(RemittanceEvent event) {
        switch (event) {
            case RemittanceEvent.PaymentStarted started -> payment = new RemittanceSummary(started.payment());
            case RemittanceEvent.ProblemFound found -> problems.accept(found.problem());
            case RemittanceEvent.LineRead _, RemittanceEvent.AdjustmentRead _, RemittanceEvent.PaymentEnded _ -> {
                if (payment != null) {
                    payment.take(event);
                }
            }
        }
    }
}
