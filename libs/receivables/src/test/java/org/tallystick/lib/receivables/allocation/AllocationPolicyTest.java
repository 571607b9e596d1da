package org.tallystick.lib.receivables.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

class AllocationPolicyTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final LocalDate DUE = LocalDate.of(2026, 10, 31);
    private static final List<PayableItem<String>> ITEMS = List.of(
            new PayableItem<>("new", DUE.plusDays(2), euro("50.00")),
            new PayableItem<>("old", DUE, euro("30.00")),
            new PayableItem<>("middle", DUE.plusDays(1), euro("80.00")),
            new PayableItem<>("disputed", DUE.minusDays(9), euro("40.00"), euro("0.00"), true));

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            OLDEST_DUE_FIRST  | 50.00  | old 30.00, middle 20.00
            HIGHEST_FIRST     | 100.00 | middle 80.00, new 20.00
            LOWEST_FIRST      | 100.00 | old 30.00, new 50.00, middle 20.00
            EXACT_THEN_OLDEST | 50.00  | new 50.00
            EXACT_THEN_OLDEST | 51.00  | old 30.00, middle 21.00
            EXACT_THEN_OLDEST | 40.00  | old 30.00, middle 10.00
            PROPORTIONAL      | 16.00  | new 5.00, old 3.00, middle 8.00
            PROPORTIONAL      | 500.00 | new 50.00, old 30.00, middle 80.00
            OLDEST_DUE_FIRST  | 500.00 | old 30.00, middle 80.00, new 50.00
            """)
    void moneyFollowsThePolicyAndLeavesDisputedItemsAlone(AllocationPolicy policy, String available, String expected) {
        var proposed = policy.propose(euro(available), ITEMS);

        assertThat(proposed)
                .extracting(allocation ->
                        allocation.id() + " " + allocation.amount().toPlainString())
                .containsExactly(expected.split(", ", -1));
    }

    @Test
    void disputedItemsAreSettledOnRequestOnly() {
        var proposed = AllocationPolicy.OLDEST_DUE_FIRST.propose(euro("41.00"), ITEMS, DisputedItems.INCLUDE);

        assertThat(proposed)
                .containsExactly(
                        new ProposedAllocation<>("disputed", euro("40.00")),
                        new ProposedAllocation<>("old", euro("1.00")));
    }

    @Test
    void fiftyAgainstAHundredAllocatesFifty() {
        var item = new PayableItem<>("invoice", DUE, euro("100.00"));

        assertThat(AllocationPolicy.EXACT_THEN_OLDEST.propose(euro("50.00"), List.of(item)))
                .containsExactly(new ProposedAllocation<>("invoice", euro("50.00")));
    }

    @ParameterizedTest
    @EnumSource
    void nothingToAllocateProposesNothing(AllocationPolicy policy) {
        var settled = new PayableItem<>("settled", DUE, euro("0.00"));
        var credit = new PayableItem<>("credit", DUE, euro("-5.00"));

        assertThat(policy.propose(euro("0.00"), ITEMS)).isEmpty();
        assertThat(policy.propose(euro("9.00"), List.of(settled, credit))).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> policy.propose(euro("-1.00"), ITEMS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.propose(Money.of("1.00", CurrencyCode.of("USD")), ITEMS));
    }

    @ParameterizedTest
    @EnumSource
    void allocationsSumToTheSmallerOfMoneyAndItemsAndNeverExceedAnItem(AllocationPolicy policy) {
        for (long seed = 1; seed <= 300; seed++) {
            var random = new SplittableRandom(seed);
            List<PayableItem<Integer>> items = randomItems(random);
            Money available = new Money(random.nextLong(0, 60_000), EUR);

            var proposed = policy.propose(available, items);

            Money undisputed = items.stream()
                    .filter(item -> !item.disputed() && item.open().isPositive())
                    .map(PayableItem::open)
                    .reduce(euro("0.00"), Money::plus);
            assertThat(sum(proposed)).as("seed %d", seed).isEqualTo(available.min(undisputed));
            assertThat(proposed).as("seed %d", seed).allSatisfy(allocation -> {
                PayableItem<Integer> item = items.get(allocation.id());
                assertThat(item.disputed()).isFalse();
                assertThat(allocation.amount()).isBetween(new Money(1, EUR), item.open());
            });
            assertThat(proposed)
                    .as("seed %d", seed)
                    .extracting(ProposedAllocation::id)
                    .doesNotHaveDuplicates();
        }
    }

    private static List<PayableItem<Integer>> randomItems(SplittableRandom random) {
        List<PayableItem<Integer>> items = new ArrayList<>();
        for (int id = random.nextInt(12) - 1; id >= 0; id--) {
            Money open = new Money(random.nextLong(-100, 10_000), EUR);
            LocalDate dueOn = DUE.plusDays(random.nextInt(5));
            items.addFirst(new PayableItem<>(id, dueOn, open, euro("0.00"), random.nextInt(5) == 0));
        }
        return items;
    }

    private static Money sum(List<ProposedAllocation<Integer>> proposed) {
        return proposed.stream().map(ProposedAllocation::amount).reduce(euro("0.00"), Money::plus);
    }

    private static Money euro(String amount) {
        return Money.of(amount, EUR);
    }
}
