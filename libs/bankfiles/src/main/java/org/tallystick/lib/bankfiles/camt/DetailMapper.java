package org.tallystick.lib.bankfiles.camt;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Charge;
import org.tallystick.lib.bankfiles.statement.Detail;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Exchange;
import org.tallystick.lib.bankfiles.statement.ReturnReason;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.bankfiles.xml.XmlNode;

/** Maps one TxDtls. */
final class DetailMapper {
    private final CamtValues values;

    DetailMapper(CamtValues values) {
        this.values = values;
    }

    Detail detail(XmlNode node, Direction entryDirection, String ownAccount) {
        Direction direction = CamtValues.mark(node);
        var remittance = new RemittanceMapper(values, node.at("RmtInf"));
        return new Detail(
                amount(node),
                direction,
                values.optional(node.at("AmtDtls", "InstdAmt", "Amt")),
                exchange(node),
                node.textAt("Refs", "EndToEndId"),
                node.textAt("Refs", "MndtId"),
                node.textAt("Refs", "TxId"),
                node.textAt("Refs", "InstrId"),
                node.textAt("Refs", "AcctSvcrRef"),
                CamtValues.transactionCode(node),
                Parties.counterparty(node, direction == null ? entryDirection : direction, ownAccount),
                remittance.structuredReferences(),
                remittance.referredDocuments(),
                remittance.freeText(),
                remittance.referenceText(),
                node.textAt("AddtlTxInf"),
                returnReason(node.at("RtrInf")),
                charges(node));
    }

    /** {@code Amt} from version 4 on, {@code AmtDtls/TxAmt} before. */
    private @Nullable StatedAmount amount(XmlNode node) {
        XmlNode own = node.at("Amt");
        return values.optional(own == null ? node.at("AmtDtls", "TxAmt", "Amt") : own);
    }

    /** Where banks write the rate: with the instructed amount, else with the transaction amount or the counter value. */
    private static @Nullable Exchange exchange(XmlNode node) {
        return Stream.of("InstdAmt", "TxAmt", "CntrValAmt")
                .map(amount -> node.at("AmtDtls", amount, "CcyXchg"))
                .filter(Objects::nonNull)
                .findFirst()
                .map(exchange -> new Exchange(
                        exchange.textAt("SrcCcy"),
                        exchange.textAt("TrgtCcy"),
                        exchange.textAt("UnitCcy"),
                        exchange.textAt("XchgRate")))
                .orElse(null);
    }

    private static @Nullable ReturnReason returnReason(@Nullable XmlNode node) {
        if (node == null) {
            return null;
        }
        XmlNode reason = node.at("Rsn") == null ? node.at("RtrRsn") : node.at("Rsn");
        String code = reason == null ? null : reason.textAt("Cd");
        if (code == null && reason != null) {
            code = reason.textAt("Prtry");
        }
        List<String> text = new ArrayList<>(node.texts("AddtlInf"));
        text.addAll(node.texts("AddtlRtrRsnInf"));
        return new ReturnReason(code, text);
    }

    /** The charges of an entry or a detail: one element each up to version 3, {@code Rcrd} elements in one from 4 on. */
    List<Charge> charges(XmlNode node) {
        List<Charge> charges = new ArrayList<>();
        for (XmlNode charge : node.all("Chrgs")) {
            List<XmlNode> records = charge.all("Rcrd");
            for (XmlNode item : records.isEmpty() ? List.of(charge) : records) {
                add(charges, item);
            }
        }
        return charges;
    }

    private void add(List<Charge> charges, XmlNode item) {
        StatedAmount amount = values.optional(item.at("Amt") == null ? item.at("TtlChrgsAndTaxAmt") : item.at("Amt"));
        if (amount == null) {
            return;
        }
        String included = item.textAt("ChrgInclInd");
        String code = item.textAt("Tp", "Cd");
        charges.add(new Charge(
                amount,
                CamtValues.mark(item),
                included == null ? null : StatementHeader.isTrue(included),
                code == null ? item.textAt("Tp", "Prtry", "Id") : code));
    }
}
