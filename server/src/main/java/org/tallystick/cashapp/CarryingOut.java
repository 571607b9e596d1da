package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.payments.ExchangeDesk;
import org.tallystick.payments.ExchangeInput;
import org.tallystick.payments.PaymentId;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationId;
import org.tallystick.receivables.AllocationRequest;

/** Settles with payments as was found; what was paid in another currency is exchanged first, in the same transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CarryingOut {
    private final ExchangeDesk exchanges;
    private final AllocationDesk desk;

    CarryingOut(ExchangeDesk exchanges, AllocationDesk desk) {
        this.exchanges = exchanges;
        this.desk = desk;
    }

    /**
     * One way to be carried out.
     *
     * @param exchangeOn the day an exchange counts from
     * @param settleOn the day what is settled counts from
     */
    record Way(PaymentId payment, Settling settling, LocalDate exchangeOn, LocalDate settleOn, String rule) {}

    /** What was settled, and what the payments that were exchanged have become. */
    record Done(List<AllocationId> allocations, Map<PaymentId, PaymentId> exchanged) {
        static final Done NOTHING = new Done(List.of(), Map.of());

        Done {
            allocations = List.copyOf(allocations);
            exchanged = Map.copyOf(exchanged);
        }
    }

    /** All of them or none. */
    Done all(Caller caller, List<Way> ways) {
        if (ways.isEmpty()) {
            return Done.NOTHING;
        }
        Map<PaymentId, PaymentId> exchanged = exchange(caller, ways);
        List<AllocationRequest> requests = ways.stream()
                .map(way -> way.settling()
                        .request(exchanged.getOrDefault(way.payment(), way.payment()), way.settleOn(), way.rule()))
                .toList();
        return new Done(desk.allocateAll(caller, requests), exchanged);
    }

    private Map<PaymentId, PaymentId> exchange(Caller caller, List<Way> ways) {
        List<ExchangeInput> inputs = new ArrayList<>();
        for (Way way : ways) {
            if (way.settling().paid() != null) {
                inputs.add(new ExchangeInput(way.payment(), way.settling().paid(), way.exchangeOn(), way.rule()));
            }
        }
        Map<PaymentId, PaymentId> exchanged = new HashMap<>();
        if (!inputs.isEmpty()) {
            List<PaymentId> made = exchanges.exchangeAll(caller, inputs);
            for (int i = 0; i < inputs.size(); i++) {
                exchanged.put(inputs.get(i).payment(), made.get(i));
            }
        }
        return exchanged;
    }
}
