package org.tallystick.workbench.payments;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.cashapp.OriginalAmount;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentExchange;

/**
 * What a payment was in another currency, as the bank tells it and as it was exchanged.
 *
 * @param payment the page is about: the one that came in, or what it was exchanged into
 * @param told by the bank; null when it tells nothing
 * @param mayExchange somebody who sees this may exchange what is unapplied
 */
public record ExchangePanel(Payment payment, @Nullable OriginalAmount told, List<Row> rows, boolean mayExchange) {
    public ExchangePanel {
        rows = List.copyOf(rows);
    }

    /** One exchange with the payment on its other side. */
    public record Row(
            PaymentExchange exchange,
            Payment other,
            @Nullable String undoneBecause,
            boolean mayUndo) {
        /** {@code 1 USD = 0.9187 EUR}. */
        public String rate() {
            return "1 " + exchange.paid().currency() + " = " + exchange.rate().toPlainString() + " "
                    + exchange.booked().currency();
        }
    }

    public boolean isShown() {
        return told != null || !rows.isEmpty();
    }

    /** The amount to propose in the form. */
    public String amount() {
        return told == null ? "" : told.amount().toPlainString();
    }

    public String currency() {
        return told == null ? "" : told.amount().currency().code();
    }

    /** The rate of the bank; none when it tells none. */
    public @Nullable String toldRate() {
        BigDecimal rate = told == null ? null : told.rate();
        return rate == null ? null : rate.toPlainString();
    }
}
