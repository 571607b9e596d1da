package org.tallystick.lib.receivables.terms;

import org.tallystick.lib.money.Percent;

/** An early-payment discount: {@code 2% 10} is 2 % of the total when paid within 10 days of the document date. */
public record Discount(Percent percent, int days) {
    public Discount {
        if (percent.compareTo(Percent.ZERO) <= 0 || percent.compareTo(Percent.HUNDRED) >= 0) {
            throw new TermsException("a discount is above 0% and below 100%, not " + percent);
        }
        if (days < 0 || days > PaymentTerms.MAXIMUM_DAYS) {
            throw new TermsException("days must be 0 to " + PaymentTerms.MAXIMUM_DAYS + ", not " + days);
        }
    }

    @Override
    public String toString() {
        return percent + " " + days;
    }
}
