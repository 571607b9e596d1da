package org.tallystick.lib.x12.claimpayment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.Location;
import org.tallystick.lib.x12.element.Adjustment;
import org.tallystick.lib.x12.element.Elements;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Procedure;
import org.tallystick.lib.x12.element.Quantity;
import org.tallystick.lib.x12.element.Reference;
import org.tallystick.lib.x12.element.Supplement;
import org.tallystick.lib.x12.element.Total;

/** A line of a claim while it is read. */
final class OpenLine {
    private final Location location;
    private final Procedure procedure;
    private final Money charge;
    private final Money paid;
    private final String revenue;
    private final @Nullable BigDecimal units;
    private final Procedure billed;
    private final @Nullable BigDecimal billedUnits;
    private final List<Period> periods = new ArrayList<>(2);
    private final List<Adjustment> adjustments = new ArrayList<>(4);
    private final List<Reference> references = new ArrayList<>(2);
    private final List<Supplement> supplements = new ArrayList<>(2);
    private final List<Quantity> quantities = new ArrayList<>(0);
    private final List<Reference> remarks = new ArrayList<>(0);
    private final Total adjusted = new Total();

    /** Begun by SVC. */
    OpenLine(Elements read) {
        location = read.location(3);
        procedure = read.procedure(1);
        charge = read.money(2);
        paid = read.money(3);
        revenue = read.text(4);
        units = read.number(5);
        billed = read.procedure(6);
        billedUnits = read.number(7);
    }

    /** Takes what describes it; false for a segment that does not. */
    boolean take(Elements read) {
        switch (read.id()) {
            case "DTM" -> periods.add(read.moment());
            case "CAS" -> read.adjustments(this::adjust);
            case "REF" -> references.add(read.reference());
            case "AMT" -> supplements.add(read.supplement());
            case "QTY" -> add(quantities, read.quantity());
            case "LQ" -> remarks.add(read.reference());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void adjust(Adjustment adjustment) {
        adjustments.add(adjustment);
        adjusted.add(adjustment.amount());
    }

    static void add(List<Quantity> quantities, @Nullable Quantity quantity) {
        if (quantity != null) {
            quantities.add(quantity);
        }
    }

    List<Adjustment> adjustments() {
        return adjustments;
    }

    Money charge() {
        return charge;
    }

    Money paid() {
        return paid;
    }

    Total adjusted() {
        return adjusted;
    }

    Location location() {
        return location;
    }

    ServicePayment done() {
        return new ServicePayment(
                procedure,
                charge,
                paid,
                revenue,
                units,
                billed,
                billedUnits,
                periods,
                adjustments,
                references,
                supplements,
                quantities,
                remarks);
    }
}
