package org.tallystick.lib.collections.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.collections.promises.Promises.Receipt;
import org.tallystick.lib.collections.promises.ReceiptSplit.Claim;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

class ReceiptSplitTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void moneyFillsTheEarlierPromiseFirst() {
        var first = new Claim<>("first", euro("50"), DAY, null);
        var second = new Claim<>("second", euro("50"), DAY, null);

        assertThat(ReceiptSplit.of(List.of(first, second), List.of(on(3, "70"))))
                .containsEntry("first", List.of(on(3, "50")))
                .containsEntry("second", List.of(on(3, "20")));
    }

    @Test
    void whatIsTakenBackIsWhatNobodyTookAndThenWhatTheLastOneTook() {
        var first = new Claim<>("first", euro("50"), DAY, null);
        var second = new Claim<>("second", euro("20"), DAY, null);

        Map<String, List<Receipt>> split =
                ReceiptSplit.of(List.of(first, second), List.of(on(3, "100"), on(9, "-40"), on(10, "-15")));

        assertThat(split)
                .containsEntry("first", List.of(on(3, "50"), on(10, "-5")))
                .containsEntry("second", List.of(on(3, "20"), on(9, "-10"), on(10, "-10")));
    }

    @Test
    void moneyFromBeforeAPromiseOrAfterItsEndDoesNotCountForIt() {
        var ended = new Claim<>("ended", euro("50"), DAY.plusDays(2), DAY.plusDays(5));
        var anew = new Claim<>("anew", euro("50"), DAY.plusDays(5), null);

        assertThat(ReceiptSplit.of(List.of(ended, anew), List.of(on(1, "10"), on(3, "20"), on(6, "30"))))
                .containsEntry("ended", List.of(on(3, "20")))
                .containsEntry("anew", List.of(on(6, "30")));
    }

    @Test
    void noMoneyCountsTwiceAndNoClaimIsOverfilled() {
        for (long seed = 1; seed <= 2_000; seed++) {
            var random = new SplittableRandom(seed);
            List<Claim<Integer>> claims = new ArrayList<>();
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                LocalDate made = DAY.plusDays(random.nextInt(5));
                claims.add(new Claim<>(
                        i,
                        new Money(random.nextInt(1, 100), EUR),
                        made,
                        random.nextInt(3) == 0 ? made.plusDays(random.nextInt(1, 6)) : null));
            }
            List<Receipt> receipts = new ArrayList<>();
            long net = 0;
            for (int i = random.nextInt(6); i > 0; i--) {
                long amount = random.nextInt(1, 150);
                if (random.nextInt(3) == 0 && net >= amount) {
                    amount = -amount;
                }
                net += amount;
                receipts.add(new Receipt(DAY.plusDays(10 - i), new Money(amount, EUR)));
            }

            Map<Integer, List<Receipt>> split = ReceiptSplit.of(claims, receipts);

            long counted = 0;
            for (Claim<Integer> claim : claims) {
                long own = split.getOrDefault(claim.promise(), List.of()).stream()
                        .mapToLong(receipt -> receipt.amount().minor())
                        .sum();
                assertThat(own).as("seed %d", seed).isBetween(0L, claim.part().minor());
                counted += own;
            }
            assertThat(counted).as("seed %d", seed).isLessThanOrEqualTo(net);
        }
    }

    private static Receipt on(int day, String amount) {
        return new Receipt(DAY.plusDays(day - 1), euro(amount));
    }

    private static Money euro(String amount) {
        return Money.of(amount, EUR);
    }
}
