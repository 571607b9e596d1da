package org.tallystick.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/**
 * A journal entry to be posted: its day, the document or deed it comes from (each has one entry) and its postings, which
 * balance in every currency and in the company's own.
 */
public record EntryDraft(
        UUID id,
        LocalDate postedOn,
        String sourceType,
        UUID sourceId,
        String description,
        @Nullable UUID reverses,
        List<Posting> postings) {
    public EntryDraft {
        postings = List.copyOf(postings);
        requireBalanced(sourceType, postings);
    }

    private static void requireBalanced(String source, List<Posting> postings) {
        if (postings.size() < 2) {
            throw new IllegalArgumentException("an entry of " + source + " needs two postings");
        }
        Map<CurrencyCode, Money> sums = new HashMap<>();
        long base = 0;
        for (Posting posting : postings) {
            sums.merge(posting.amount().currency(), posting.amount(), Money::plus);
            base = Math.addExact(base, posting.base().minor());
        }
        if (base != 0 || sums.values().stream().anyMatch(sum -> !sum.isZero())) {
            throw new IllegalArgumentException("an entry of " + source + " does not balance: " + postings);
        }
    }

    /**
     * Completes the postings by the exchange difference: what the base amounts lack to zero goes to gain or loss. The
     * difference is written with an amount of zero in the currency of the first posting.
     */
    public static List<Posting> withExchangeDifference(List<Posting> postings) {
        Money base = postings.stream().map(Posting::base).reduce(Money::plus).orElseThrow();
        if (base.isZero()) {
            return postings;
        }
        var completed = new ArrayList<>(postings);
        AccountRole role = base.isPositive() ? AccountRole.EXCHANGE_GAIN : AccountRole.EXCHANGE_LOSS;
        Money nothing = Money.zero(postings.getFirst().amount().currency());
        completed.add(new Posting(new Posting.AccountRef.OfRole(role), nothing, base.negated(), null));
        return completed;
    }
}
