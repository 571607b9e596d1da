package org.tallystick.lib.receivables.aging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

class OpenItemHistoryPropertyTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 200;
    private static final int SEEDS = 300;

    @Test
    @DisplayName("RULE-02 aging total = sum of open amounts for any history in any order")
    void agingTotalIsTheSumOfOpenAmountsForAnyHistoryInAnyOrder() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var random = new SplittableRandom(seed);
            Facts facts = Facts.random(random);
            var history = facts.history();
            var shuffled = facts.shuffled(seed).history();

            for (int look = 0; look < 5; look++) {
                AsOf asOf = randomAsOf(random);
                Money expected = facts.ledgerBalance(asOf);

                for (AgingBucketSet set : List.of(AgingBucketSet.BY_DUE_DATE, AgingBucketSet.BY_INVOICE_DATE)) {
                    Aging aging = history.aging(set, asOf);
                    assertThat(aging.outstanding())
                            .as("seed %d, %s", seed, asOf)
                            .isEqualTo(expected);
                    assertThat(shuffled.aging(set, asOf))
                            .as("seed %d, %s", seed, asOf)
                            .isEqualTo(aging);
                }
                assertThat(history.outstanding(asOf))
                        .as("seed %d, %s", seed, asOf)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    @DisplayName("RULE-01 a fact recorded later never changes an answer as known before")
    void factRecordedLaterNeverChangesAnAnswerAsKnownBefore() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var random = new SplittableRandom(seed);
            Facts facts = Facts.random(random);
            AsOf asOf = randomAsOf(random);
            var history = facts.history();
            var later = facts.withFactsRecordedAfter(asOf.knownAt(), random).history();

            for (PostedItem<Integer> item : facts.items) {
                assertThat(later.openAmount(item.id(), asOf))
                        .as("seed %d, item %d, %s", seed, item.id(), asOf)
                        .isEqualTo(history.openAmount(item.id(), asOf));
            }
            assertThat(later.aging(AgingBucketSet.BY_DUE_DATE, asOf))
                    .as("seed %d, %s", seed, asOf)
                    .isEqualTo(history.aging(AgingBucketSet.BY_DUE_DATE, asOf));
        }
    }

    @Test
    void splittingASliceChangesNoOpenAmount() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            var random = new SplittableRandom(seed);
            Facts facts = Facts.random(random);
            List<AllocationSlice<Integer>> pieces = new ArrayList<>();
            for (AllocationSlice<Integer> slice : facts.slices) {
                for (Money part : slice.amount().allocate(random.nextInt(1, 9), random.nextInt(9), 1)) {
                    pieces.add(new AllocationSlice<>(slice.itemId(), part, slice.effectiveOn(), slice.recordedAt()));
                }
            }
            AsOf asOf = randomAsOf(random);

            Aging split = new Facts(facts.items, pieces).history().aging(AgingBucketSet.BY_DUE_DATE, asOf);

            assertThat(split)
                    .as("seed %d, %s", seed, asOf)
                    .isEqualTo(facts.history().aging(AgingBucketSet.BY_DUE_DATE, asOf));
        }
    }

    private static AsOf randomAsOf(SplittableRandom random) {
        return new AsOf(randomDay(random), randomMoment(random));
    }

    private static LocalDate randomDay(SplittableRandom random) {
        return START.plusDays(random.nextInt(DAYS));
    }

    private static Instant randomMoment(SplittableRandom random) {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(DAYS) * 86_400L);
    }

    /** A random history: invoices, payments and credits, allocations between them, and some reversals. */
    private record Facts(List<PostedItem<Integer>> items, List<AllocationSlice<Integer>> slices) {

        static Facts random(SplittableRandom random) {
            List<PostedItem<Integer>> items = new ArrayList<>();
            int count = random.nextInt(1, 30);
            for (int id = 0; id < count; id++) {
                Money amount = new Money(random.nextLong(-20_000, 40_000), EUR);
                LocalDate postedOn = randomDay(random);
                LocalDate dueOn = postedOn.plusDays(random.nextInt(60));
                items.add(new PostedItem<>(id, amount, postedOn, randomMoment(random), dueOn, postedOn));
            }
            List<AllocationSlice<Integer>> slices = new ArrayList<>();
            for (int i = random.nextInt(60); i > 0; i--) {
                slices.addAll(randomAllocation(items.size(), random));
            }
            return new Facts(items, slices);
        }

        private static List<AllocationSlice<Integer>> randomAllocation(int items, SplittableRandom random) {
            var slice = new AllocationSlice<>(
                    random.nextInt(items),
                    new Money(random.nextLong(1, 20_000), EUR),
                    randomDay(random),
                    randomMoment(random));
            var other = new AllocationSlice<>(
                    random.nextInt(items), slice.amount().negated(), slice.effectiveOn(), slice.recordedAt());
            boolean reversed = random.nextInt(4) == 0;
            return reversed ? List.of(slice, other, reversal(slice, random)) : List.of(slice, other);
        }

        private static AllocationSlice<Integer> reversal(AllocationSlice<Integer> slice, SplittableRandom random) {
            return new AllocationSlice<>(
                    slice.itemId(),
                    slice.amount().negated(),
                    slice.effectiveOn().plusDays(random.nextInt(30)),
                    slice.recordedAt().plusSeconds(random.nextInt(3_000_000)));
        }

        /** Computed from the flat facts, as a general ledger would. */
        Money ledgerBalance(AsOf asOf) {
            long minor = 0;
            for (PostedItem<Integer> item : items) {
                boolean counts = !item.postedOn().isAfter(asOf.date())
                        && !item.recordedAt().isAfter(asOf.knownAt());
                minor += counts ? item.amount().minor() : 0;
            }
            for (AllocationSlice<Integer> slice : slices) {
                boolean counts = !slice.effectiveOn().isAfter(asOf.date())
                        && !slice.recordedAt().isAfter(asOf.knownAt());
                minor -= counts ? slice.amount().minor() : 0;
            }
            return new Money(minor, EUR);
        }

        Facts shuffled(long seed) {
            List<PostedItem<Integer>> otherItems = new ArrayList<>(items);
            List<AllocationSlice<Integer>> otherSlices = new ArrayList<>(slices);
            Collections.shuffle(otherItems, new Random(seed));
            Collections.shuffle(otherSlices, new Random(seed));
            return new Facts(otherItems, otherSlices);
        }

        Facts withFactsRecordedAfter(Instant moment, SplittableRandom random) {
            List<PostedItem<Integer>> moreItems = new ArrayList<>(items);
            Instant after = moment.plusSeconds(1 + random.nextInt(1_000));
            moreItems.add(
                    new PostedItem<>(items.size(), new Money(4_711, EUR), START, after, START.plusDays(14), START));
            List<AllocationSlice<Integer>> moreSlices = new ArrayList<>(slices);
            for (int i = 0; i < 10; i++) {
                moreSlices.add(new AllocationSlice<>(
                        random.nextInt(items.size()), new Money(99, EUR), randomDay(random), after));
            }
            return new Facts(moreItems, moreSlices);
        }

        OpenItemHistory<Integer> history() {
            return new OpenItemHistory<>(EUR, items, slices);
        }
    }
}
