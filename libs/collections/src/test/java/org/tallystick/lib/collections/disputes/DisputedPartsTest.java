package org.tallystick.lib.collections.disputes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.collections.disputes.DisputedParts.Free;
import org.tallystick.lib.collections.disputes.DisputedParts.Part;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

class DisputedPartsTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");

    @Test
    void theFirstInstallmentsAreDisputedFirst() {
        var free = List.of(new Free<>("first", eur(3000)), new Free<>("second", eur(3000)));

        assertThat(DisputedParts.of(eur(4000), free))
                .contains(List.of(new Part<>("first", eur(3000)), new Part<>("second", eur(1000))));
    }

    @Test
    void aSettledInstallmentIsLeftOut() {
        var free = List.of(new Free<>("first", eur(0)), new Free<>("second", eur(3000)));

        assertThat(DisputedParts.of(eur(1000), free)).contains(List.of(new Part<>("second", eur(1000))));
    }

    @Test
    void moreThanIsFreeCannotBeDisputed() {
        assertThat(DisputedParts.of(eur(3001), List.of(new Free<>("first", eur(3000)))))
                .isEmpty();
    }

    @Test
    void partsAddUpToTheAmountAndFitTheirInstallments() {
        long seed = 20261201;
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<Free<Integer>> free = IntStream.range(0, 1 + random.nextInt(6))
                    .mapToObj(item -> new Free<>(item, eur(random.nextInt(500))))
                    .toList();
            Money all = DisputedParts.free(free, eur(0));
            Money amount = eur(1 + random.nextInt(1500));

            Optional<List<Part<Integer>>> parts = DisputedParts.of(amount, free);

            assertThat(parts.isPresent()).as("seed " + seed).isEqualTo(amount.compareTo(all) <= 0);
            parts.ifPresent(found -> {
                assertThat(found.stream().map(Part::amount).reduce(eur(0), Money::plus))
                        .isEqualTo(amount);
                assertThat(found)
                        .allMatch(part ->
                                part.amount().compareTo(free.get(part.item()).amount()) <= 0);
            });
        }
    }

    private static Money eur(long minor) {
        return new Money(minor, EUR);
    }
}
