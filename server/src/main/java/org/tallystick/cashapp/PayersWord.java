package org.tallystick.cashapp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.cashapp.MatchBook.Named;
import org.tallystick.lib.money.Money;
import org.tallystick.receivables.Slice;

/** What a payer says outright, so that nothing has to be found out. */
final class PayersWord {
    private static final Comparator<Named> OLDEST_FIRST = Comparator.comparing(
                    (Named each) -> each.item().dueOn())
            .thenComparingInt(each -> each.item().installment());

    /** Amounts stated for documents that add up. */
    static final String STATED = "stated";
    /** The oldest installments of one document. */
    static final String INSTALLMENTS = "installments";

    private PayersWord() {}

    /** A settlement that follows from the payer's own words, and the rule that says how. */
    record Clear(String rule, String sentence, List<Slice> slices) {}

    /**
     * Amounts stated for documents that add up, or whole installments of one document.
     *
     * @param named the open items named, all of one family
     * @param stated amounts by the token that names their document
     */
    static @Nullable Clear of(Money paid, List<Named> named, Map<String, Money> stated) {
        Clear amounts = stated(paid, named, stated);
        return amounts == null ? installments(paid, named) : amounts;
    }

    private static @Nullable Clear stated(Money paid, List<Named> named, Map<String, Money> stated) {
        List<Slice> slices = new ArrayList<>();
        Money sum = Money.zero(paid.currency());
        for (Named each : named) {
            Money meant = stated.get(each.item().number());
            if (meant == null
                    || !meant.currency().equals(paid.currency())
                    || !meant.isPositive()
                    || meant.compareTo(each.open()) > 0) {
                return null;
            }
            slices.add(new Slice(each.item().id(), meant));
            sum = sum.plus(meant);
        }
        return sum.equals(paid)
                ? new Clear(STATED, "The payer says how much is meant for each document, and it adds up.", slices)
                : null;
    }

    /** The oldest installments of the one document named, when they are exactly what was paid. */
    private static @Nullable Clear installments(Money paid, List<Named> named) {
        boolean oneDocument =
                named.stream().map(each -> each.item().document()).distinct().count() == 1;
        if (!oneDocument || named.size() < 2) {
            return null;
        }
        List<Slice> slices = new ArrayList<>();
        Money rest = paid;
        for (Named each : named.stream().sorted(OLDEST_FIRST).toList()) {
            if (rest.isZero() || each.open().compareTo(rest) > 0) {
                break;
            }
            slices.add(new Slice(each.item().id(), each.open()));
            rest = rest.minus(each.open());
        }
        return rest.isZero()
                ? new Clear(INSTALLMENTS, "The payment is the oldest installments of the document named.", slices)
                : null;
    }
}
