package org.tallystick.lib.x12.element;

import java.util.function.Consumer;
import org.tallystick.lib.x12.Npi;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.ProblemCode;
import org.tallystick.lib.x12.Severity;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.X12Event.SegmentRead;

/** Tells which national provider ids (XX in NM1 and N1) are none. Worth knowing, and never a reason to refuse. */
public final class ProviderIds {
    private static final String NATIONAL = "XX";

    private final Consumer<Problem> problems;

    public ProviderIds(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /** Takes the next event of the envelope reader. */
    public void take(X12Event event) {
        if (event instanceof SegmentRead read) {
            switch (read.segment().id()) {
                case "NM1" -> check(read, 8);
                case "N1" -> check(read, 3);
                default -> {} // no provider
            }
        }
    }

    private void check(SegmentRead read, int qualifier) {
        var segment = read.segment();
        int id = qualifier + 1;
        if (segment.text(qualifier).equals(NATIONAL) && !Npi.isValid(segment.text(id))) {
            problems.accept(Problem.of(
                    Severity.INFO,
                    ProblemCode.PROVIDER_ID,
                    read.location().element(segment, id),
                    segment.id() + "0" + id));
        }
    }
}
