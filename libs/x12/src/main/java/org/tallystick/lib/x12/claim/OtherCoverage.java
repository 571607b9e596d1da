package org.tallystick.lib.x12.claim;

import java.util.List;
import org.tallystick.lib.x12.element.Adjustment;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Supplement;

/**
 * Another plan with what it decided (loops 2320 and 2330).
 *
 * @param adjustments of the claim as a whole
 * @param supplements D paid, A8 not covered, EAF left to the patient
 * @param assignment OI03
 * @param release OI06
 * @param remarks of MOA
 * @param periods 573 when it decided
 * @param providers as this plan knows them
 */
public record OtherCoverage(
        Coverage coverage,
        List<Adjustment> adjustments,
        List<Supplement> supplements,
        String assignment,
        String release,
        List<String> remarks,
        List<Period> periods,
        List<Party> providers) {
    public OtherCoverage {
        adjustments = List.copyOf(adjustments);
        supplements = List.copyOf(supplements);
        remarks = List.copyOf(remarks);
        periods = List.copyOf(periods);
        providers = List.copyOf(providers);
    }
}
