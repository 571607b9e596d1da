package org.tallystick.lib.bankfiles.pain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.bankfiles.xml.XmlNode;

/** Turns elements of a pain.002 into statuses; the names of elements differ by version. */
final class StatusMapper {
    private final PainValues values;

    StatusMapper(PainValues values) {
        this.values = values;
    }

    static StatusReport report(@Nullable XmlNode header, @Nullable XmlNode group) {
        String id = header == null ? null : header.textAt("MsgId");
        String createdAt = header == null ? null : header.textAt("CreDtTm");
        if (group == null) {
            return new StatusReport(
                    Objects.requireNonNullElse(id, ""), createdAt, null, null, null, null, null, List.of(), List.of());
        }
        return new StatusReport(
                Objects.requireNonNullElse(id, ""),
                createdAt,
                group.textAt("OrgnlMsgId"),
                group.textAt("OrgnlMsgNmId"),
                group.textAt("OrgnlNbOfTxs"),
                group.textAt("OrgnlCtrlSum"),
                group.textAt("GrpSts"),
                reasons(group),
                counts(group));
    }

    static BatchStatus batch(XmlNode node, int ordinal) {
        return new BatchStatus(
                ordinal,
                node.textAt("OrgnlPmtInfId"),
                node.textAt("OrgnlNbOfTxs"),
                node.textAt("OrgnlCtrlSum"),
                node.textAt("PmtInfSts"),
                reasons(node),
                counts(node));
    }

    TransactionStatus transaction(XmlNode node, @Nullable String batchId, @Nullable String statusAround) {
        String own = node.textAt("TxSts");
        String status = own == null ? statusAround : own;
        if (status == null) {
            values.report(Problem.of(Severity.WARN, ProblemCode.PAIN_STATUS, values.here(node)));
        }
        String id = node.textAt("OrgnlPmtInfId");
        XmlNode original = node.at("OrgnlTxRef");
        return new TransactionStatus(
                values.order(),
                id == null ? batchId : id,
                node.textAt("OrgnlInstrId"),
                node.textAt("OrgnlEndToEndId"),
                status,
                reasons(node),
                original == null ? null : amount(original),
                original == null ? null : original.textAt("MndtRltdInf", "MndtId"));
    }

    private @Nullable StatedAmount amount(XmlNode original) {
        XmlNode below = original.at("Amt", "InstdAmt");
        XmlNode amount = below == null ? original.at("InstdAmt") : below;
        return amount == null ? null : values.amount(original, amount);
    }

    private static List<StatusReason> reasons(XmlNode node) {
        List<StatusReason> reasons = new ArrayList<>();
        for (XmlNode information : node.all("StsRsnInf")) {
            XmlNode newer = information.at("Rsn");
            XmlNode reason = newer == null ? information.at("StsRsn") : newer;
            String code = reason == null ? null : reason.textAt("Cd");
            List<String> text = new ArrayList<>(information.texts("AddtlInf"));
            text.addAll(information.texts("AddtlStsRsnInf"));
            reasons.add(new StatusReason(code == null && reason != null ? reason.textAt("Prtry") : code, text));
        }
        return reasons;
    }

    private static List<StatusCount> counts(XmlNode node) {
        return node.all("NbOfTxsPerSts").stream()
                .map(count -> new StatusCount(
                        Objects.requireNonNullElse(count.textAt("DtldSts"), ""),
                        Objects.requireNonNullElse(count.textAt("DtldNbOfTxs"), "")))
                .toList();
    }
}
