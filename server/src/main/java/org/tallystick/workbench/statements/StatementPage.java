package org.tallystick.workbench.statements;

import org.jspecify.annotations.Nullable;
import org.tallystick.cashapp.ImportedStatement;
import org.tallystick.cashapp.LineState;
import org.tallystick.cashapp.ReceiptLine;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Tone;

/** One statement: its totals, whether it is held, its lines. */
public record StatementPage(
        ImportedStatement statement, BankAccount account, Page<ReceiptLine> lines, boolean mayImport) {
    /** What the lines must sum to by the statement's own totals; null when it does not say. */
    public @Nullable Money movement() {
        Money opening = statement.opening();
        Money closing = statement.closing();
        return opening == null || closing == null ? null : closing.minus(opening);
    }

    /** The number the bank gave it; the rest of the identity tells apart statements of the same number. */
    public static String number(ImportedStatement statement) {
        String identity = statement.identity();
        int end = identity.indexOf('|');
        return end < 1 ? identity : identity.substring(0, end);
    }

    public static Tone tone(LineState state) {
        return switch (state) {
            case AUTO_APPLIED, APPLIED, PAYOUT -> Tone.GOOD;
            case PARTIALLY_APPLIED, MATCH_SUGGESTED, IDENTIFIED -> Tone.INFO;
            case UNIDENTIFIED -> Tone.WARN;
            case IMPORTED, IGNORED, PAID_OUT, DETAILED, CONFIRMED -> Tone.NEUTRAL;
            case RETURNED -> Tone.BAD;
        };
    }

    public static String heldBecause(String code) {
        return switch (code) {
            case "CAMT-BALANCE", "BALANCE-MISMATCH" -> "The lines do not sum to the balances of the statement";
            default -> "The control totals of the statement do not agree (" + code + ")";
        };
    }
}
