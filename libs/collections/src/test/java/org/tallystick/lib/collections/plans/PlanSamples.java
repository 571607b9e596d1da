package org.tallystick.lib.collections.plans;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.tallystick.lib.collections.fees.DayCount;
import org.tallystick.lib.money.BusinessDays;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;

/** Terms of all kinds, some of which make no plan. */
final class PlanSamples {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final List<PlanDays.Rhythm> RHYTHMS = List.of(PlanDays.Rhythm.values());
    private static final List<DayCount> DAY_COUNTS = List.of(DayCount.values());
    private static final List<BusinessDays> CALENDARS = List.of(
            BusinessDays.EVERY_DAY,
            BusinessDays.mondayToFriday(Set.of(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 5, 31))));

    private PlanSamples() {}

    static PlanTerms terms(Random random) {
        Money covered = new Money(1 + random.nextInt(2_000_000), EUR);
        Money down = random.nextBoolean() ? new Money(random.nextLong(covered.minor()), EUR) : Money.zero(EUR);
        LocalDate start = LocalDate.of(2026, 10, 1).plusDays(random.nextInt(200));
        LocalDate first = start.plusDays(random.nextInt(40));
        PlanDays days = random.nextInt(4) == 0
                ? given(random, first)
                : new PlanDays.Every(RHYTHMS.get(random.nextInt(RHYTHMS.size())), first, 1 + random.nextInt(24));
        return new PlanTerms(
                covered,
                start,
                down,
                days,
                random.nextBoolean()
                        ? new PlanSplit.Even()
                        : custom(random, covered.minus(down), days.days().size()),
                new PlanCharges(
                        new Money(random.nextInt(2_000), EUR),
                        Percent.of(random.nextInt(20)),
                        DAY_COUNTS.get(random.nextInt(DAY_COUNTS.size()))),
                CALENDARS.get(random.nextInt(CALENDARS.size())));
    }

    private static PlanDays given(Random random, LocalDate first) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate day = first;
        for (int count = 1 + random.nextInt(8); count > 0; count--) {
            days.add(day);
            day = day.plusDays(1 + random.nextInt(60));
        }
        return new PlanDays.Given(days);
    }

    private static PlanSplit custom(Random random, Money whole, int count) {
        long[] weights = random.longs(count, 1, 10).toArray();
        return new PlanSplit.Custom(whole.allocate(weights));
    }
}
