package org.tallystick.workbench.statements;

import java.util.List;
import org.tallystick.cashapp.AwaitedBooking;
import org.tallystick.cashapp.ImportedStatement;
import org.tallystick.cashapp.ReceiptLine;
import org.tallystick.payments.Payment;

/**
 * A line that is no payment: the payments it may take back, those it holds, and what was booked before and may be it, or is.
 */
public record BankLinePage(
        ReceiptLine line,
        ImportedStatement statement,
        List<Payment> candidates,
        List<ReceiptLine> parts,
        List<AwaitedBooking> awaited,
        List<AwaitedBooking> confirmed,
        boolean mayDecide) {
    public BankLinePage {
        parts = List.copyOf(parts);
        awaited = List.copyOf(awaited);
        confirmed = List.copyOf(confirmed);
        candidates = List.copyOf(candidates);
    }

    /** The code the bank gave, to be confirmed by whoever books the return. */
    public String suggestedReason() {
        String rule = line.rule();
        return rule == null ? "" : rule.replace("return", "").strip();
    }
}
