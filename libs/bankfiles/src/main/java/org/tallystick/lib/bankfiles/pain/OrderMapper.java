package org.tallystick.lib.bankfiles.pain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.StructuredReference;
import org.tallystick.lib.bankfiles.xml.XmlNode;

/** Turns elements of a pain.001 or pain.008 into batches and orders. */
final class OrderMapper {
    private final PainValues values;

    OrderMapper(PainValues values) {
        this.values = values;
    }

    PaymentBatch batch(XmlNode node, int ordinal) {
        boolean debits = isDebit(node.textAt("PmtMtd"), node);
        XmlNode executed = node.at("ReqdExctnDt");
        return new PaymentBatch(
                ordinal,
                Objects.requireNonNullElse(node.textAt("PmtInfId"), ""),
                values.day(executed == null ? node.at("ReqdColltnDt") : executed),
                node.textAt("PmtTpInf", "LclInstrm", "Cd"),
                node.textAt("PmtTpInf", "SeqTp"),
                PainValues.party(node, debits ? "Cdtr" : "Dbtr"),
                node.textAt("CdtrSchmeId", "Id", "PrvtId", "Othr", "Id"),
                node.textAt("NbOfTxs"),
                node.textAt("CtrlSum"));
    }

    private static boolean isDebit(@Nullable String method, XmlNode node) {
        return "DD".equals(method) || node.at("ReqdColltnDt") != null;
    }

    PaymentOrder order(XmlNode node) {
        boolean debit = node.name().equals("DrctDbtTxInf");
        XmlNode mandate = node.at("DrctDbtTx", "MndtRltdInf");
        var amount = values.amount(node, amount(node));
        var signedOn = mandate == null ? null : values.day(mandate.at("DtOfSgntr"));
        XmlNode remittance = node.at("RmtInf");
        return new PaymentOrder(
                values.order(),
                node.textAt("PmtId", "EndToEndId"),
                amount,
                PainValues.party(node, debit ? "Dbtr" : "Cdtr"),
                mandate == null ? null : mandate.textAt("MndtId"),
                signedOn,
                remittance == null ? List.of() : remittance.texts("Ustrd"),
                remittance == null ? List.of() : references(remittance),
                values.orderSound());
    }

    /** Directly in a direct debit, below {@code Amt} in a transfer, there also as the equivalent in another currency. */
    private static @Nullable XmlNode amount(XmlNode node) {
        XmlNode direct = node.at("InstdAmt");
        XmlNode instructed = direct == null ? node.at("Amt", "InstdAmt") : direct;
        return instructed == null ? node.at("Amt", "EqvtAmt", "Amt") : instructed;
    }

    private static List<StructuredReference> references(XmlNode remittance) {
        List<StructuredReference> references = new ArrayList<>();
        for (XmlNode structured : remittance.all("Strd")) {
            String reference = structured.textAt("CdtrRefInf", "Ref");
            if (reference != null) {
                String type = structured.textAt("CdtrRefInf", "Tp", "CdOrPrtry", "Cd");
                references.add(new StructuredReference(
                        type == null ? structured.textAt("CdtrRefInf", "Tp", "CdOrPrtry", "Prtry") : type,
                        structured.textAt("CdtrRefInf", "Tp", "Issr"),
                        reference));
            }
        }
        return references;
    }
}
