package org.tallystick.workbench.settings;

import java.util.Arrays;
import java.util.List;
import org.tallystick.credit.HoldPolicy;
import org.tallystick.credit.SalePoint;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.web.Choice;

/** The rules by which customers are watched and held. */
public record CreditPage(HoldPolicy policy, String currency) {
    /** What a hold may do at a point; an invoice is never blocked. */
    public List<Choice> actions(SalePoint point) {
        return Arrays.stream(SalePoint.Action.values())
                .filter(action -> point != SalePoint.INVOICE || action != SalePoint.Action.BLOCK)
                .map(action -> new Choice(action.name(), action.title()))
                .toList();
    }

    /** The name of a point's field. */
    public static String field(SalePoint point) {
        return switch (point) {
            case QUOTE -> "atQuote";
            case ORDER -> "atOrder";
            case SHIPMENT -> "atShipment";
            case INVOICE -> "atInvoice";
        };
    }

    public String overdue() {
        Money amount = policy.rules().overdueAmount();
        return amount == null ? "" : amount.toPlainString();
    }

    public String days() {
        Integer days = policy.rules().daysOverdue();
        return days == null ? "" : days.toString();
    }
}
