package org.tallystick.workbench.statements;

import java.util.List;
import org.tallystick.cashapp.ImportedStatement;
import org.tallystick.cashapp.ReceiptLine;
import org.tallystick.payments.Payment;

/** A line that is no payment, the payments it may take back, and those it holds. */
public record BankLinePage(
        ReceiptLine line,
        ImportedStatement statement,
        List<Payment> candidates,
        List<ReceiptLine> parts,
        boolean mayDecide) {
    public BankLinePage {
        parts = List.copyOf(parts);
        candidates = List.copyOf(candidates);
    }

    /** The code the bank gave, to be confirmed by whoever books the return. */
    public String suggestedReason() {
        String rule = line.rule();
        return rule == null ? "" : rule.replace("return", "").strip();
    }
}
