package org.tallystick.lib.collections.plans;

import java.util.List;
import org.tallystick.lib.money.Money;

/** How what is covered is split over the installments. */
public sealed interface PlanSplit {
    /** In equal parts, to the cent by largest remainder: the first ones are a cent higher. */
    record Even() implements PlanSplit {}

    /** In amounts somebody chose, without fee and interest. */
    record Custom(List<Money> amounts) implements PlanSplit {
        public Custom {
            amounts = List.copyOf(amounts);
        }
    }
}
