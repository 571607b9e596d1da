package org.tallystick.lib.x12.claim;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.element.Adjustment;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Procedure;
import org.tallystick.lib.x12.element.Quantity;
import org.tallystick.lib.x12.element.Reference;
import org.tallystick.lib.x12.element.Supplement;

/**
 * A line of a claim (LX with SV1, SV2 or SV3 and what follows).
 *
 * @param revenue SV201 of an institutional line
 * @param unit UN, MJ minutes, DA days
 * @param place where it was done, when that differs from the claim (SV105)
 * @param pointers which diagnoses of the claim it is for, as the file writes them
 * @param emergency Y or empty (SV109)
 * @param nonCovered SV207
 * @param notes NTE
 * @param adjudications what other plans decided
 */
public record ServiceLine(
        Procedure procedure,
        String revenue,
        Money charge,
        String unit,
        @Nullable BigDecimal quantity,
        String place,
        List<String> pointers,
        String emergency,
        @Nullable Money nonCovered,
        List<Period> periods,
        List<Reference> references,
        List<Supplement> supplements,
        List<Reference> notes,
        @Nullable Drug drug,
        List<Party> providers,
        List<LineAdjudication> adjudications) {
    public ServiceLine {
        quantity = quantity == null ? null : Quantity.plain(quantity);
        pointers = List.copyOf(pointers);
        periods = List.copyOf(periods);
        references = List.copyOf(references);
        supplements = List.copyOf(supplements);
        notes = List.copyOf(notes);
        providers = List.copyOf(providers);
        adjudications = List.copyOf(adjudications);
    }

    /** A drug that was given (LIN and CTP). */
    public record Drug(String code, @Nullable BigDecimal quantity, String unit) {
        public Drug {
            quantity = quantity == null ? null : Quantity.plain(quantity);
        }
    }

    /**
     * What another plan decided for a line (SVD and CAS).
     *
     * @param payer the id by which the claim names the plan
     * @param bundledInto the line it was paid with (SVD06)
     * @param periods 573 when it was decided
     * @param supplements EAF left to the patient
     */
    public record LineAdjudication(
            String payer,
            Money paid,
            Procedure procedure,
            String revenue,
            @Nullable BigDecimal quantity,
            String bundledInto,
            List<Adjustment> adjustments,
            List<Period> periods,
            List<Supplement> supplements) {
        public LineAdjudication {
            quantity = quantity == null ? null : Quantity.plain(quantity);
            adjustments = List.copyOf(adjustments);
            periods = List.copyOf(periods);
            supplements = List.copyOf(supplements);
        }
    }
}
