package org.tallystick.lib.receivables.terms;

import java.time.LocalDate;
import org.tallystick.lib.money.Money;

/**
 * One due date and amount of a document, numbered from 1. {@code agreedOn} is the date by the terms; {@code dueOn} is the
 * same or, where the company rolls, the next business day (DOMAIN RULE-05).
 */
public record Installment(int number, LocalDate agreedOn, LocalDate dueOn, Money amount) {
    public Installment {
        if (number < 1) {
            throw new IllegalArgumentException("installments count from 1, not " + number);
        }
        if (dueOn.isBefore(agreedOn)) {
            throw new IllegalArgumentException("due on " + dueOn + ", before the agreed " + agreedOn);
        }
    }

    /** An installment due on the agreed date. */
    public Installment(int number, LocalDate dueOn, Money amount) {
        this(number, dueOn, dueOn, amount);
    }

    public boolean isRolled() {
        return !agreedOn.equals(dueOn);
    }
}
