package org.tallystick.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.ChargeId;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;

class MarginTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    @Test
    void itIsWhatIsLeftOfTheNetInPercent() {
        assertThat(Margin.of(List.of(charge("10", "100.00", "80.00"))))
                .contains(new Margin(new BigDecimal("20.00"), 1, 1));
    }

    @Test
    void linesWithoutACostDoNotCountAndItIsSaid() {
        var margin = Margin.of(List.of(charge("1", "100.00", "50.00"), charge("1", "900.00", null)));

        assertThat(margin).contains(new Margin(new BigDecimal("50.00"), 1, 2));
        assertThat(margin.orElseThrow().words())
                .containsEntry("Margin", "50.00 %")
                .containsEntry("Margin known for", "1 of 2 charges");
    }

    @Test
    void whereNobodyKnowsTheCostThereIsNone() {
        assertThat(Margin.of(List.of(charge("1", "100.00", null)))).isEmpty();
        assertThat(Margin.of(List.of())).isEmpty();
        assertThat(Margin.of(List.of(charge("-1", "100.00", "50.00")))).isEmpty();
    }

    @Test
    void whatCostsMoreThanItBringsIsNegativeAndRoundingNeverFlatters() {
        assertThat(percent(charge("1", "3.00", "4.00"))).isEqualTo("-33.34");
        assertThat(percent(charge("3", "1.00", "0.999999"))).isEqualTo("0.00");
        assertThat(percent(charge("1", "100.00", "90.004"))).isEqualTo("9.99");
        assertThat(percent(charge("1", "100.00", "90.00"))).isEqualTo("10.00");
    }

    private static String percent(Charge charge) {
        return Margin.of(List.of(charge)).orElseThrow().percent().toPlainString();
    }

    private static Charge charge(String quantity, String price, @Nullable String cost) {
        var input = new ChargeInput(
                        new CustomerId(new UUID(0, 1)),
                        "test",
                        "1",
                        "Work",
                        new BigDecimal(quantity),
                        "h",
                        new BigDecimal(price),
                        CurrencyCode.of("EUR"),
                        "STANDARD",
                        null,
                        null,
                        DAY,
                        DAY,
                        DAY)
                .costing(cost == null ? null : new BigDecimal(cost));
        return new Charge(ChargeId.next(), input, input.amount(), Instant.EPOCH, null, null, null);
    }
}
