package org.tallystick.lib.bankfiles.camt;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Charge;
import org.tallystick.lib.bankfiles.statement.Detail;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.bankfiles.xml.XmlNode;

/**
 * CAMT-SUM-01: the details make the entry, before or after charges. Says nothing where a detail has no amount or another
 * currency.
 */
final class DetailSum {
    private DetailSum() {}

    static void check(
            CamtValues values,
            XmlNode node,
            StatedAmount entry,
            Direction direction,
            List<Detail> details,
            List<Charge> charges) {
        BigDecimal expected = entry.decimal();
        BigDecimal sum = details.isEmpty() ? null : sum(details, direction, entry.currency());
        if (expected == null || sum == null) {
            return;
        }
        BigDecimal charged = charged(charges, entry.currency());
        for (Detail detail : details) {
            charged = charged.add(charged(detail.charges(), entry.currency()));
        }
        BigDecimal difference = expected.subtract(sum).abs();
        if (difference.signum() != 0 && difference.compareTo(charged.abs()) != 0) {
            values.report(Problem.of(
                    Severity.ERROR,
                    ProblemCode.CAMT_DETAIL_SUM,
                    values.here(node),
                    sum.toPlainString() + " " + entry.currency(),
                    expected.toPlainString() + " " + entry.currency()));
        }
    }

    private static @Nullable BigDecimal sum(List<Detail> details, Direction direction, String currency) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Detail detail : details) {
            StatedAmount amount = detail.amount();
            BigDecimal decimal = amount == null || !amount.currency().equals(currency) ? null : amount.decimal();
            if (decimal == null) {
                return null;
            }
            boolean same = detail.direction() == null || detail.direction() == direction;
            sum = same ? sum.add(decimal) : sum.subtract(decimal);
        }
        return sum;
    }

    private static BigDecimal charged(List<Charge> charges, String currency) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Charge charge : charges) {
            BigDecimal decimal = charge.amount().decimal();
            if (decimal != null && charge.amount().currency().equals(currency)) {
                sum = charge.direction() == Direction.CREDIT ? sum.subtract(decimal) : sum.add(decimal);
            }
        }
        return sum;
    }
}
