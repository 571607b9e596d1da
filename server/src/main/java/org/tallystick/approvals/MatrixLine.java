package org.tallystick.approvals;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * From which amount on, in the company's currency, somebody has to agree, for one customer or for all, and within how many
 * days they should.
 */
public record MatrixLine(@Nullable UUID customer, Money atLeast, Approver approver, int answerDays) {
    public static final int MOST_DAYS = 90;

    boolean fits(Asked asked) {
        return (customer == null || customer.equals(asked.customer()))
                && asked.base().compareTo(atLeast) >= 0;
    }
}
