package org.tallystick.lib.receivables.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.kpi.DaysSalesOutstanding.MonthlySales;

/** The golden vectors of the key figures, each rounded to the digits its source prints. */
class KpiVectorsTest {
    private static final CurrencyCode USD = CurrencyCode.of("USD");
    private static final LocalDate DUE = LocalDate.of(2026, 10, 31);

    @ParameterizedTest(name = "GV-DSO {0} / {1} x {2} = {3}")
    @CsvSource({"15000, 10000, 30, 45.0", "0, 10000, 30, 0.0"})
    void gvDso(String receivables, String sales, int days, BigDecimal expected) {
        assertVector(DaysSalesOutstanding.simple(usd(receivables), usd(sales), days), expected);
    }

    @ParameterizedTest(name = "GV-DSOA ({0} + {1}) / 2 / {2} x {3} = {4}")
    @CsvSource({"25000, 25000, 15000, 30, 50", "20000, 30000, 15000, 30, 50"})
    void gvDsoa(String beginning, String ending, String billed, int days, BigDecimal expected) {
        assertVector(DaysSalesOutstanding.average(usd(beginning), usd(ending), usd(billed), days), expected);
    }

    @ParameterizedTest(name = "GV-DSOC {0} over {1} of {2} days = {3}")
    @CsvSource({
        "212000, 100000 80000 70000, 30 30 30, 73.7",
        "2100000, 900000 800000 700000, 31 28 31, 76.7",
        "50000, 100000, 30, 15.0",
        "100000, 100000 80000, 30 31, 30.0",
        "120000, 0 100000 80000, 31 30 31, 68.75",
        "0, 100000, 30, 0.0"
    })
    void gvDsoc(String receivables, String sales, String days, BigDecimal expected) {
        assertVector(DaysSalesOutstanding.countBack(usd(receivables), months(sales, days)), expected);
    }

    @Test
    @DisplayName("GV-DSOC is absent when the months do not use up the receivables")
    void gvDsocWithoutEnoughMonths() {
        assertThat(DaysSalesOutstanding.countBack(usd("181000"), months("100000 80000", "30 30")))
                .isEmpty();
        assertThat(DaysSalesOutstanding.countBack(usd("1"), List.of())).isEmpty();
    }

    @ParameterizedTest(name = "GV-BPDSO {0} / {1} x {2} = {3}")
    @CsvSource({"4000, 10000, 30, 12.0"})
    void gvBpdso(String current, String sales, int days, BigDecimal expected) {
        assertVector(DaysSalesOutstanding.bestPossible(usd(current), usd(sales), days), expected);
    }

