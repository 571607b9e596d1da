package org.tallystick.lib.synthetic;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An invoice or a credit memo; days are counted from the first day of the ledger. */
final class Document {
    final Party party;
    final int sequence;
    final int issued;
    final int due;
    final long amount;
    final String order;
    final boolean neverPaid;
    final boolean disputed;
    final boolean referenced;
    /** What is open in the books. */
    long open;
    /** Nobody pays the rest of it any more. */
    boolean abandoned;

    String number = "";

    Document(Party party, int sequence, int issued, long amount, String order, int fate, boolean referenced) {
        this.party = party;
        this.sequence = sequence;
        this.issued = issued;
        this.due = issued + (amount < 0 ? 0 : party.termDays);
        this.amount = amount;
        this.order = order;
        this.neverPaid = fate < 30;
        this.disputed = fate < 27;
        this.referenced = referenced;
        this.open = amount;
    }

    int discountUntil() {
        return issued + 14;
    }

    boolean hasDiscount() {
        return party.discountPercent.signum() > 0 && amount > 0;
    }

    /** Of what is open, rounded half up. */
    long discount() {
        return hasDiscount()
                ? BigDecimal.valueOf(open)
                        .multiply(party.discountPercent)
                        .movePointLeft(2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact()
                : 0;
    }

    /** Digits of the number after its letters. */
    String digits() {
        return number.replaceAll("^[^0-9]*|[^0-9]", "");
    }

    /** ISO 11649 over the digits of the number. */
    String reference() {
        String digits = digits();
        int remainder = 0;
        for (char digit : (digits + "271500").toCharArray()) {
            remainder = (remainder * 10 + digit - '0') % 97;
        }
        return "RF%02d%s".formatted(98 - remainder, digits);
    }
}
