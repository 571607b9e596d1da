package org.tallystick.receivables;

import java.time.LocalDate;
import java.util.UUID;

/** What an open item waits for: who collects it, and when the money is expected (RULE-07). */
public record Reservation(Holder holder, UUID holderId, LocalDate expectedOn) {
    /** What may reserve an item. */
    public enum Holder {
        DIRECT_DEBIT,
        PROVIDER
    }

    /** For whoever looks at the item. */
    public String sentence() {
        return switch (holder) {
            case DIRECT_DEBIT -> "Reserved by the direct debit of " + expectedOn + ".";
            case PROVIDER -> "Reserved by an online payment begun on " + expectedOn + ".";
        };
    }
}
