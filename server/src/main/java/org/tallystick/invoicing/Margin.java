package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.approvals.Asked;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.ChargeId;
import org.tallystick.lib.money.Money;

/**
 * What is earned with charges in percent of their net, over those whose cost is known.
 *
 * @param percent rounded down to two decimals, so that what is below a limit stays below it
 * @param known how many of the charges have a cost
 */
public record Margin(BigDecimal percent, int known, int charges) {
    /** The part of what is asked for that says how much of it the margin is about. */
    public static final String KNOWN_FOR = "Margin known for";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;

    /** Empty where no cost is known, or what has one comes to nothing. */
    static Optional<Margin> of(List<Charge> charges) {
        return of(charges, Map.of());
    }

    /** With the nets of charges that were priced with tax. */
    static Optional<Margin> of(List<Charge> charges, Map<ChargeId, Money> nets) {
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        int known = 0;
        for (Charge charge : charges) {
            BigDecimal unitCost = charge.input().unitCost();
            if (unitCost != null) {
                net = net.add(nets.getOrDefault(charge.id(), charge.amount()).toDecimal());
                cost = cost.add(unitCost.multiply(charge.input().quantity()));
                known++;
            }
        }
        return net.signum() <= 0
                ? Optional.empty()
                : Optional.of(new Margin(
                        net.subtract(cost).multiply(HUNDRED).divide(net, DECIMALS, RoundingMode.FLOOR),
                        known,
                        charges.size()));
    }

    /** As it is asked with: a margin that changes is asked for again. */
    Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(Asked.MARGIN, percent.toPlainString() + " %");
        words.put(KNOWN_FOR, known + " of " + charges + (charges == 1 ? " charge" : " charges"));
        return words;
    }
}
