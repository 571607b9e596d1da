package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.cashapp.ReferenceTokens.Source;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.allocation.Hypothesis;
import org.tallystick.lib.receivables.allocation.PayableItem;
import org.tallystick.lib.receivables.allocation.ProposedAllocation;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.Slice;

/** Decides what a payment settles when exact references name open items. */
final class ExactMatching {
    private ExactMatching() {}

    /**
     * An open item that the remittance names exactly.
     *
     * @param discount what an early payment on that day may deduct
     * @param weak whether only a few digits name it
     * @param stated the part of the payment the payer means for it
     */
    record Candidate(
            OpenItem item,
            Money discount,
            Source source,
            boolean weak,
            @Nullable Money stated) {}

    /** What to do with a payment. */
    sealed interface Decision {
        /** Settle these; a person need not look. */
        record Apply(String rule, List<Slice> slices, List<Slice> discounts) implements Decision {}

        /** Leave it to a person; the rule says why. */
        record Suggest(String rule) implements Decision {}

        /** No open item is named. */
        record Nothing() implements Decision {}
    }

    /**
     * Tries the better sources first: the first ones that explain the payment exactly win. Without such, the payment is
     * short or over, which is clear only when all sources name the same items.
     *
     * @param on the day of the payment; a document of a later day can hardly be meant
     * @param related whether all candidates, and the payer as far as known, are of one family
     */
    static Decision decide(Money paid, LocalDate on, List<Candidate> named, boolean related) {
        List<Candidate> candidates = named.stream()
                .filter(candidate -> candidate.item().currency().equals(paid.currency()))
                .toList();
        if (candidates.isEmpty()) {
            return new Decision.Nothing();
        }
        if (candidates.stream()
                .anyMatch(candidate -> candidate.item().documentOn().isAfter(on))) {
            return new Decision.Suggest("reference-later");
        }
        if (!related) {
            return new Decision.Suggest("reference-family");
        }
        List<Candidate> considered = List.of();
        for (Source source : Source.values()) {
            List<Candidate> more = candidates.stream()
                    .filter(candidate -> candidate.source().compareTo(source) <= 0)
                    .toList();
            if (more.size() > considered.size()) {
                Decision decision = closing(paid, more);
                if (decision != null) {
                    return decision;
                }
                considered = more;
            }
        }
        return remaining(paid, candidates);
    }

    private static @Nullable Decision closing(Money paid, List<Candidate> candidates) {
        Decision stated = stated(paid, candidates);
        if (stated != null) {
            return stated;
        }
        return switch (hypothesis(paid, candidates)) {
            case Hypothesis.Exact<OpenItemId> exact -> apply("reference-exact", exact.allocations(), List.of());
            case Hypothesis.DiscountTaken<OpenItemId> taken ->
                apply("reference-discount", taken.allocations(), taken.discounts());
            case Hypothesis.ShortPayment<OpenItemId> part
            when isInstallments(part, candidates) -> apply("reference-exact", part.allocations(), List.of());
            case Hypothesis.ShortPayment<OpenItemId> _, Hypothesis.OverPayment<OpenItemId> _ -> null;
        };
    }

    /** The payer says how much is meant for which document, and it adds up. */
    private static @Nullable Decision stated(Money paid, List<Candidate> candidates) {
        List<Slice> slices = new ArrayList<>();
        Money sum = Money.zero(paid.currency());
        for (Candidate candidate : candidates) {
            Money stated = candidate.stated();
            if (stated == null
                    || !stated.currency().equals(paid.currency())
                    || !stated.isPositive()
                    || stated.compareTo(candidate.item().open()) > 0) {
                return null;
            }
            slices.add(new Slice(candidate.item().id(), stated));
            sum = sum.plus(stated);
        }
        return sum.equals(paid) ? new Decision.Apply("reference-exact", slices, List.of()) : null;
    }

    /** Whole installments of one document, the oldest first. */
    private static boolean isInstallments(Hypothesis.ShortPayment<OpenItemId> part, List<Candidate> candidates) {
        Map<OpenItemId, Money> open = candidates.stream()
                .collect(Collectors.toMap(
                        candidate -> candidate.item().id(),
                        candidate -> candidate.item().open()));
        return isOneDocument(candidates)
                && part.allocations().stream()
                        .allMatch(allocation -> allocation.amount().equals(open.get(allocation.id())));
    }

    private static Decision remaining(Money paid, List<Candidate> candidates) {
        boolean weak = candidates.stream().anyMatch(Candidate::weak);
        boolean conflicting =
                candidates.stream().map(Candidate::source).distinct().count() > 1;
        if (weak || conflicting) {
            return new Decision.Suggest(weak ? "reference-weak" : "reference-conflict");
        }
        Hypothesis<OpenItemId> hypothesis = hypothesis(paid, candidates);
        if (hypothesis instanceof Hypothesis.OverPayment<OpenItemId> over) {
            return apply("reference-over", over.allocations(), List.of());
        }
        return isOneDocument(candidates)
                ? apply("reference-part", hypothesis.allocations(), List.of())
                : new Decision.Suggest("reference-short");
    }

    private static boolean isOneDocument(List<Candidate> candidates) {
        return candidates.stream()
                        .map(candidate -> candidate.item().document())
                        .distinct()
                        .count()
                == 1;
    }

    private static Hypothesis<OpenItemId> hypothesis(Money paid, List<Candidate> candidates) {
        return Hypothesis.of(
                paid,
                candidates.stream()
                        .map(candidate -> new PayableItem<>(
                                candidate.item().id(),
                                candidate.item().dueOn(),
                                candidate.item().open(),
                                candidate.discount(),
                                false))
                        .toList());
    }

    private static Decision apply(
            String rule, List<ProposedAllocation<OpenItemId>> amounts, List<ProposedAllocation<OpenItemId>> discounts) {
        return new Decision.Apply(rule, slices(amounts), slices(discounts));
    }

    private static List<Slice> slices(List<ProposedAllocation<OpenItemId>> proposed) {
        return proposed.stream()
                .map(allocation -> new Slice(allocation.id(), allocation.amount()))
                .toList();
    }
}
