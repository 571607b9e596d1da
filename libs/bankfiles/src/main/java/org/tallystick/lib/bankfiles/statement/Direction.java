package org.tallystick.lib.bankfiles.statement;

/** Whether money came to the account or left it; a reversal does not turn it round again. */
public enum Direction {
    CREDIT,
    DEBIT
}
