package org.tallystick.lib.receivables.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.kpi.PromisesKept.Ending;
import org.tallystick.lib.receivables.kpi.PromisesKept.Promise;

class KpiEdgesTest {
    private static final Money ZERO = usd("0.00");
    private static final Money ONE = usd("1.00");

    @Test
    void figureIsAbsentWhenItsDenominatorIsNotPositive() {
        assertThat(DaysSalesOutstanding.simple(ONE, ZERO, 30)).isEmpty();
        assertThat(DaysSalesOutstanding.simple(ONE, ONE.negated(), 30)).isEmpty();
        assertThat(DaysSalesOutstanding.average(ONE, ONE, ZERO, 30)).isEmpty();
        assertThat(DaysSalesOutstanding.bestPossible(ONE, ZERO, 30)).isEmpty();
        assertThat(CollectionEffectiveness.period(ONE, ZERO, ONE, ONE)).isEmpty();
        assertThat(DaysLate.weighted(List.of())).isEmpty();
        assertThat(Rates.turnover(ONE, ZERO, ZERO)).isEmpty();
        assertThat(Rates.collectionPeriod(ZERO, ONE, ONE)).isEmpty();
        assertThat(Rates.grossCollection(ONE, ZERO, ZERO)).isEmpty();
        assertThat(Rates.netCollection(ONE, ONE, ONE)).isEmpty();
        assertThat(Rates.badDebt(ONE, ZERO, ZERO)).isEmpty();
        assertThat(Rates.atRisk(ZERO, ZERO)).isEmpty();
        assertThat(Rates.roll(ONE, ZERO)).isEmpty();
        assertThat(Rates.olderThan30Days(ZERO, ZERO)).isEmpty();
        assertThat(Rates.isUnderFivePercentOlderThan30Days(ZERO, ZERO)).isEmpty();
        assertThat(PromisesKept.byCount(List.of())).isEmpty();
        assertThat(PromisesKept.byValue(List.of())).isEmpty();
    }

    @Test
    void currenciesNeverMix() {
        Money euro = Money.of("1.00", CurrencyCode.of("EUR"));

        assertThatIllegalArgumentException().isThrownBy(() -> DaysSalesOutstanding.simple(euro, ONE, 30));
        assertThatIllegalArgumentException().isThrownBy(() -> CollectionEffectiveness.period(ONE, euro, ONE, ONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CollectionEffectiveness.monthlyAverage(ONE, ONE, 0, ONE, ONE));
    }

    @Test
    void promiseKeptInPartCountsAsThatPartAndCancelledOnesDoNotCount() {
        var promises = List.of(
                new Promise(usd("100.00"), usd("25.00"), Ending.FELL_DUE),
                new Promise(usd("300.00"), usd("999.00"), Ending.FELL_DUE),
                new Promise(usd("100.00"), ZERO, Ending.CANCELLED),
                new Promise(usd("100.00"), ZERO, Ending.SUPERSEDED));

        assertThat(PromisesKept.byCount(promises)).contains(new BigDecimal("62.50"));
        assertThat(PromisesKept.byValue(promises)).contains(new BigDecimal("81.25"));
    }

    @Test
    void openItemsMakeNonPayersVisible() {
        var due = LocalDate.of(2026, 10, 31);
        var paid = new DaysLate.Amount(usd("100.00"), due, due);
        var open = new DaysLate.Amount(usd("100.00"), due, due.plusDays(90));

        assertThat(DaysLate.weighted(List.of(paid))).contains(new BigDecimal("0.00"));
        assertThat(DaysLate.weighted(List.of(paid, open))).contains(new BigDecimal("45.00"));
    }

    @Test
    void everyFigureStatesNameVariantAndFormulaOnce() {
        var definitions = Arrays.asList(KpiDefinition.values());

        assertThat(definitions)
                .extracting(definition -> definition.title() + " / " + definition.variant())
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank);
        assertThat(definitions).allSatisfy(definition -> {
            assertThat(definition.formula()).isNotBlank();
            assertThat(definition.unit()).isNotNull();
        });
        assertThat(definitions)
                .extracting(KpiDefinition::id)
                .contains(
                        "GV-DSO",
                        "GV-DSOA",
                        "GV-DSOC",
                        "GV-BPDSO",
                        "GV-ADD",
                        "GV-WDL",
                        "GV-CEI",
                        "GV-CEIM",
                        "GV-TURN",
                        "GV-GCR",
                        "GV-NCR",
                        "GV-BAD",
                        "GV-RISK",
                        "GV-S5",
                        "GV-ROLL",
                        "GV-PTP",
                        "GV-OUT");
    }

    private static Money usd(String amount) {
        return Money.of(amount, CurrencyCode.of("USD"));
    }
}
