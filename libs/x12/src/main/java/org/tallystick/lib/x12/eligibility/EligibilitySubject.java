package org.tallystick.lib.x12.eligibility;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Rejection;
import org.tallystick.lib.x12.element.Trace;

/**
 * One person asked about or answered for; or a level above that was refused as a whole.
 *
 * @param level 22 the subscriber, 23 a dependent, 20 or 21 a refusal
 * @param source the plan
 * @param receiver the provider
 * @param subscriber null when the level stands above
 * @param dependent null when it is about the subscriber
 * @param relationship of the dependent (INS02)
 * @param traces TRN, ours and echoed ones
 * @param periods 291 the day that is asked about, 346 and 347 begin and end of the plan
 */
public record EligibilitySubject(
        String level,
        Party source,
        Party receiver,
        @Nullable Party subscriber,
        @Nullable Party dependent,
        String relationship,
        List<Trace> traces,
        List<Period> periods,
        List<Question> questions,
        List<Rejection> rejections,
        List<Benefit> benefits) {
    public EligibilitySubject {
        traces = List.copyOf(traces);
        periods = List.copyOf(periods);
        questions = List.copyOf(questions);
        rejections = List.copyOf(rejections);
        benefits = List.copyOf(benefits);
    }
}
