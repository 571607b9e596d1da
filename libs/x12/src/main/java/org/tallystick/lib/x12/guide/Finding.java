package org.tallystick.lib.x12.guide;

import org.tallystick.lib.x12.Location;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.ProblemCode;

/**
 * Something that does not follow the guide.
 *
 * @param segment its id, or that of the segment that is missing
 * @param loop it belongs to: {@code 2010AA}
 * @param location of the segment, or of the last one before something that is missing
 * @param claim the number of the claim it stands in, empty outside of one
 */
public record Finding(Fault fault, String segment, String loop, Location location, String claim) {
    /** In words; names segments, elements and loops, and never quotes what stands there. */
    public Problem problem() {
        ProblemCode code = fault.isOfSegment() ? ProblemCode.GUIDE_SEGMENT : ProblemCode.GUIDE_ELEMENT;
        return Problem.of(fault.severity(), code, location, name(), loop).saying(fault.word());
    }

    /** {@code NM109} or {@code SV101-2}, or the segment alone. */
    private String name() {
        int element = location.element();
        if (fault.isOfSegment() || element == 0) {
            return segment;
        }
        String name = segment + (element < 10 ? "0" : "") + element;
        return location.component() == 0 ? name : name + "-" + location.component();
    }
}
