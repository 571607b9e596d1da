package org.tallystick.lib.collections.fees;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.interest.InterestRate;

/** How much being late costs, in the currency of the item (CAPABILITIES F-1, F-2). */
public sealed interface FeeFormula {
    /** The same amount whatever is owed. */
    record Flat(Money amount) implements FeeFormula {}

    /** A percentage of what is open when it is charged. */
    record Share(Percent percent) implements FeeFormula {}

    /** So much at each age: every step is charged once, when the item is still open that many days after it was due. */
    record Steps(List<Step> steps) implements FeeFormula {
        public Steps {
            steps = List.copyOf(steps);
            if (steps.isEmpty() || steps.stream().map(Step::daysLate).distinct().count() < steps.size()) {
                throw new IllegalArgumentException("steps need days of their own: " + steps);
            }
        }
    }

    record Step(int daysLate, Money amount) {
        public Step {
            if (daysLate < 1) {
                throw new IllegalArgumentException("what is due today is not late: " + daysLate);
            }
        }
    }

    /**
     * Once, by what was open when the item became late, such as the 40 EUR of directive 2011/7/EU, article 6, or the bands of
     * the Late Payment of Commercial Debts Act 1998 (United Kingdom), section 5A.
     */
    record Compensation(List<Band> bands) implements FeeFormula {
        public Compensation {
            bands = List.copyOf(bands);
            if (bands.isEmpty() || bands.getLast().below() != null) {
                throw new IllegalArgumentException("the last band has no end: " + bands);
            }
        }

        Money of(Money open) {
            return bands.stream()
                    .filter(band -> band.holds(open))
                    .findFirst()
                    .orElseThrow()
                    .amount();
        }
    }

    /** What a claim below an amount is compensated with; the last band has no end. */
    record Band(@Nullable Money below, Money amount) {
        boolean holds(Money open) {
            return below == null || open.compareTo(below) < 0;
        }
    }

    /** Simple interest for each day, at the yearly rate that holds on it. */
    record Interest(List<InterestRate> yearly, DayCount dayCount) implements FeeFormula {
        public Interest {
            yearly = List.copyOf(yearly);
        }
    }
}
