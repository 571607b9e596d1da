package org.tallystick.latefees;

import java.time.YearMonth;
import java.util.stream.Collectors;
import org.tallystick.latefees.FeeJudge.Verdict;
import org.tallystick.lib.collections.fees.LateFee;
import org.tallystick.lib.money.Money;

/** Says in a sentence what is charged and how it adds up, or why nothing is. */
public final class FeeSentence {
    private FeeSentence() {}

    static String of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Due due -> of(due.fee());
            case Verdict.Spared spared ->
                switch (spared.why()) {
                    case NOT_ACCEPTED ->
                        "The customer had not accepted late fees when the document was made; get the acknowledgement signed.";
                    case SUSPENDED ->
                        "The item is disputed, on a plan or held at the end of the month; interest makes up for it later.";
                    case RATE_UNKNOWN ->
                        "The rate " + spared.rule().definition().reference()
                                + " is not known for every day; enter it under Settings, Late fees.";
                };
        };
    }

    /** For whoever asks what they were charged for. */
    public static String of(LateFee fee) {
        if (fee.spans().isEmpty()) {
            return "For " + period(fee) + ", with " + fee.base() + " open.";
        }
        Money before = fee.chargedBefore();
        String spans = fee.spans().stream().map(FeeSentence::span).collect(Collectors.joining(" + "));
        return "Interest from " + fee.from() + " through " + fee.through() + ": " + spans
                + (before.isPositive() ? ", less " + before + " charged before." : ".");
    }

    private static String period(LateFee fee) {
        String period = fee.period();
        if (period.equals("once")) {
            return "being late since " + fee.from();
        }
        return period.endsWith(" days")
                ? "being " + period.replace("1 days", "1 day") + " late"
                : YearMonth.parse(period).toString();
    }

    private static String span(LateFee.Span span) {
        return span.open() + " × " + span.yearly() + " × " + span.days() + "/" + span.daysOfYear();
    }
}
