package org.tallystick.collections;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.collections.contact.Medium;
import org.tallystick.lib.collections.contact.Rule;
import org.tallystick.lib.collections.contact.RulePack;
import org.tallystick.platform.Refusal;

/**
 * How a company runs its dunning; version 0 is how it begins.
 *
 * @param bankDays bank data older than so many days hold reminders back; none: never
 * @param touches at most so many contacts with a customer in so many days, on top of the packs that come with Tallystick
 */
public record DunningSetting(
        int version,
        boolean daily,
        boolean approveByHand,
        @Nullable Integer bankDays,
        int touches,
        int touchDays) {
    static final DunningSetting AT_FIRST = new DunningSetting(0, false, true, null, 3, 7);

    private static final int OLDEST = 60;
    private static final int MOST_TOUCHES = 50;
    private static final int MOST_DAYS = 90;

    public DunningSetting {
        if (bankDays != null && (bankDays < 0 || bankDays > OLDEST)) {
            throw Refusal.invalid("BANK_DAYS", "Bank data may be 0 to 60 days old.");
        }
        if (touches < 1 || touches > MOST_TOUCHES || touchDays < 1 || touchDays > MOST_DAYS) {
            throw Refusal.invalid("TOUCHES", "Allow 1 to 50 contacts in 1 to 90 days.");
        }
    }

    /** The company's own limit as a pack. */
    RulePack pack() {
        return new RulePack(
                "COMPANY",
                version,
                RulePack.AppliesTo.EVERYBODY,
                LocalDate.EPOCH,
                null,
                List.of(new Rule.AtMost("TOUCHES", Medium.ALL, touches, touchDays, false, false)),
                "Settings of the company");
    }
}
