package org.tallystick.lib.x12.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.ProblemCode;
import org.tallystick.lib.x12.Severity;
import org.tallystick.lib.x12.claim.ServiceLine.Drug;
import org.tallystick.lib.x12.claim.ServiceLine.LineAdjudication;
import org.tallystick.lib.x12.element.Adjustment;
import org.tallystick.lib.x12.element.Elements;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.PartyDraft;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Procedure;
import org.tallystick.lib.x12.element.Reference;
import org.tallystick.lib.x12.element.Supplement;

/** A line of a claim while it is read. */
final class OpenLine {
    private Procedure procedure = Procedure.NONE;
    private String revenue = "";
    private Money charge = Money.zero(Elements.DOLLAR);
    private String unit = "";
    private @Nullable BigDecimal quantity;
    private String place = "";
    private List<String> pointers = List.of();
    private String emergency = "";
    private @Nullable Money nonCovered;
    private final List<Period> periods = new ArrayList<>(1);
    private final List<Reference> references = new ArrayList<>(1);
    private final List<Supplement> supplements = new ArrayList<>(0);
    private final List<Reference> notes = new ArrayList<>(0);
    private @Nullable Drug drug;
    private final List<Party> providers = new ArrayList<>(0);
    private final List<LineAdjudication> adjudications = new ArrayList<>(0);
    private @Nullable PartyDraft party;
    private @Nullable OpenAdjudication adjudication;

    private static final class OpenAdjudication {
        private final String payer;
        private final Money paid;
        private final Procedure procedure;
        private final String revenue;
        private final @Nullable BigDecimal quantity;
        private final String bundledInto;
        private final List<Adjustment> adjustments = new ArrayList<>();
        private final List<Period> periods = new ArrayList<>();
        private final List<Supplement> supplements = new ArrayList<>();

        OpenAdjudication(Elements read) {
            payer = read.text(1);
            paid = read.money(2);
            procedure = read.procedure(3);
            revenue = read.text(4);
            quantity = read.number(5);
            bundledInto = read.text(6);
        }

        boolean take(Elements read) {
            switch (read.id()) {
                case "CAS" -> read.adjustments(adjustments::add);
                case "DTP" -> periods.add(read.period());
                case "AMT" -> supplements.add(read.supplement());
                default -> {
                    return false;
                }
            }
            return true;
        }

        LineAdjudication done() {
            return new LineAdjudication(
                    payer, paid, procedure, revenue, quantity, bundledInto, adjustments, periods, supplements);
        }
    }

    /** Takes what describes it; false for a segment that does not. */
    boolean take(Elements read) {
        if (read.is("SVD")) {
            closeParts();
            adjudication = new OpenAdjudication(read);
            return true;
        }
        if (adjudication != null && adjudication.take(read)) {
            return true;
        }
        if (read.is("NM1")) {
            closeParts();
            party = PartyDraft.of(read);
            return true;
        }
        return (party != null && party.take(read)) || describe(read);
    }

    private boolean describe(Elements read) {
        switch (read.id()) {
            case "SV1" -> professional(read);
            case "SV2" -> institutional(read);
            case "SV3" -> dental(read);
            case "DTP" -> periods.add(read.period());
            case "REF" -> references.add(read.reference());
            case "AMT" -> supplements.add(read.supplement());
            case "NTE" -> notes.add(read.reference());
            case "LIN" -> drug = new Drug(read.text(3), null, "");
            case "CTP" -> drug = new Drug(drug == null ? "" : drug.code(), read.number(4), read.component(5, 1));
            case "K3",
                    "PWK",
                    "CRC",
                    "CR1",
                    "CR3",
                    "CR5",
                    "MEA",
                    "CN1",
                    "PS1",
                    "HCP",
                    "QTY",
                    "SV4",
                    "SV5",
                    "SV6",
                    "SV7",
                    "LQ",
                    "FRM",
                    "TOO",
                    "HSD" -> {} // read over; kept in the file
            default -> {
                return false;
            }
        }
        return true;
    }

    private void professional(Elements read) {
        procedure = read.procedure(1);
        charge = read.money(2);
        unit = read.text(3);
        quantity = read.number(4);
        place = read.text(5);
        pointers = read.segment().isEmpty(7) ? List.of() : read.components(7, 1, 4);
        emergency = read.text(9);
    }

    private void institutional(Elements read) {
        revenue = read.text(1);
        if (revenue.indexOf('.') >= 0) {
            read.report(Problem.of(Severity.WARN, ProblemCode.CLAIM_ORDER, read.location(1), "SV201")
                    .saying("code"));
        }
        procedure = read.procedure(2);
        charge = read.money(3);
        unit = read.text(4);
        quantity = read.number(5);
        nonCovered = read.moneyIfAny(7);
    }

    private void dental(Elements read) {
        procedure = read.procedure(1);
        charge = read.money(2);
        place = read.text(3);
        quantity = read.number(6);
    }

    private void closeParts() {
        if (party != null) {
            providers.add(party.done());
            party = null;
        }
        if (adjudication != null) {
            adjudications.add(adjudication.done());
            adjudication = null;
        }
    }

    ServiceLine done() {
        closeParts();
        return new ServiceLine(
                procedure,
                revenue,
                charge,
                unit,
                quantity,
                place,
                pointers,
                emergency,
                nonCovered,
                periods,
                references,
                supplements,
                notes,
                drug,
                providers,
                adjudications);
    }
}
