package org.tallystick.workbench.payments;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.cashapp.Suggestions.Rank;
import org.tallystick.cashapp.Suggestions.Suggested;
import org.tallystick.cashapp.Suggestions.Suggestion;
import org.tallystick.lib.money.Money;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;

/** The open items shown for a payment, why each is shown, and what is proposed to be settled when there is a good reason. */
record Offer(
        List<OpenItem> items,
        Map<OpenItemId, String> reasons,
        Map<OpenItemId, Money> proposed,
        @Nullable String explanation) {
    static Offer of(List<OpenItem> searched) {
        return new Offer(searched, Map.of(), Map.of(), null);
    }

    static Offer of(Suggested suggested, int limit) {
        List<Suggestion> suggestions = suggested.items();
        Map<OpenItemId, String> reasons = new HashMap<>();
        Map<OpenItemId, Money> proposed = new HashMap<>();
        for (Suggestion one : suggestions) {
            boolean good = one.rank() != Rank.OLDEST_DUE;
            if (good) {
                reasons.put(one.item().id(), one.reason());
            }
            if (good && one.proposed().isPositive()) {
                proposed.put(one.item().id(), one.proposed());
            }
        }
        return new Offer(
                suggestions.stream().limit(limit).map(Suggestion::item).toList(),
                reasons,
                proposed,
                suggested.explanation());
    }

    /** The amounts the form begins with: as asked, or else what is proposed. */
    Map<OpenItemId, Money> fill(String how, Money left) {
        return switch (how) {
            case "exact" -> Filling.exact(oldestFirst(items), left);
            case "oldest" -> Filling.oldestFirst(oldestFirst(items), left);
            case "none" -> Map.of();
            default -> left.isPositive() ? proposed : Map.of();
        };
    }

    static List<OpenItem> oldestFirst(List<OpenItem> items) {
        return items.stream()
                .sorted(Comparator.comparing(OpenItem::dueOn)
                        .thenComparing(OpenItem::number)
                        .thenComparingInt(OpenItem::installment))
                .toList();
    }
}
