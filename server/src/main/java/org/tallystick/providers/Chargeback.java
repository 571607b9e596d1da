package org.tallystick.providers;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;

/** A payer disputes a payment at their bank; until it is decided the provider holds the money back. */
public record Chargeback(
        UUID id,
        UUID attempt,
        PaymentId payment,
        CustomerId customer,
        String provider,
        Money amount,
        String reason,
        LocalDate openedOn,
        LocalDate evidenceBy,
        State state,
        @Nullable LocalDate decidedOn) {
    public enum State {
        OPEN("Open"),
        WON("Won"),
        LOST("Lost");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** The days that are left to send evidence; negative when it is too late. */
    public long daysLeft(LocalDate on) {
        return evidenceBy.toEpochDay() - on.toEpochDay();
    }
}
