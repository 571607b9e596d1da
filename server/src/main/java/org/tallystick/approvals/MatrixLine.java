package org.tallystick.approvals;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * From which amount on somebody has to agree, for one customer or for all, and until when they should answer.
 *
 * @param atLeast in the company's currency it is compared with what any deed is worth in it; in another one it holds only for
 *     deeds in that currency
 * @param firstInvoice only the first invoice of a customer
 * @param marginBelow only invoices whose margin is known and below so many percent
 */
public record MatrixLine(
        @Nullable UUID customer,
        Money atLeast,
        boolean firstInvoice,
        @Nullable BigDecimal marginBelow,
        Decider decider,
        AnswerTime answer) {
    public MatrixLine(
            @Nullable UUID customer, Money atLeast, boolean firstInvoice, Decider decider, AnswerTime answer) {
        this(customer, atLeast, firstInvoice, null, decider, answer);
    }

    public MatrixLine(@Nullable UUID customer, Money atLeast, Approver approver, int answerDays) {
        this(customer, atLeast, false, new Decider(approver, null, null), AnswerTime.days(answerDays));
    }

    public Approver approver() {
        return decider.approver();
    }

    boolean fits(Matter matter) {
        return (customer == null || customer.equals(matter.customer()))
                && (!firstInvoice || matter.first())
                && (marginBelow == null || isBelow(matter.margin(), marginBelow))
                && reaches(matter);
    }

    private static boolean isBelow(@Nullable BigDecimal margin, BigDecimal limit) {
        return margin != null && margin.compareTo(limit) < 0;
    }

    private boolean reaches(Matter matter) {
        if (atLeast.currency().equals(matter.base().currency())) {
            return matter.base().compareTo(atLeast) >= 0;
        }
        return atLeast.currency().equals(matter.amount().currency())
                && matter.amount().compareTo(atLeast) >= 0;
    }
}
