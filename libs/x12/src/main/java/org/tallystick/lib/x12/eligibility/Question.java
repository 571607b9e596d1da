package org.tallystick.lib.x12.eligibility;

import java.util.List;
import org.tallystick.lib.x12.element.Procedure;

/**
 * What is asked (EQ).
 *
 * @param serviceTypes 30 for the plan as a whole, or the kinds of service
 * @param coverageLevel IND, FAM or empty
 */
public record Question(List<String> serviceTypes, Procedure procedure, String coverageLevel) {
    public Question {
        serviceTypes = List.copyOf(serviceTypes);
    }

    /** About kinds of service. */
    public static Question about(String... serviceTypes) {
        return new Question(List.of(serviceTypes), Procedure.NONE, "");
    }
}
