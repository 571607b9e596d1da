package org.tallystick.lib.collections.contact;

import java.time.Instant;
import java.util.Set;

/**
 * A contact that took place.
 *
 * @param vendor which company made it; the counters look at all of them
 * @param outgoing whether we made it
 * @param connected whether it reached the number dialled; one that did not is not counted
 * @param conversation whether somebody spoke with the person
 */
public record Touch(
        Instant at,
        Medium medium,
        Set<String> debts,
        String vendor,
        boolean outgoing,
        boolean connected,
        boolean conversation) {
    public Touch {
        debts = Set.copyOf(debts);
    }

    boolean isAbout(Set<String> others) {
        return debts.stream().anyMatch(others::contains);
    }
}
