package org.tallystick.workbench.statements;

import java.util.List;
import org.tallystick.cashapp.ImportedStatement;
import org.tallystick.cashapp.ReceiptLine;
import org.tallystick.payments.Payment;

/** A line that is no payment, and the payments it may take back. */
public record BankLinePage(ReceiptLine line, ImportedStatement statement, List<Payment> candidates, boolean mayDecide) {
    public BankLinePage {
        candidates = List.copyOf(candidates);
    }

    /** The code the bank gave, to be confirmed by whoever books the return. */
    public String suggestedReason() {
        String rule = line.rule();
        return rule == null ? "" : rule.replace("return", "").strip();
    }
}
