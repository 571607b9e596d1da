package org.tallystick.lib.x12.claimstatus;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Quantity;
import org.tallystick.lib.x12.element.Reference;
import org.tallystick.lib.x12.element.Supplement;
import org.tallystick.lib.x12.element.Trace;

/**
 * One claim that is asked about or answered for; or a level above of which something is said as a whole.
 *
 * @param level 22, 23 or PT a claim, 21 the receiver, 19 the provider, 20 the source
 * @param source the plan or clearinghouse
 * @param receiver who asked or sent
 * @param provider null when the level stands above
 * @param subscriber null when the level stands above; the patient of a 277CA
 * @param dependent null when it is about the subscriber
 * @param trace TRN: in a 277CA of a claim the number we gave it
 * @param references REF: 1K the payer's number, BLT type of bill, EJ our number of the patient's account
 * @param supplements AMT: T3 charged, YU accepted, YY rejected
 * @param quantities QTY: 90 and QA accepted, AA and QC rejected
 */
public record StatusSubject(
        String level,
        Party source,
        Party receiver,
        @Nullable Party provider,
        @Nullable Party subscriber,
        @Nullable Party dependent,
        Trace trace,
        List<ClaimStatus> statuses,
        List<Reference> references,
        List<Supplement> supplements,
        List<Quantity> quantities,
        List<Period> periods,
        List<StatusLine> lines) {
    public StatusSubject {
        statuses = List.copyOf(statuses);
        references = List.copyOf(references);
        supplements = List.copyOf(supplements);
        quantities = List.copyOf(quantities);
        periods = List.copyOf(periods);
        lines = List.copyOf(lines);
    }
}
