package org.tallystick.workbench.payments;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Payment;
import org.tallystick.receivables.OpenItem;

/** A payment and what it may settle, the likeliest first. */
public record MatchingPage(
        Payment payment,
        @Nullable Customer payer,
        @Nullable Customer searched,
        String customer,
        String q,
        String fill,
        boolean nothingFits,
        @Nullable String explanation,
        List<Row> rows,
        LocalDate today) {
    public MatchingPage {
        rows = List.copyOf(rows);
    }

    /** One open item: the discount its terms allow, why it is proposed, and the amount the form begins with. */
    public record Row(
            OpenItem item,
            String customer,
            Money discount,
            @Nullable String reason,
            @Nullable Money amount) {
        /** The discount goes with an amount that needs it to close the item. */
        public boolean takesDiscount() {
            return amount != null
                    && discount.isPositive()
                    && item.open().minus(discount).equals(amount);
        }

        public boolean isPicked() {
            return amount != null;
        }

        public String amountText() {
            return amount == null ? "" : amount.toPlainString();
        }

        public String openText() {
            return item.open().toPlainString();
        }
    }

    public boolean isSearch() {
        return searched != null || !q.isBlank();
    }

    /** What the form begins with being settled. */
    public Money filled() {
        return rows.stream()
                .map(Row::amount)
                .filter(amount -> amount != null)
                .reduce(Money.zero(payment.currency()), Money::plus);
    }

    public Money left() {
        return payment.unapplied().minus(filled());
    }
}
