package org.tallystick.contracts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.receivables.pricing.Price;
import org.tallystick.lib.receivables.pricing.PriceStep;

/** A priced due charge of a contract, on its way to become a charge. */
record ContractCharge(ChargingContract contract, DueCharge due, BigDecimal quantity, Price price) {
    static final String SOURCE = "contract-line";

    private static final String PIECE = "C62";

    /**
     * As a charge: quantity times rate where that is all there is to the price; otherwise one piece at the amount, with the
     * quantity in its words.
     */
    ChargeInput input() {
        BigDecimal rate = plainRate();
        ContractLine line = due.line();
        boolean counted = rate == null && (line.isMetered() || quantity.compareTo(BigDecimal.ONE) != 0);
        return new ChargeInput(
                contract.customer(),
                SOURCE,
                contract.number() + "/" + line.line() + "/" + due.from(),
                counted
                        ? line.description() + " (" + ContractWords.plain(quantity) + " " + line.unit() + ")"
                        : line.description(),
                rate == null ? BigDecimal.ONE : quantity,
                rate == null ? PIECE : line.unit(),
                rate == null ? price.amount().toDecimal() : rate,
                contract.currency(),
                line.taxCode(),
                contract.number(),
                null,
                due.from(),
                due.to(),
                due.dueOn(),
                line.description());
    }

    private @Nullable BigDecimal plainRate() {
        BigDecimal rate = null;
        for (PriceStep step : price.steps()) {
            switch (step.kind()) {
                case UNITS -> rate = step.rate();
                case USED, USED_BEFORE, ROUNDING -> {} // quantity times rate says the same
                case FLAT, TIER, TIER_FLAT, VOLUME, PACKAGES, DISCOUNT, MINIMUM, PRORATION -> {
                    return null;
                }
            }
        }
        return rate;
    }

    PricedPeriod period(@Nullable ChargeId charge) {
        return new PricedPeriod(
                contract.id(),
                due.line().line(),
                due.from(),
                due.to(),
                due.version(),
                due.line().clause(),
                quantity,
                price.amount(),
                price.steps(),
                charge);
    }
}
