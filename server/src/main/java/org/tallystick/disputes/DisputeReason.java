package org.tallystick.disputes;

import java.util.List;
import org.tallystick.invoicing.CreditReason;

/**
 * Why a customer disputes.
 *
 * @param answerDays how many days there are to decide
 * @param credit what a credit memo says that settles it
 * @param offered whether new disputes may have it
 */
public record DisputeReason(String code, String title, int answerDays, CreditReason credit, boolean offered) {
    /** Those every company begins with. */
    static final List<DisputeReason> USUAL = List.of(
            new DisputeReason("PRICE", "Wrong price", 10, CreditReason.PRICE, true),
            new DisputeReason("QUANTITY", "Wrong quantity", 10, CreditReason.QUANTITY, true),
            new DisputeReason("NOT_DELIVERED", "Not delivered", 10, CreditReason.RETURN, true),
            new DisputeReason("RETURNED", "Returned", 10, CreditReason.RETURN, true),
            new DisputeReason("QUALITY", "Quality", 15, CreditReason.QUALITY, true),
            new DisputeReason("BILLED_TWICE", "Billed twice", 5, CreditReason.DUPLICATE, true),
            new DisputeReason("NOT_ORDERED", "Not ordered", 10, CreditReason.CORRECTION, true),
            new DisputeReason("TAX", "Wrong tax", 10, CreditReason.CORRECTION, true),
            new DisputeReason("DISCOUNT", "Discount or rebate missing", 10, CreditReason.PRICE, true),
            new DisputeReason("FORMAL", "Address, order number or form", 5, CreditReason.CORRECTION, true),
            new DisputeReason("OTHER", "Something else", 10, CreditReason.GOODWILL, true));
}
