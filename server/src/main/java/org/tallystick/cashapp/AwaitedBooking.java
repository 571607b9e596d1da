package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.UUID;
import org.tallystick.lib.money.Money;

/**
 * Something booked on a bank account that no line of the bank has confirmed yet.
 *
 * @param source what kind of deed booked it, as the journal says
 * @param number of the payment, refund or deposit
 */
public record AwaitedBooking(UUID entry, String source, String number, Money amount, LocalDate postedOn) {
    /** What it is, for people. */
    public String title() {
        String what = switch (source) {
            case "PAYMENT_RETURN" -> "Return of payment";
            case "REFUND" -> "Refund";
            case "DEPOSIT" -> "Deposit";
            default -> "Payment";
        };
        return what + " " + number;
    }
}
