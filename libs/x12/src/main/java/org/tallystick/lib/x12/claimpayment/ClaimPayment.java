package org.tallystick.lib.x12.claimpayment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.element.Adjustment;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Quantity;
import org.tallystick.lib.x12.element.Reference;
import org.tallystick.lib.x12.element.Supplement;

/**
 * What became of one claim (CLP with what follows it).
 *
 * @param id the number we gave the claim (CLP01)
 * @param status 1, 2, 3 processed, 4 denied, 19, 20, 21 also forwarded, 22 a reversal, 23 not theirs, 25 an estimate (CLP02)
 * @param charge CLP03
 * @param paid CLP04
 * @param patientResponsibility CLP05, null where it is empty
 * @param filing what kind of plan (CLP06)
 * @param payerControl the payer's number of the claim (CLP07)
 * @param facility CLP08
 * @param frequency CLP09
 * @param drg CLP11
 * @param adjustments of the claim as a whole
 * @param parties NM1: QC patient, IL insured, 74 corrected, 82 who rendered it, TT crossover, PR corrected payer, GB other
 * @param remarks remark codes of MIA and MOA
 * @param lines SVC
 */
public record ClaimPayment(
        String id,
        String status,
        Money charge,
        Money paid,
        @Nullable Money patientResponsibility,
        String filing,
        String payerControl,
        String facility,
        String frequency,
        String drg,
        List<Adjustment> adjustments,
        List<Party> parties,
        List<String> remarks,
        List<Reference> references,
        List<Period> periods,
        List<Supplement> supplements,
        List<Quantity> quantities,
        List<ServicePayment> lines) {
    /** The status of a claim whose earlier payment is taken back. */
    public static final String REVERSAL = "22";

    public ClaimPayment {
        adjustments = List.copyOf(adjustments);
        parties = List.copyOf(parties);
        remarks = List.copyOf(remarks);
        references = List.copyOf(references);
        periods = List.copyOf(periods);
        supplements = List.copyOf(supplements);
        quantities = List.copyOf(quantities);
        lines = List.copyOf(lines);
    }

    public boolean isReversal() {
        return status.equals(REVERSAL);
    }

    /** The party in a role, if it is named. */
    public Optional<Party> party(String role) {
        return parties.stream().filter(party -> party.role().equals(role)).findFirst();
    }
}
