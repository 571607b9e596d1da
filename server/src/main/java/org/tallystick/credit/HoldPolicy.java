package org.tallystick.credit;

import java.util.EnumMap;
import java.util.Map;
import org.tallystick.lib.collections.credit.HoldRules;
import org.tallystick.lib.money.Percent;

/** When a company watches and holds customers, and what a hold does where. */
public record HoldPolicy(HoldRules rules, Map<SalePoint, SalePoint.Action> actions) {
    /** Until somebody sets one: whoever is above an agreed limit is held from ordering, nobody else. */
    static final HoldPolicy USUAL = new HoldPolicy(
            new HoldRules(Percent.of(80), true, false, true, null, null, true),
            Map.of(
                    SalePoint.QUOTE, SalePoint.Action.WARN,
                    SalePoint.ORDER, SalePoint.Action.BLOCK,
                    SalePoint.SHIPMENT, SalePoint.Action.BLOCK,
                    SalePoint.INVOICE, SalePoint.Action.WARN));

    public HoldPolicy {
        actions = Map.copyOf(new EnumMap<>(actions));
        if (actions.size() != SalePoint.values().length) {
            throw new IllegalArgumentException("every point needs an action: " + actions);
        }
    }

    public SalePoint.Action at(SalePoint point) {
        return actions.getOrDefault(point, SalePoint.Action.IGNORE);
    }
}
