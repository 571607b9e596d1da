package org.tallystick.lib.x12.claimpayment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.Location;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.ProblemCode;
import org.tallystick.lib.x12.Severity;
import org.tallystick.lib.x12.element.Adjustment;
import org.tallystick.lib.x12.element.Elements;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.PartyDraft;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Quantity;
import org.tallystick.lib.x12.element.Reference;
import org.tallystick.lib.x12.element.Supplement;
import org.tallystick.lib.x12.element.Total;

/** A claim of an 835 while it is read, and its arithmetic. */
final class OpenClaim {
    private static final int MOST = 100_000;
    private static final int FIRST_INPATIENT_REMARK = 20;
    private static final int LAST_INPATIENT_REMARK = 23;

    private final Location location;
    private final Location paidAt;
    private final Location owedAt;
    private final String id;
    private final String status;
    private final Money charge;
    private final Money paid;
    private final @Nullable Money owed;
    private final String filing;
    private final String payerControl;
    private final String facility;
    private final String frequency;
    private final String drg;
    private final List<Adjustment> adjustments = new ArrayList<>(2);
    private final List<Party> parties = new ArrayList<>(3);
    private final List<String> remarks = new ArrayList<>(0);
    private final List<Reference> references = new ArrayList<>(2);
    private final List<Period> periods = new ArrayList<>(3);
    private final List<Supplement> supplements = new ArrayList<>(2);
    private final List<Quantity> quantities = new ArrayList<>(0);
    private final List<ServicePayment> lines = new ArrayList<>();
    private final Total adjusted = new Total();
    private final Total patient = new Total();
    private final Total lineCharges = new Total();
    private @Nullable OpenLine line;
    private int unbalancedLines;
    private int held;

    /** Begun by CLP. */
    OpenClaim(Elements read) {
        location = read.location();
        paidAt = read.location(4);
        owedAt = read.location(5);
        id = read.text(1);
        status = read.text(2);
        charge = read.money(3);
        paid = read.money(4);
        owed = read.moneyIfAny(5);
        filing = read.text(6);
        payerControl = read.text(7);
        facility = read.text(8);
        frequency = read.text(9);
        drg = read.text(11);
    }

    /** False for a segment that belongs to no claim, or when the claim has grown beyond all measure. */
    boolean take(Elements read) {
        if (++held > MOST) {
            return false;
        }
        if (read.is("SVC")) {
            closeLine(read);
            line = new OpenLine(read);
            return true;
        }
        return line == null ? describe(read) : line.take(read);
    }

    boolean isFull() {
        return held > MOST;
    }

    private boolean describe(Elements read) {
        switch (read.id()) {
            case "CAS" ->
                read.adjustments(adjustment -> {
                    adjustments.add(adjustment);
                    adjust(adjustment);
                });
            case "NM1" -> parties.add(PartyDraft.of(read).done());
            case "MIA" -> {
                remark(read, 5);
                for (int i = FIRST_INPATIENT_REMARK; i <= LAST_INPATIENT_REMARK; i++) {
                    remark(read, i);
                }
            }
            case "MOA" -> {
                for (int i = 3; i <= 7; i++) {
                    remark(read, i);
                }
            }
            case "REF" -> references.add(read.reference());
            case "DTM" -> periods.add(read.moment());
            case "AMT" -> supplements.add(read.supplement());
            case "QTY" -> OpenLine.add(quantities, read.quantity());
            case "PER" -> {} // a telephone of the payer
            default -> {
                return false;
            }
        }
        return true;
    }

    private void remark(Elements read, int element) {
        String code = read.text(element);
        if (!code.isEmpty()) {
            remarks.add(code);
        }
    }

    private void adjust(Adjustment adjustment) {
        adjusted.add(adjustment.amount());
        if (adjustment.group().equals("PR")) {
            patient.add(adjustment.amount());
        }
    }

    private void closeLine(Elements read) {
        OpenLine open = line;
        if (open == null) {
            return;
        }
        line = null;
        open.adjustments().forEach(this::adjust);
        lineCharges.add(open.charge());
        if (!comesOut(ProblemCode.PAYMENT_LINE, open.location(), open.charge(), open.adjusted(), open.paid(), read)) {
            unbalancedLines++;
        }
        lines.add(open.done());
    }

    private static boolean comesOut(
            ProblemCode code, Location at, Money charge, Total adjusted, Money paid, Elements read) {
        var left = new Total();
        left.add(charge);
        CurrencyCode currency = read.currency();
        left.subtract(adjusted.money(currency));
        if (left.is(paid) && !adjusted.isExceeded()) {
            return true;
        }
        read.report(Problem.of(
                Severity.ERROR,
                code,
                at,
                charge.toPlainString(),
                adjusted.money(currency).toPlainString(),
                left.money(currency).toPlainString(),
                paid.toPlainString()));
        return false;
    }

    /** Ends its last line and checks what the claim says of itself. */
    ClaimBalance close(Elements read) {
        closeLine(read);
        boolean balanced = comesOut(ProblemCode.PAYMENT_CLAIM, paidAt, charge, adjusted, paid, read);
        if (!lines.isEmpty() && !lineCharges.is(charge)) {
            warn(ProblemCode.PAYMENT_CHARGE, location, lineCharges, charge, read);
        }
        if (owed != null && !patient.is(owed)) {
            warn(ProblemCode.PAYMENT_PATIENT, owedAt, patient, owed, read);
        }
        return new ClaimBalance(balanced, unbalancedLines);
    }

    private static void warn(ProblemCode code, Location at, Total found, Money said, Elements read) {
        read.report(Problem.of(
                Severity.WARN, code, at, found.money(read.currency()).toPlainString(), said.toPlainString()));
    }

    Location location() {
        return location;
    }

    Money paid() {
        return paid;
    }

    ClaimPayment done() {
        return new ClaimPayment(
                id,
                status,
                charge,
                paid,
                owed,
                filing,
                payerControl,
                facility,
                frequency,
                drg,
                adjustments,
                parties,
                remarks,
                references,
                periods,
                supplements,
                quantities,
                lines);
    }
}
