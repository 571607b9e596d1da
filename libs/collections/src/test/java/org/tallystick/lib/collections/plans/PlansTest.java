package org.tallystick.lib.collections.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.lib.collections.fees.DayCount;
import org.tallystick.lib.collections.plans.PlanDays.Rhythm;
import org.tallystick.lib.collections.plans.PlanRefusal.Reason;
import org.tallystick.lib.money.BusinessDays;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;

class PlansTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final PlanCharges FREE = PlanCharges.none(EUR);
    private static final BusinessDays WEEKDAYS = BusinessDays.mondayToFriday(Set.of(LocalDate.of(2026, 12, 25)));
    private static final LocalDate START = LocalDate.of(2026, 1, 15);

    @Test
    void threeInstallmentsAreExactToTheCent() {
        PlanSchedule schedule = schedule(even("100.00", "0.00", Rhythm.MONTHLY, START, 3, FREE));

        assertThat(schedule.installments())
                .extracting(PlanInstallment::total)
                .containsExactly(eur("33.34"), eur("33.33"), eur("33.33"));
    }

    @Test
    void theDownPaymentComesFirstAndIsNotSplit() {
        PlanSchedule schedule = schedule(even("100.00", "25.00", Rhythm.WEEKLY, LocalDate.of(2026, 1, 22), 2, FREE));

        assertThat(schedule.installments()).extracting(PlanInstallment::number).containsExactly(0, 1, 2);
        assertThat(schedule.installments())
                .extracting(PlanInstallment::total)
                .containsExactly(eur("25.00"), eur("37.50"), eur("37.50"));
        assertThat(schedule.installments().getFirst().dueOn()).isEqualTo(START);
    }

    @ParameterizedTest(name = "{0} from {1}")
    @CsvSource({
        "WEEKLY,          2026-01-31, 2026-02-07, 2026-02-14, 2026-02-21",
        "EVERY_TWO_WEEKS, 2026-01-31, 2026-02-14, 2026-02-28, 2026-03-14",
        "MONTHLY,         2026-01-31, 2026-02-28, 2026-03-31, 2026-04-30",
        "MONTHLY,         2028-01-31, 2028-02-29, 2028-03-31, 2028-04-30",
        "MONTHLY,         2026-02-28, 2026-03-28, 2026-04-28, 2026-05-28"
    })
    void daysFollowTheirRhythm(Rhythm rhythm, LocalDate first, LocalDate second, LocalDate third, LocalDate fourth) {
        assertThat(new PlanDays.Every(rhythm, first, 4).days()).containsExactly(first, second, third, fourth);
    }

    @Test
    void weekendsAndHolidaysMoveTheDueDayAndKeepTheAgreedOne() {
        PlanTerms terms = given("100.00", WEEKDAYS, "2026-01-31", "2026-12-25");

        assertThat(schedule(terms).installments())
                .extracting(PlanInstallment::dueOn)
                .containsExactly(LocalDate.of(2026, 2, 2), LocalDate.of(2026, 12, 28));
        assertThat(schedule(terms).installments().getLast().agreedOn()).isEqualTo(LocalDate.of(2026, 12, 25));
    }

    /** 900.00 at 12 % over 30, 30 and 31 days: 900 x 0.12 x 30 / 365, then 600 x 30, then 300 x 31. */
    @Test
    void interestIsOnWhatRemainsAndTheFeeComesWithTheFirst() {
        PlanTerms terms = new PlanTerms(
                eur("1000.00"),
                LocalDate.of(2026, 1, 1),
                eur("100.00"),
                given("2026-01-31", "2026-03-02", "2026-04-02"),
                new PlanSplit.Even(),
                new PlanCharges(eur("5.00"), Percent.of("12"), DayCount.ACT_365),
                BusinessDays.EVERY_DAY);

        PlanSchedule schedule = schedule(terms);

        assertThat(schedule.installments())
                .extracting(PlanInstallment::interest)
                .containsExactly(eur("0.00"), eur("8.88"), eur("5.92"), eur("3.06"));
        assertThat(schedule.installments())
                .extracting(PlanInstallment::fee)
                .containsExactly(eur("0.00"), eur("5.00"), eur("0.00"), eur("0.00"));
        assertThat(schedule.total()).isEqualTo(eur("1022.86"));
        assertThat(schedule.interest()).isEqualTo(eur("17.86"));
    }

    /** The same plan settled early: 100.00 and the first installment paid, 20 days into the second. */
    @Test
    void settlingEarlyCostsInterestUpToThatDay() {
        PlanSchedule schedule = schedule(new PlanTerms(
                eur("1000.00"),
                LocalDate.of(2026, 1, 1),
                eur("100.00"),
                given("2026-01-31", "2026-03-02", "2026-04-02"),
                new PlanSplit.Even(),
                new PlanCharges(eur("5.00"), Percent.of("12"), DayCount.ACT_365),
                BusinessDays.EVERY_DAY));
        Money paid = eur("413.88");

        assertThat(schedule.settlement(LocalDate.of(2026, 1, 31), paid)).isEqualTo(eur("600.00"));
        assertThat(schedule.settlement(LocalDate.of(2026, 2, 20), paid)).isEqualTo(eur("603.95"));
        assertThat(schedule.settlement(LocalDate.of(2026, 2, 20), eur("0.00"))).isEqualTo(eur("1017.83"));
        assertThat(schedule.settlement(LocalDate.of(2025, 12, 1), eur("0.00"))).isEqualTo(eur("1005.00"));
        assertThat(schedule.settlement(LocalDate.of(2026, 4, 2), eur("0.00"))).isEqualTo(schedule.total());
        assertThat(schedule.settlement(LocalDate.of(2027, 4, 2), eur("2000.00")))
                .isEqualTo(eur("0.00"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"40.00 30.00 30.00, 0.00", "40.00 30.00 29.99, -0.01", "40.00 30.00 35.00, 5.00"})
    void customAmountsMustSumExactly(String amounts, String difference) {
        PlanDraft draft = Plans.draft(custom("100.00", amounts));

        if (eur(difference).isZero()) {
            assertThat(((PlanSchedule) draft).installments())
                    .extracting(PlanInstallment::principal)
                    .containsExactly(eur("40.00"), eur("30.00"), eur("30.00"));
        } else {
            assertThat(draft).isEqualTo(new PlanRefusal(Reason.AMOUNTS_DO_NOT_SUM, eur(difference), null));
        }
    }

    @Test
    void termsThatMakeNoPlanAreRefused() {
        LocalDate first = START.plusDays(7);
        refuses(even("0.00", "0.00", Rhythm.WEEKLY, first, 2, FREE), Reason.NOTHING_COVERED);
        refuses(even("100.00", "-1.00", Rhythm.WEEKLY, first, 2, FREE), Reason.DOWN_PAYMENT_NEGATIVE);
        refuses(even("100.00", "100.00", Rhythm.WEEKLY, first, 2, FREE), Reason.DOWN_PAYMENT_TOO_HIGH);
        refuses(even("100.00", "0.00", Rhythm.WEEKLY, first, 0, FREE), Reason.NO_INSTALLMENTS);
        refuses(even("0.02", "0.00", Rhythm.WEEKLY, first, 3, FREE), Reason.TOO_MANY_INSTALLMENTS);
        refuses(custom("100.00", "50.00 50.00"), Reason.AMOUNTS_WITHOUT_DAYS);
        refuses(custom("100.00", "50.00 50.00 0.00"), Reason.AMOUNT_NOT_POSITIVE);
        refuses(custom("100.00", "150.00 10.00 -60.00"), Reason.AMOUNT_NOT_POSITIVE);
        refuses(even("100.00", "0.00", Rhythm.WEEKLY, START.minusDays(1), 2, FREE), Reason.DAY_BEFORE_START);
        refuses(even("100.00", "10.00", Rhythm.WEEKLY, START, 2, FREE), Reason.DAYS_DO_NOT_RISE);
        refuses(given("100.00", WEEKDAYS, "2026-03-02", "2026-02-02"), Reason.DAYS_DO_NOT_RISE);
    }

    @Test
    void daysThatMeetOnOneBusinessDayAreRefusedByTheirAgreedDay() {
        PlanTerms terms = given("100.00", WEEKDAYS, "2026-02-07", "2026-02-08");

        assertThat(Plans.draft(terms))
                .isEqualTo(new PlanRefusal(Reason.DAYS_DO_NOT_RISE, null, LocalDate.of(2026, 2, 8)));
    }

    @Test
    void aPlanDoesNotCostLessThanNothing() {
        assertThatThrownBy(() -> new PlanCharges(eur("-0.01"), Percent.ZERO, DayCount.ACT_365))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PlanCharges(eur("0.00"), Percent.of("-1"), DayCount.ACT_365))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Whatever the terms: installments sum exactly, none is nothing, days rise, and settling costs more by the day. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyPlanSumsExactly(long seed) {
        Random random = new Random(seed);
        int schedules = 0;
        for (int round = 0; round < 400; round++) {
            PlanTerms terms = PlanSamples.terms(random);
            if (Plans.draft(terms) instanceof PlanSchedule schedule) {
                schedules++;
                assertExact(schedule, "seed " + seed + ", round " + round + ", " + terms);
            }
        }
        assertThat(schedules).isGreaterThan(200);
    }

    private static void assertExact(PlanSchedule schedule, String story) {
        PlanTerms terms = schedule.terms();
        Money nothing = eur("0.00");
        Money sum = nothing;
        Money principal = nothing;
        LocalDate last = LocalDate.MIN;
        for (PlanInstallment each : schedule.installments()) {
            assertThat(each.principal().isPositive()).as(story).isTrue();
            assertThat(each.fee().isNegative() || each.interest().isNegative())
                    .as(story)
                    .isFalse();
            assertThat(each.dueOn()).as(story).isAfter(last).isAfterOrEqualTo(each.agreedOn());
            assertThat(terms.calendar().isOpen(each.dueOn())).as(story).isTrue();
            sum = sum.plus(each.total());
            principal = principal.plus(each.principal());
            last = each.dueOn();
        }
        assertThat(principal).as(story).isEqualTo(terms.covered());
        assertThat(sum)
                .as(story)
                .isEqualTo(terms.covered().plus(terms.charges().fee()).plus(schedule.interest()));
        Money before = nothing;
        for (LocalDate day = terms.startsOn(); !day.isAfter(last); day = day.plusDays(3)) {
            Money settlement = schedule.settlement(day, nothing);
            assertThat(settlement).as(story).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(sum);
            before = settlement;
        }
        assertThat(schedule.settlement(last, nothing)).as(story).isEqualTo(sum);
    }

    private static void refuses(PlanTerms terms, Reason reason) {
        assertThat(Plans.draft(terms))
                .isInstanceOfSatisfying(
                        PlanRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private static PlanSchedule schedule(PlanTerms terms) {
        return (PlanSchedule) Plans.draft(terms);
    }

    private static PlanTerms even(
            String covered, String down, Rhythm rhythm, LocalDate first, int count, PlanCharges charges) {
        return new PlanTerms(
                eur(covered),
                START,
                eur(down),
                new PlanDays.Every(rhythm, first, count),
                new PlanSplit.Even(),
                charges,
                BusinessDays.EVERY_DAY);
    }

    private static PlanTerms custom(String covered, String amounts) {
        List<Money> chosen = new ArrayList<>();
        Arrays.stream(amounts.split(" ")).map(PlansTest::eur).forEach(chosen::add);
        return new PlanTerms(
                eur(covered),
                START,
                eur("0.00"),
                new PlanDays.Every(Rhythm.MONTHLY, START, 3),
                new PlanSplit.Custom(chosen),
                FREE,
                BusinessDays.EVERY_DAY);
    }

    private static PlanTerms given(String covered, BusinessDays calendar, String... days) {
        return new PlanTerms(eur(covered), START, eur("0.00"), given(days), new PlanSplit.Even(), FREE, calendar);
    }

    private static PlanDays given(String... days) {
        return new PlanDays.Given(Arrays.stream(days).map(LocalDate::parse).toList());
    }

    private static Money eur(String amount) {
        return Money.of(amount, EUR);
    }
}
