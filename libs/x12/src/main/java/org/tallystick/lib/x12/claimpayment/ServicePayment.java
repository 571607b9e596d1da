package org.tallystick.lib.x12.claimpayment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.element.Adjustment;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Procedure;
import org.tallystick.lib.x12.element.Quantity;
import org.tallystick.lib.x12.element.Reference;
import org.tallystick.lib.x12.element.Supplement;

/**
 * What became of one line of a claim (SVC with what follows it).
 *
 * @param procedure as paid (SVC01)
 * @param charge SVC02
 * @param paid SVC03
 * @param revenue SVC04
 * @param units SVC05, null where it is empty: one
 * @param billed the procedure that was billed, where another was paid (SVC06)
 * @param billedUnits SVC07
 * @param references REF: 6R our number of the line, and others
 * @param remarks LQ
 */
public record ServicePayment(
        Procedure procedure,
        Money charge,
        Money paid,
        String revenue,
        @Nullable BigDecimal units,
        Procedure billed,
        @Nullable BigDecimal billedUnits,
        List<Period> periods,
        List<Adjustment> adjustments,
        List<Reference> references,
        List<Supplement> supplements,
        List<Quantity> quantities,
        List<Reference> remarks) {
    public ServicePayment {
        units = units == null ? null : Quantity.plain(units);
        billedUnits = billedUnits == null ? null : Quantity.plain(billedUnits);
        periods = List.copyOf(periods);
        adjustments = List.copyOf(adjustments);
        references = List.copyOf(references);
        supplements = List.copyOf(supplements);
        quantities = List.copyOf(quantities);
        remarks = List.copyOf(remarks);
    }

    /** Our own number of the line (REF 6R), if the payer returned it. */
    public Optional<String> lineControl() {
        return references.stream()
                .filter(reference -> reference.qualifier().equals("6R"))
                .map(Reference::value)
                .findFirst();
    }
}
