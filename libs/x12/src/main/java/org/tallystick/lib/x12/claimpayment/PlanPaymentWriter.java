package org.tallystick.lib.x12.claimpayment;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Reference;
import org.tallystick.lib.x12.write.ElementsWriter;
import org.tallystick.lib.x12.write.SegmentDraft;
import org.tallystick.lib.x12.write.X12Writer;

/**
 * Writes transactions 835 as a payer does: a payment, its claims, then its provider adjustments. It writes what it is given;
 * whether that balances is for the reader to say.
 */
public final class PlanPaymentWriter {
    /** The version of the guide (ST03, GS08). */
    public static final String VERSION = "005010X221A1";

    /** GS01. */
    public static final String FUNCTIONAL = "HP";

    private static final int MOST_PAIRS = 6;
    private static final int OUTPATIENT_REMARKS = 5;

    private final X12Writer writer;
    private final ElementsWriter elements;

    public PlanPaymentWriter(X12Writer writer) {
        this.writer = writer;
        this.elements = new ElementsWriter(writer);
    }

    /** Writes a whole transaction and returns its control number. */
    public String write(PlanPayment payment, List<ClaimPayment> claims, List<ProviderAdjustment> adjustments) {
        String control = writer.transaction("835", VERSION);
        heading(payment);
        if (!claims.isEmpty()) {
            writer.line();
            claims.forEach(this::claim);
        }
        adjustments(adjustments);
        return control;
    }

    private void heading(PlanPayment payment) {
        PlanPayment.Transfer transfer = payment.transfer();
        writer.segment("BPR")
                .put(payment.handling())
                .put(payment.amount())
                .put(payment.creditDebit())
                .put(payment.method())
                .put(transfer.format())
                .put(transfer.fromBank().isEmpty() ? "" : "01")
                .put(transfer.fromBank())
                .put(transfer.fromAccount().isEmpty() ? "" : "DA")
                .put(transfer.fromAccount())
                .put(transfer.originator())
                .put(transfer.supplement())
                .put(transfer.toBank().isEmpty() ? "" : "01")
                .put(transfer.toBank())
                .put(transfer.toAccount().isEmpty() ? "" : "DA")
                .put(transfer.toAccount())
                .put(payment.date())
                .end();
        elements.trace(payment.trace());
        String currency = payment.amount().currency().code();
        if (!currency.equals("USD")) {
            writer.segment("CUR").put("PR").put(currency).end();
        }
        payment.references().forEach(elements::reference);
        if (payment.producedOn() != null) {
            writer.segment("DTM").put("405").put(payment.producedOn()).end();
        }
        named(payment.payer());
        named(payment.payee());
    }

    private void named(Party party) {
        writer.segment("N1")
                .put(party.role())
                .put(party.name())
                .put(party.idQualifier())
                .put(party.id())
                .end();
        elements.address(party.address());
        party.references().forEach(elements::reference);
        party.contacts().forEach(elements::contact);
    }

    private void claim(ClaimPayment claim) {
        writer.segment("CLP")
                .put(claim.id())
                .put(claim.status())
                .put(claim.charge())
                .put(claim.paid())
                .put(claim.patientResponsibility())
                .put(claim.filing())
                .put(claim.payerControl())
                .put(claim.facility())
                .put(claim.frequency())
                .skip(1)
                .put(claim.drg())
                .end();
        elements.adjustments(claim.adjustments());
        claim.parties().forEach(elements::name);
        remarks(claim.remarks());
        claim.references().forEach(elements::reference);
        claim.periods().forEach(this::moment);
        claim.supplements().forEach(elements::supplement);
        claim.quantities().forEach(elements::quantity);
        claim.lines().forEach(this::line);
    }

    /** As many MOA as they need; each has room for five. */
    private void remarks(List<String> codes) {
        for (int from = 0; from < codes.size(); from += OUTPATIENT_REMARKS) {
            SegmentDraft draft = writer.segment("MOA").skip(2);
            codes.subList(from, Math.min(codes.size(), from + OUTPATIENT_REMARKS))
                    .forEach(draft::put);
            draft.end();
        }
    }

    private void moment(Period period) {
        writer.segment("DTM").put(period.qualifier()).put(period.from()).end();
    }

    private void line(ServicePayment line) {
        writer.segment("SVC")
                .put(line.procedure())
                .put(line.charge())
                .put(line.paid())
                .put(line.revenue())
                .put(line.units())
                .put(line.billed())
                .put(line.billedUnits())
                .end();
        line.periods().forEach(this::moment);
        elements.adjustments(line.adjustments());
        line.references().forEach(elements::reference);
        line.supplements().forEach(elements::supplement);
        line.quantities().forEach(elements::quantity);
        for (Reference remark : line.remarks()) {
            writer.segment("LQ").put(remark.qualifier()).put(remark.value()).end();
        }
    }

    /** Those of one payee and fiscal period share a PLB, six at most. */
    private void adjustments(List<ProviderAdjustment> adjustments) {
        List<ProviderAdjustment> together = new ArrayList<>();
        for (ProviderAdjustment adjustment : adjustments) {
            if (!together.isEmpty() && (together.size() == MOST_PAIRS || !belong(together.getFirst(), adjustment))) {
                pairs(together);
                together.clear();
            }
            together.add(adjustment);
        }
        if (!together.isEmpty()) {
            pairs(together);
        }
    }

    private static boolean belong(ProviderAdjustment one, ProviderAdjustment other) {
        return one.payee().equals(other.payee())
                && String.valueOf(one.fiscalPeriod()).equals(String.valueOf(other.fiscalPeriod()));
    }

    private void pairs(List<ProviderAdjustment> together) {
        SegmentDraft draft = writer.segment("PLB")
                .put(together.getFirst().payee())
                .put(together.getFirst().fiscalPeriod());
        for (ProviderAdjustment adjustment : together) {
            draft.composite(adjustment.reason(), adjustment.reference()).put(adjustment.amount());
        }
        draft.end();
    }
}
