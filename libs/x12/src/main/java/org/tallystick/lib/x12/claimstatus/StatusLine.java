package org.tallystick.lib.x12.claimstatus;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Procedure;
import org.tallystick.lib.x12.element.Quantity;
import org.tallystick.lib.x12.element.Reference;

/** A line that is asked about or answered for (SVC with what follows). */
public record StatusLine(
        Procedure procedure,
        Money charge,
        @Nullable Money paid,
        String revenue,
        @Nullable BigDecimal units,
        List<ClaimStatus> statuses,
        List<Reference> references,
        List<Period> periods) {
    public StatusLine {
        units = units == null ? null : Quantity.plain(units);
        statuses = List.copyOf(statuses);
        references = List.copyOf(references);
        periods = List.copyOf(periods);
    }
}
