package org.tallystick.lib.collections.dunning;

import java.util.List;
import java.util.Optional;
import org.tallystick.lib.money.Money;

/**
 * What a run does about one customer in one currency: one notice about all that is open, at the highest level, or none.
 *
 * @param level the level of the notice; empty when there is none
 * @param choices every item, with the reason why it is in or out
 */
public record Selection(Optional<Level> level, Money total, List<Choice> choices) {
    public Selection {
        choices = List.copyOf(choices);
    }

    public boolean isNotice() {
        return level.isPresent();
    }

    public List<Choice> in() {
        return choices.stream().filter(Choice::isIn).toList();
    }
}
