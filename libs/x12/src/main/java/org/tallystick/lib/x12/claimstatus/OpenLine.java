package org.tallystick.lib.x12.claimstatus;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.element.Elements;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Procedure;
import org.tallystick.lib.x12.element.Reference;

/** A line while it is read. */
final class OpenLine {
    final List<ClaimStatus> statuses = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();
    final List<Period> periods = new ArrayList<>();
    private final Procedure procedure;
    private final Money charge;
    private final @Nullable Money paid;
    private final String revenue;
    private final @Nullable BigDecimal units;

    /** Begun by SVC. */
    OpenLine(Elements read) {
        procedure = read.procedure(1);
        charge = read.money(2);
        paid = read.moneyIfAny(3);
        revenue = read.text(4);
        units = read.number(7);
    }

    StatusLine done() {
        return new StatusLine(procedure, charge, paid, revenue, units, statuses, references, periods);
    }
}
