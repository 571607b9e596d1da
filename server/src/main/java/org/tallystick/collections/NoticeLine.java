package org.tallystick.collections;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.collections.dunning.Place;
import org.tallystick.lib.money.Money;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;

/**
 * What a notice lists of an item.
 *
 * @param level the level it steps to, or has; 0: none
 * @param amount what of it is demanded; negative for a credit that is taken off
 * @param days days overdue as they count, less what was suspended
 * @param leftOut why somebody took it off
 */
public record NoticeLine(
        OpenItemId item,
        OpenItem.Kind kind,
        UUID document,
        String number,
        int installment,
        @Nullable String purchaseOrder,
        LocalDate documentOn,
        LocalDate dueOn,
        Place place,
        int level,
        Money amount,
        int days,
        @Nullable String leftOut) {
    public boolean isIn() {
        return leftOut == null;
    }

    boolean steps() {
        return isIn() && place == Place.STEPS;
    }
}
