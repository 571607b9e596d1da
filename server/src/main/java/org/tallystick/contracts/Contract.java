package org.tallystick.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;

/** An agreement with a customer, from which charges come; what was agreed stands in its versions. */
public record Contract(
        ContractId id,
        String number,
        CustomerId customer,
        String title,
        CurrencyCode currency,
        int versions,
        @Nullable LocalDate firstOn,
        @Nullable LocalDate endsOn,
        boolean hasDraft) {
    /** How far a contract has come on a day. */
    public enum State {
        DRAFT("Draft"),
        SIGNED("Signed"),
        ACTIVE("Active"),
        ENDED("Ended"),
        DISCARDED("Discarded");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public State state(LocalDate today) {
        if (firstOn == null) {
            return hasDraft ? State.DRAFT : State.DISCARDED;
        }
        if (endsOn != null && endsOn.isBefore(today)) {
            return State.ENDED;
        }
        return firstOn.isAfter(today) ? State.SIGNED : State.ACTIVE;
    }
}