    @ParameterizedTest(name = "GV-ADD {0} - {1} = {2}")
    @CsvSource({"45, 12, 33", "50, 12, 38"})
    void gvAdd(BigDecimal dso, BigDecimal best, BigDecimal expected) {
        assertThat(DaysSalesOutstanding.averageDaysDelinquent(dso, best)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "GV-WDL {0} late by {1} days = {2}")
    @CsvSource({"140 85, 7 55, 25.13", "100, -3, -3.00", "100 100, 10 -10, 0.00"})
    void gvWdl(String amounts, String days, BigDecimal expected) {
        List<DaysLate.Amount> late = new ArrayList<>();
        String[] lateDays = days.split(" ", -1);
        for (String amount : amounts.split(" ", -1)) {
            late.add(new DaysLate.Amount(usd(amount), DUE, DUE.plusDays(Long.parseLong(lateDays[late.size()]))));
        }

        assertVector(DaysLate.weighted(late), expected);
    }

    @ParameterizedTest(name = "GV-CEI ({0} + {1} - {2}) / ({0} + {1} - {3}) = {4}")
    @CsvSource({"100000, 1000000, 120000, 100000, 98.0", "6200, 10890, 6340, 3590, 79.63"})
    void gvCei(String beginning, String sales, String ending, String current, BigDecimal expected) {
        assertVector(CollectionEffectiveness.period(usd(beginning), usd(sales), usd(ending), usd(current)), expected);
    }

    @ParameterizedTest(name = "GV-CEIM {0}, {1} over {2} months, {3}, {4} = {5}")
    @CsvSource({"6200, 10890, 3, 6340, 3590, 55.93"})
    void gvCeim(String beginning, String sales, int months, String ending, String current, BigDecimal expected) {
        assertVector(
                CollectionEffectiveness.monthlyAverage(usd(beginning), usd(sales), months, usd(ending), usd(current)),
                expected);
    }

    @ParameterizedTest(name = "GV-TURN {0} / (({1} + {2}) / 2) = {3}, {4} days")
    @CsvSource({"1000000, 200000, 200000, 5, 73", "1000000, 150000, 250000, 5, 73"})
    void gvTurn(String sales, String beginning, String ending, BigDecimal times, BigDecimal days) {
        assertVector(Rates.turnover(usd(sales), usd(beginning), usd(ending)), times);
        assertVector(Rates.collectionPeriod(usd(sales), usd(beginning), usd(ending)), days);
    }

    @ParameterizedTest(name = "GV-GCR ({0} - {1}) / {2} = {3} %")
    @CsvSource({"750000, 0, 1000000, 75", "800000, 50000, 1000000, 75", "600000, 0, 1000000, 60"})
    void gvGcr(String payments, String refunds, String charges, BigDecimal expected) {
        assertVector(Rates.grossCollection(usd(payments), usd(refunds), usd(charges)), expected);
    }

    @ParameterizedTest(name = "GV-NCR {0} of ({1} - {2}) = {3} %")
    @CsvSource({"150, 200, 50, 100"})
    void gvNcr(String payments, String charges, String adjustments, BigDecimal expected) {
        assertVector(Rates.netCollection(usd(payments), usd(charges), usd(adjustments)), expected);
    }

    @ParameterizedTest(name = "GV-BAD ({0} - {1}) / {2} = {3} %")
    @CsvSource({"1000, 0, 100000, 1", "1200, 200, 100000, 1"})
    void gvBad(String writeOffs, String recoveries, String sales, BigDecimal expected) {
        assertVector(Rates.badDebt(usd(writeOffs), usd(recoveries), usd(sales)), expected);
    }

    @ParameterizedTest(name = "GV-RISK {0} / {1} = {2} %")
    @CsvSource({"1, 8, 12.50", "0, 8, 0"})
    void gvRisk(String unpaid, String billed, BigDecimal expected) {
        assertVector(Rates.atRisk(usd(unpaid), usd(billed)), expected);
    }

    @ParameterizedTest(name = "GV-S5 {0} of {1} older than 30 days: under 5 % {2}")
    @CsvSource({"4999.99, 100000.00, true", "5000.00, 100000.00, false", "0.00, 0.01, true"})
    void gvS5(String older, String outstanding, boolean expected) {
        assertThat(Rates.isUnderFivePercentOlderThan30Days(usd(older), usd(outstanding)))
                .contains(expected);
    }

    @ParameterizedTest(name = "GV-ROLL {0} / {1} = {2} %")
    @CsvSource({"200000, 1000000, 20"})
    void gvRoll(String now, String before, BigDecimal expected) {
        assertVector(Rates.roll(usd(now), usd(before)), expected);
    }

    @ParameterizedTest(name = "GV-PTP {0} of {1} kept = {2} %")
    @CsvSource({"7, 10, 70", "0, 10, 0", "1, 3, 33.33"})
    void gvPtp(int kept, int promises, BigDecimal expected) {
        List<PromisesKept.Promise> all = new ArrayList<>(Collections.nCopies(kept, promise("50", "50")));
        all.addAll(Collections.nCopies(promises - kept, promise("50", "0")));

        assertVector(PromisesKept.byCount(all), expected);
        assertVector(PromisesKept.byValue(all), expected);
    }

    private static PromisesKept.Promise promise(String promised, String kept) {
        return new PromisesKept.Promise(usd(promised), usd(kept), PromisesKept.Ending.FELL_DUE);
    }

    private static List<MonthlySales> months(String sales, String days) {
        List<MonthlySales> months = new ArrayList<>();
        List<String> lengths = Arrays.asList(days.split(" ", -1));
        for (String month : sales.split(" ", -1)) {
            months.add(new MonthlySales(usd(month), Integer.parseInt(lengths.get(months.size()))));
        }
        return months;
    }

    private static void assertVector(Optional<BigDecimal> actual, BigDecimal expected) {
        assertThat(actual.map(value -> value.setScale(expected.scale(), RoundingMode.HALF_UP)))
                .contains(expected);
    }

    private static Money usd(String amount) {
        return Money.of(amount, USD);
    }
}
