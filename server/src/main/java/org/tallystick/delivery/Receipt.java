package org.tallystick.delivery;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Payment;

/** The paper for a payment as of a day: what it paid, what remains open on each document, and what of it is not applied. */
public record Receipt(UUID id, LocalDate issuedOn, Payment payment, List<Line> lines) {
    public Receipt {
        lines = List.copyOf(lines);
    }

    /** What was paid on one document, with the discount granted for it, and what is open there now. */
    public record Line(String number, LocalDate dueOn, Money paid, Money discount, Money remaining) {}

    /** An issued receipt in a list. */
    public record Issued(UUID id, LocalDate issuedOn) {}

    public Money remaining() {
        return lines.stream().map(Line::remaining).reduce(Money.zero(payment.currency()), Money::plus);
    }
}
