package org.tallystick.lib.bankfiles.pain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.bankfiles.xml.XmlNode;

/** Compares stated numbers and sums with what was counted. */
final class PaymentControl {
    private final PainValues values;

    PaymentControl(PainValues values) {
        this.values = values;
    }

    /** The header or payment information that states the totals; a total that is not stated is not checked. */
    void check(XmlNode header, PaymentTotals counted) {
        checkCount(header, header.at("NbOfTxs"), counted.transactions());
        XmlNode sum = header.at("CtrlSum");
        if (sum == null || sum.text().isEmpty()) {
            return;
        }
        BigDecimal stated = number(header, sum);
        if (stated != null && stated.compareTo(counted.sum()) != 0) {
            differs("sum", sum, header.name(), sum.text(), counted.sum().toPlainString());
        }
    }

    private void checkCount(XmlNode header, @Nullable XmlNode count, long counted) {
        if (count == null || count.text().isEmpty()) {
            return;
        }
        BigDecimal stated = number(header, count);
        if (stated != null && stated.compareTo(BigDecimal.valueOf(counted)) != 0) {
            differs("transactions", count, header.name(), count.text(), Long.toString(counted));
        }
    }

    private @Nullable BigDecimal number(XmlNode header, XmlNode node) {
        if (StatedAmount.isNumber(node.text())) {
            return new BigDecimal(node.text());
        }
        differs("unreadable", node, header.name() + "/" + node.name(), cut(node.text()));
        return null;
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), 40));
    }

    private void differs(String suffix, XmlNode node, String... arguments) {
        values.report(Problem.of(Severity.ERROR, ProblemCode.PAIN_CONTROL, values.here(node), arguments)
                .saying(suffix));
    }
}
