package org.tallystick.lib.collections.dunning;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * What a run decides about one item.
 *
 * @param level the level it has with the notice; 0: none yet
 * @param amount what of it the notice demands; negative for a credit
 * @param days days overdue as they count
 * @param detail what the reason rests on, such as the reason of a suspension
 * @param rolledFrom the agreed due day, when it rolled to a business day
 */
public record Choice(
        Item item,
        Place place,
        int level,
        Money amount,
        long days,
        @Nullable String detail,
        @Nullable LocalDate rolledFrom) {
    public boolean isIn() {
        return place.isIn();
    }

    Choice as(Place other, Money demanded) {
        return new Choice(item, other, level, demanded, days, detail, rolledFrom);
    }
}
