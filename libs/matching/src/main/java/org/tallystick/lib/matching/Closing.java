package org.tallystick.lib.matching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a set of items closes with an amount, exactly or by a named hypothesis. */
final class Closing {
    private Closing() {}

    /** All of it, or each item less its discount inside the window. */
    static @Nullable Settlement exact(Facts facts, List<Entry> entries) {
        long total = Facts.sum(entries);
        if (total == facts.amount()) {
            return Settlement.full(entries);
        }
        long discounts = discounts(facts, entries);
        return discounts > 0 && total - discounts == facts.amount()
                ? Settlement.discounted(entries, facts::discount, Adjustment.DISCOUNT)
                : null;
    }

    /** All of it less a bank fee. */
    static @Nullable Settlement charged(Facts facts, List<Entry> entries) {
        long difference = Facts.sum(entries) - facts.amount();
        return difference > 0 && facts.policy().isFee(facts.line().currency(), difference)
                ? Settlement.full(entries).less(difference, Adjustment.FEE)
                : null;
    }

    /** A bank fee, alone or beside the discounts; or a small difference. */
    static @Nullable Settlement hypothesis(Facts facts, List<Entry> entries) {
        String currency = facts.line().currency();
        long total = Facts.sum(entries);
        long difference = total - facts.amount();
        Settlement charged = charged(facts, entries);
        if (charged != null) {
            return charged;
        }
        long discounts = discounts(facts, entries);
        if (discounts > 0 && facts.policy().isFee(currency, difference - discounts)) {
            return Settlement.discounted(entries, facts::discount, Adjustment.DISCOUNT)
                    .less(difference - discounts, Adjustment.FEE);
        }
        if (Math.abs(difference) <= facts.policy().smallDifference(currency)) {
            Settlement full = Settlement.full(entries);
            return difference > 0 ? full.less(difference, Adjustment.SMALL) : full;
        }
        return null;
    }

    /** The discount taken of the total: differs by the rounding of each item, and is never posted by itself. */
    static @Nullable Settlement roundedOnTotal(Facts facts, List<Entry> entries) {
        long discounts = discounts(facts, entries);
        long rounding = Facts.sum(entries) - discounts - facts.amount();
        if (discounts == 0 || entries.size() < 2 || Math.abs(rounding) > entries.size()) {
            return null;
        }
        return Settlement.discounted(entries, facts::discount, Adjustment.DISCOUNT)
                .less(rounding, Adjustment.DISCOUNT);
    }

    private static long discounts(Facts facts, List<Entry> entries) {
        return entries.stream().mapToLong(facts::discount).sum();
    }
}
