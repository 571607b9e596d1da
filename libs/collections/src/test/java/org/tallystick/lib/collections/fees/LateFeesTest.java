package org.tallystick.lib.collections.fees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.interest.InterestRate;
import org.tallystick.lib.receivables.interest.StatutoryInterest;

class LateFeesTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final List<DayCount> DAY_COUNTS = List.of(DayCount.values());
    private static final LocalDate DUE = LocalDate.of(2026, 5, 31);
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final YearMonth JULY = YearMonth.of(2026, 7);

    /** The test inputs of DOMAIN GV-EU. */
    private static final List<InterestRate> RATES = List.of(
            new InterestRate(LocalDate.of(2026, 1, 1), Percent.of("10.15")),
            new InterestRate(LocalDate.of(2026, 7, 1), Percent.of("10.40")));

    @Test
    void statutoryInterestOverTwoHalfYearsIsTheGoldenVector() {
        LateItem item = settled("1000.00", DUE, LocalDate.of(2026, 7, 20), "1000.00");
        LateFeeTerms terms = interest(RATES, DayCount.ACT_365);

        List<LateFee> june = LateFees.of(terms, item, Map.of(), JUNE);
        List<LateFee> july = LateFees.of(terms, item, charged(june), JULY);

        assertThat(june).extracting(LateFee::amount).containsExactly(eur("8.34"));
        assertThat(july).extracting(LateFee::amount).containsExactly(eur("5.70"));
        assertThat(july.getFirst().spans()).extracting(LateFee.Span::days).containsExactly(30, 20);
        assertThat(july.getFirst().through()).isEqualTo(LocalDate.of(2026, 7, 20));
    }

    @Test
    void theMonthsSumToWhatTheWholeTimeCosts() {
        LateItem item = settled("333.33", DUE, LocalDate.of(2027, 3, 10), "333.33");

        Money sum = months(interest(RATES, DayCount.ACT_365), item, JUNE, 12);

        assertThat(sum).isEqualTo(StatutoryInterest.of(eur("333.33"), DUE, LocalDate.of(2027, 3, 10), RATES));
    }

    @Test
    void runningAMonthTwiceChargesOnce() {
        LateItem item = open("1000.00", DUE);
        for (LateFeeTerms terms : List.of(
                interest(RATES, DayCount.ACT_365),
                flat("10.00", false),
                flat("10.00", true),
                terms(new FeeFormula.Steps(List.of(new FeeFormula.Step(1, eur("5.00")))), false, 0))) {
            List<LateFee> first = LateFees.of(terms, item, Map.of(), JUNE);

            assertThat(first).hasSize(1);
            assertThat(LateFees.of(terms, item, charged(first), JUNE)).isEmpty();
        }
    }

    @Test
    void whatIsPaidOnTheDueDayOrWithinGraceCostsNothing() {
        assertThat(LateFees.of(flat("10.00", false), settled("100.00", DUE, DUE, "100.00"), Map.of(), JUNE))
                .isEmpty();
        LateFeeTerms grace = terms(new FeeFormula.Flat(eur("10.00")), false, 10);
        assertThat(LateFees.of(grace, settled("100.00", DUE, DUE.plusDays(10), "100.00"), Map.of(), JUNE))
                .isEmpty();
        assertThat(LateFees.of(grace, settled("100.00", DUE, DUE.plusDays(11), "100.00"), Map.of(), JUNE))
                .hasSize(1);
    }

    @Test
    void anItemStillWithinGraceWaits() {
        LateFeeTerms grace = terms(new FeeFormula.Flat(eur("10.00")), false, 30);

        assertThat(LateFees.of(grace, open("100.00", DUE), Map.of(), JUNE)).isEmpty();
        assertThat(LateFees.of(grace, open("100.00", DUE), Map.of(), JULY)).hasSize(1);
    }

    @Test
    void interestCountsFromTheDueDateOnceGraceIsOver() {
        LateFeeTerms grace = terms(new FeeFormula.Interest(RATES, DayCount.ACT_365), true, 10);

        List<LateFee> june = LateFees.of(grace, open("1000.00", DUE), Map.of(), JUNE);

        assertThat(june.getFirst().amount()).isEqualTo(eur("8.34"));
    }

    @Test
    void aMonthlyFeeComesInEachMonthTheItemIsLateIn() {
        LateItem item = settled("100.00", DUE, LocalDate.of(2026, 8, 5), "100.00");

        assertThat(months(flat("10.00", true), item, JUNE, 6)).isEqualTo(eur("30.00"));
        assertThat(months(flat("10.00", false), item, JUNE, 6)).isEqualTo(eur("10.00"));
    }

    @Test
    void aPercentageIsOfWhatIsOpenWhenItIsCharged() {
        LateItem item = settled("100.00", DUE, LocalDate.of(2026, 6, 15), "60.00");
        LateFeeTerms share = terms(new FeeFormula.Share(Percent.of("2.5")), true, 0);

        List<LateFee> june = LateFees.of(share, item, Map.of(), JUNE);
        List<LateFee> july = LateFees.of(share, item, charged(june), JULY);

        assertThat(june.getFirst().amount()).isEqualTo(eur("2.50"));
        assertThat(july.getFirst().amount()).isEqualTo(eur("1.00"));
    }

    @Test
    void stepsThatWereReachedInAMonthAreChargedEach() {
        LateFeeTerms steps = terms(
                new FeeFormula.Steps(List.of(
                        new FeeFormula.Step(1, eur("5.00")),
                        new FeeFormula.Step(15, eur("10.00")),
                        new FeeFormula.Step(45, eur("20.00")))),
                false,
                0);

        List<LateFee> june = LateFees.of(steps, open("100.00", DUE), Map.of(), JUNE);

        assertThat(june).extracting(LateFee::period).containsExactly("1 days", "15 days");
        assertThat(LateFees.of(steps, open("100.00", DUE), charged(june), JULY))
                .extracting(LateFee::amount)
                .containsExactly(eur("20.00"));
    }

    @ParameterizedTest
    @CsvSource({"999.99, 40.00", "1000.00, 70.00", "9999.99, 70.00", "10000.00, 100.00"})
    void compensationGoesByTheSizeOfTheClaim(String open, String compensation) {
        LateFeeTerms bands = terms(
                new FeeFormula.Compensation(List.of(
                        new FeeFormula.Band(eur("1000.00"), eur("40.00")),
                        new FeeFormula.Band(eur("10000.00"), eur("70.00")),
                        new FeeFormula.Band(null, eur("100.00")))),
                false,
                0);

        assertThat(LateFees.of(bands, open(open, DUE), Map.of(), JUNE))
                .extracting(LateFee::amount)
                .containsExactly(eur(compensation));
    }

    @Test
    void aCapCutsTheLastFeeAndEndsTheRest() {
        LateFeeTerms capped =
                new LateFeeTerms(new FeeFormula.Flat(eur("10.00")), true, 0, eur("0.00"), eur("25.00"), null);

        assertThat(months(capped, open("100.00", DUE), JUNE, 12)).isEqualTo(eur("25.00"));
        LateFeeTerms share =
                new LateFeeTerms(new FeeFormula.Flat(eur("10.00")), true, 0, eur("0.00"), eur("25.00"), Percent.of(12));
        assertThat(months(share, open("100.00", DUE), JUNE, 12)).isEqualTo(eur("12.00"));
    }

    @Test
    void interestBelowTheLeastAmountAddsUpUntilItIsEnough() {
        LateFeeTerms least =
                new LateFeeTerms(new FeeFormula.Interest(RATES, DayCount.ACT_365), true, 0, eur("2.00"), null, null);
        LateItem item = open("100.00", DUE);

        assertThat(LateFees.of(least, item, Map.of(), JUNE)).isEmpty();
        assertThat(LateFees.of(least, item, Map.of(), JULY)).isEmpty();
        assertThat(LateFees.of(least, item, Map.of(), YearMonth.of(2026, 8)))
                .extracting(LateFee::amount)
                .containsExactly(eur("2.60"));
    }

    @Test
    void aPaymentThatIsDatedBackLowersTheNextMonth() {
        LateItem known = open("1000.00", DUE);
        List<LateFee> june = LateFees.of(interest(RATES, DayCount.ACT_365), known, Map.of(), JUNE);

        LateItem learned = settled("1000.00", DUE, LocalDate.of(2026, 6, 15), "500.00");
        List<LateFee> july = LateFees.of(interest(RATES, DayCount.ACT_365), learned, charged(june), JULY);

        assertThat(june.getFirst().amount().plus(july.getFirst().amount())).isEqualTo(eur("10.67"));
    }

    @ParameterizedTest
    @CsvSource({
        "ACT_365, 2028-01-31, 2028-02-29, 29, 365",
        "ACT_360, 2028-01-31, 2028-02-29, 29, 360",
        "ACT_ACT, 2028-01-31, 2028-02-29, 29, 366",
        "THIRTY_360, 2028-01-31, 2028-02-29, 30, 360",
    })
    void daysCountAsTheConventionSays(DayCount dayCount, LocalDate due, LocalDate through, int days, int daysOfYear) {
        LateItem item = settled("1000.00", due, through, "1000.00");
        List<LateFee> february = LateFees.of(interest(RATES, dayCount), item, Map.of(), YearMonth.of(2028, 2));

        LateFee.Span span = february.getFirst().spans().getFirst();
        assertThat(span.days()).isEqualTo(days);
        assertThat(span.daysOfYear()).isEqualTo(daysOfYear);
    }

    @Test
    void aYearThatEndsPartsTheSpanWhereYearsDiffer() {
        LateItem item = settled("1000.00", LocalDate.of(2027, 12, 15), LocalDate.of(2028, 1, 10), "1000.00");

        List<LateFee> january = LateFees.of(interest(RATES, DayCount.ACT_ACT), item, Map.of(), YearMonth.of(2028, 1));

        assertThat(january.getFirst().spans())
                .extracting(LateFee.Span::days, LateFee.Span::daysOfYear)
                .containsExactly(tuple(16, 365), tuple(10, 366));
    }

    @Test
    void aDayWithoutARateIsNoDayAtZero() {
        LateFeeTerms terms = interest(RATES, DayCount.ACT_365);
        LateItem old = open("1000.00", LocalDate.of(2025, 12, 1));

        assertThatThrownBy(() -> LateFees.of(terms, old, Map.of(), YearMonth.of(2026, 1)))
                .hasMessageContaining("2025-12-02");
    }

    /** Whatever is paid when: no fee is negative, none comes twice, months sum to the whole, caps hold. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyHistoryIsChargedOnceAndExactly(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Money amount = new Money(1 + random.nextInt(500_000), EUR);
            LocalDate due = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(200));
            LateItem item = LateItem.settledBy(amount, due, changes(random, amount, due));
            DayCount dayCount = DAY_COUNTS.get(random.nextInt(DAY_COUNTS.size()));
            LateFeeTerms terms = interest(RATES, dayCount);
            YearMonth last = YearMonth.from(due).plusMonths(11);

            Money monthly = months(terms, item, YearMonth.from(due), 12);
            List<LateFee> atOnce = LateFees.of(terms, item, Map.of(), last);

            assertThat(monthly)
                    .as("seed %d, round %d, %s", seed, round, item)
                    .isEqualTo(
                            atOnce.isEmpty()
                                    ? Money.zero(EUR)
                                    : atOnce.getFirst().amount());
            Money most = new Money(random.nextInt(2_000), EUR);
            LateFeeTerms capped = new LateFeeTerms(terms.formula(), true, 0, Money.zero(EUR), most, null);
            assertThat(months(capped, item, YearMonth.from(due), 12)).isEqualTo(monthly.min(most));
        }
    }

    private static List<LateItem.Change> changes(Random random, Money amount, LocalDate due) {
        List<LateItem.Change> changes = new ArrayList<>();
        Money left = amount;
        while (left.isPositive() && random.nextInt(4) > 0) {
            Money part = new Money(1 + random.nextLong(left.minor()), EUR);
            changes.add(new LateItem.Change(due.plusDays(random.nextInt(200) - 20), part));
            left = left.minus(part);
        }
        return changes;
    }

    private static Money months(LateFeeTerms terms, LateItem item, YearMonth first, int count) {
        Map<String, Money> charged = new LinkedHashMap<>();
        for (int month = 0; month < count; month++) {
            for (LateFee fee : LateFees.of(terms, item, charged, first.plusMonths(month))) {
                assertThat(fee.amount().isPositive()).isTrue();
                assertThat(charged.put(fee.period(), fee.amount())).isNull();
            }
        }
        return charged.values().stream().reduce(Money.zero(EUR), Money::plus);
    }

    private static Map<String, Money> charged(List<LateFee> fees) {
        Map<String, Money> charged = new LinkedHashMap<>();
        fees.forEach(fee -> charged.put(fee.period(), fee.amount()));
        return charged;
    }

    private static LateFeeTerms interest(List<InterestRate> rates, DayCount dayCount) {
        return terms(new FeeFormula.Interest(rates, dayCount), true, 0);
    }

    private static LateFeeTerms flat(String amount, boolean monthly) {
        return terms(new FeeFormula.Flat(eur(amount)), monthly, 0);
    }

    private static LateFeeTerms terms(FeeFormula formula, boolean monthly, int graceDays) {
        return new LateFeeTerms(formula, monthly, graceDays, eur("0.00"), null, null);
    }

    private static LateItem open(String amount, LocalDate due) {
        return LateItem.settledBy(eur(amount), due, List.of());
    }

    private static LateItem settled(String amount, LocalDate due, LocalDate on, String settled) {
        return LateItem.settledBy(eur(amount), due, List.of(new LateItem.Change(on, eur(settled))));
    }

    private static Money eur(String amount) {
        return Money.of(amount, EUR);
    }
}
