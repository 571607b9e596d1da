package org.tallystick.lib.bankfiles.nacha;

import java.time.LocalDate;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment.AccountKind;
import org.tallystick.lib.bankfiles.statement.Direction;

/**
 * A batch to send: payments of one class and one direction, which the writer takes one by one.
 *
 * @param companyName what the receiver sees, up to 16 characters
 * @param companyId ten characters agreed with the bank
 * @param description what for, up to ten characters, such as {@code INVOICE}
 * @param descriptiveDate up to six characters, or empty
 * @param originatingBank of the sender
 * @param offset the sender's own account, for banks that want balanced files; else null
 */
public record OutgoingBatch(
        EntryClass entryClass,
        Direction direction,
        String companyName,
        String discretionaryData,
        String companyId,
        String description,
        String descriptiveDate,
        LocalDate effectiveOn,
        RoutingNumber originatingBank,
        @Nullable Offset offset,
        Iterator<OutgoingPayment> payments) {
    /**
     * The sender's own account, which takes the sum of the batch in the other direction.
     *
     * @param sequence for its trace number, greater than those of the payments
     */
    public record Offset(AccountKind accountKind, RoutingNumber bank, String account, String name, long sequence) {}

    /** @throws IllegalArgumentException when a part does not fit its field, the message names which */
    public OutgoingBatch {
        companyName = AsciiField.cut(companyName, 16);
        discretionaryData = AsciiField.require("discretionaryData", discretionaryData, 0, 20);
        companyId = AsciiField.require("companyId", companyId, 1, 10);
        description = AsciiField.require("description", description, 1, 10);
        descriptiveDate = AsciiField.require("descriptiveDate", descriptiveDate, 0, 6);
        AsciiField.check(!companyName.isEmpty(), "companyName is empty");
        AsciiField.check(
                entryClass != EntryClass.WEB || direction == Direction.DEBIT, "WEB is written for debits only");
    }

    /** 200 when it is balanced, 220 for credits, 225 for debits. */
    public String serviceClass() {
        if (offset != null) {
            return "200";
        }
        return direction == Direction.CREDIT ? "220" : "225";
    }
}
