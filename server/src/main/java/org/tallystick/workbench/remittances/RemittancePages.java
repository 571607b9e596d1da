package org.tallystick.workbench.remittances;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.cashapp.Advice;
import org.tallystick.cashapp.AdviceLine;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.Payment;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.HistoryEntry;
import org.tallystick.platform.web.Tone;

/** What the pages of remittance advices show. */
public final class RemittancePages {
    private RemittancePages() {}

    /** The list; {@code state} is the filter, null for all. */
    public record Advices(Page<Advice> advices, Advice.@Nullable State state, Map<CustomerId, Customer> customers) {
        public Advices {
            customers = Map.copyOf(customers);
        }

        public String payer(Advice advice) {
            Customer known = advice.customer() == null ? null : customers.get(advice.customer());
            return known != null ? known.name() : advice.payerName() == null ? "" : advice.payerName();
        }
    }

    /** One advice, the payment it belongs to, or those it may belong to. */
    public record One(
            Advice advice,
            List<AdviceLine> lines,
            @Nullable Customer customer,
            @Nullable Payment payment,
            List<Payment> candidates,
            List<HistoryEntry> history) {
        public One {
            lines = List.copyOf(lines);
            candidates = List.copyOf(candidates);
            history = List.copyOf(history);
        }
    }

    public static Tone tone(Advice.State state) {
        return switch (state) {
            case WAITING -> Tone.WARN;
            case JOINED -> Tone.GOOD;
            case SET_ASIDE -> Tone.NEUTRAL;
        };
    }

    /** How an advice and its payment were found to belong together. */
    public static String because(@Nullable String rule) {
        return switch (rule) {
            case "trace" -> "The payment carries its reference";
            case "payer" -> "Same payer, same amount, about the same day";
            case "hand" -> "Joined by hand";
            case null, default -> "";
        };
    }
}
