package org.tallystick.credit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.customers.Standing;
import org.tallystick.lib.collections.credit.HoldRules.Judgement;
import org.tallystick.lib.collections.credit.HoldRules.Trigger;
import org.tallystick.lib.money.Money;

/**
 * How a customer stands as things are, found anew each time: a hold ends by itself when all that caused it is gone (SM-7).
 *
 * @param group the same of the group it belongs to, where the parent has a limit
 */
public record CreditStanding(
        Customer customer,
        CreditFacts facts,
        Judgement judgement,
        @Nullable Judgement group,
        @Nullable HoldOverride override) {
    /** From good to bad. */
    public enum State {
        OK("No hold"),
        WATCH("Watched"),
        OVERRIDDEN("Let through"),
        HOLD("Held"),
        STOP("Stopped");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public State state() {
        if (customer.standing() == Standing.STOP) {
            return State.STOP;
        }
        if (isHeld()) {
            return isLetThrough(Money.zero(facts.overdue().currency())) ? State.OVERRIDDEN : State.HOLD;
        }
        boolean watched = judgement.watched() || (group != null && group.watched());
        return watched || customer.standing() == Standing.WATCH ? State.WATCH : State.OK;
    }

    private boolean isHeld() {
        return customer.standing() == Standing.HOLD || judgement.held() || (group != null && group.held());
    }

    /** With an order of that much more. */
    boolean isLetThrough(Money more) {
        return override != null && facts.exposure().amount().plus(more).compareTo(override.most()) <= 0;
    }

    /** Every reason against selling on credit, each a sentence with its figures. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        switch (customer.standing()) {
            case STOP -> reasons.add("The customer is stopped" + because());
            case HOLD -> reasons.add("A person put the customer on hold" + because());
            case GOOD, WATCH -> {}
        }
        judgement.triggers().forEach(trigger -> reasons.add(sentence(trigger)));
        if (group != null) {
            group.triggers().forEach(trigger -> reasons.add("Of the group: " + sentence(trigger)));
        }
        return reasons;
    }

    /** Why somebody is watched who is not held. */
    public String watched() {
        return customer.standing() == Standing.WATCH ? "A person watches the customer" + because() : "Near the limit.";
    }

    private String because() {
        String reason = customer.standingReason();
        return reason == null || reason.isBlank() ? "." : ": " + reason;
    }

    private static String sentence(Trigger trigger) {
        return switch (trigger) {
            case Trigger.OverLimit(Money exposure, Money limit) ->
                "The exposure of " + exposure + " is above the limit of " + limit + ".";
            case Trigger.NoLimit() -> "No limit was agreed.";
            case Trigger.LimitExpired() -> "The limit has run out.";
            case Trigger.TooLate(long days, int allowed) ->
                "An item is " + days + " days overdue, more than " + allowed + ".";
            case Trigger.TooMuchOverdue(Money overdue, Money allowed) ->
                overdue + " is overdue, more than " + allowed + ".";
        };
    }
}
