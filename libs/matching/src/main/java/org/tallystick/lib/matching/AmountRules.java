package org.tallystick.lib.matching;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.lib.matching.subset.Density;
import org.tallystick.lib.matching.subset.SubsetCount;

/** CA-5, CA-7 and CA-9: the amount tells the items, as far as it can be trusted to. */
final class AmountRules {
    private static final int FEW = 200;
    private static final int MOST_FOUND = 4;
    /** At most one near miss: for sets of three, and beside named items, which may also be paid short or over. */
    private static final long DOUBTFUL = 3;

    /** Up to here a pair that fits is more than chance. */
    private static final long TELLING_PER_MILLE = 100;

    private AmountRules() {}

    /** CA-5: the items named, and the one or two others that make up the payment. */
    static Outcome completion(Facts facts) {
        List<Entry> own = facts.named();
        if (own.isEmpty() || !facts.payer().isKnown()) {
            return Outcome.nothing(Rule.COMPLETION);
        }
        List<Entry> others =
                facts.pool().stream().filter(entry -> !own.contains(entry)).toList();
        long rest = facts.amount() - Facts.sum(own);
        Sets sets = new Sets(Pool.ordered(others));
        List<Settlement> completed = new ArrayList<>();
        boolean mixed = false;
        for (List<Entry> set : sets.exact(rest, 2)) {
            mixed |= set.size() == 2 && set.stream().anyMatch(entry -> entry.open() < 0);
            List<Entry> all = new ArrayList<>(own);
            all.addAll(set);
            completed.add(Settlement.full(all));
        }
        if (completed.isEmpty()) {
            return Outcome.nothing(Rule.COMPLETION);
        }
        Density density = sets.density(rest, 2);
        Outcome outcome = Outcome.of(Rule.COMPLETION, completed).with(density);
        boolean doubtful = mixed || density.expectedPerMille() > DOUBTFUL;
        return doubtful ? outcome.against(Guard.NEAR_MISS) : outcome;
    }

    /** CA-7: the only item of this amount, or the only one that is it less its discount. */
    static Outcome single(Facts facts) {
        List<Entry> equal = new ArrayList<>();
        List<Entry> discounted = new ArrayList<>();
        List<Entry> otherwise = new ArrayList<>();
        List<Long> nets = new ArrayList<>();
        for (Entry entry : facts.pool()) {
            long discount = facts.discount(entry);
            if (entry.open() == facts.amount()) {
                equal.add(entry);
            } else if (discount > 0 && entry.open() - discount == facts.amount()) {
                discounted.add(entry);
            } else if (facts.amount() == entry.open() - entry.lateDiscount()
                    || facts.policy().isFee(facts.line().currency(), entry.open() - discount - facts.amount())) {
                otherwise.add(entry);
            }
            if (discount > 0) {
                nets.add(entry.open() - discount);
            }
        }
        if (!equal.isEmpty()) {
            List<Settlement> found = new ArrayList<>(each(facts, equal));
            found.addAll(each(facts, discounted));
            Outcome outcome = Outcome.of(Rule.AMOUNT, found);
            Density density = new Sets(facts.candidates().byAmount()).density(facts.amount(), 1);
            return (otherwise.isEmpty() ? outcome : outcome.against(Guard.UNIQUENESS)).with(density);
        }
        if (discounted.isEmpty()) {
            return Outcome.nothing(Rule.AMOUNT_DISCOUNT);
        }
        facts.pool().forEach(entry -> nets.add(entry.open()));
        long[] sorted = nets.stream().mapToLong(Long::longValue).sorted().toArray();
        Outcome outcome = Outcome.of(Rule.AMOUNT_DISCOUNT, each(facts, discounted));
        return (otherwise.isEmpty() ? outcome : outcome.against(Guard.UNIQUENESS))
                .with(Density.of(new SubsetCount(sorted), facts.amount(), 1));
    }

    private static List<Settlement> each(Facts facts, List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.open() == facts.amount()
                        ? Settlement.full(List.of(entry))
                        : Settlement.discounted(List.of(entry), facts::discount, Adjustment.DISCOUNT))
                .limit(MOST_FOUND)
                .toList();
    }

    /** CA-9: the only set of up to two items (three of few) that is the payment. */
    static Outcome subset(Facts facts) {
        int largest = facts.pool().size() <= FEW ? 3 : 2;
        Sets sets = new Sets(facts.candidates().byAmount());
        List<Settlement> found = sets.exact(facts.amount(), largest).stream()
                .map(Settlement::full)
                .toList();
        if (found.isEmpty()) {
            return Outcome.nothing(Rule.SUBSET);
        }
        Density density = sets.density(facts.amount(), largest);
        Outcome outcome = Outcome.of(Rule.SUBSET, found).with(density);
        boolean doubtful = found.getFirst().entries().size() > 2 && density.expectedPerMille() > DOUBTFUL;
        return doubtful ? outcome.against(Guard.NEAR_MISS) : outcome;
    }

    /** The pairs that are the payment; for comparison with what another rule found. */
    static Outcome pairs(Facts facts) {
        Sets sets = new Sets(facts.candidates().byAmount());
        List<Settlement> found = sets.exact(facts.amount(), 2).stream()
                .filter(set -> set.size() == 2)
                .map(Settlement::full)
                .toList();
        return found.isEmpty()
                ? Outcome.nothing(Rule.SUBSET)
                : Outcome.of(Rule.SUBSET, found).with(sets.density(facts.amount(), 2));
    }

    /** Whether an item less a credit memo is the payment, where not every amount is some such pair. */
    static boolean isNetted(Facts facts) {
        Sets sets = new Sets(facts.candidates().byAmount());
        return sets.exact(facts.amount(), 2).stream().anyMatch(set -> isNetted(set, facts.amount()))
                && sets.density(facts.amount(), 2).expectedPerMille() < TELLING_PER_MILLE;
    }

    private static boolean isNetted(List<Entry> set, long amount) {
        return set.size() == 2
                && set.stream().anyMatch(entry -> entry.open() < 0)
                && set.stream().noneMatch(entry -> entry.open() == amount);
    }

    /** Items ordered by open amount, for counting. */
    private static final class Sets {
        private final List<Entry> ordered;
        private final SubsetCount count;

        Sets(List<Entry> ordered) {
            this.ordered = ordered;
            this.count = new SubsetCount(ordered.stream().mapToLong(Entry::open).toArray());
        }

        List<List<Entry>> exact(long target, int largest) {
            List<List<Entry>> found = new ArrayList<>();
            for (int size = 1; size <= largest && found.size() < MOST_FOUND; size++) {
                for (int[] set : count.exact(size, target, MOST_FOUND - found.size())) {
                    List<Entry> entries = new ArrayList<>();
                    for (int position : set) {
                        entries.add(ordered.get(position));
                    }
                    found.add(entries);
                }
            }
            return found;
        }

        Density density(long target, int largest) {
            return Density.of(count, target, largest);
        }
    }
}
