package org.tallystick.statements;

/** How a company sends statements of account; version 0 is how it begins. */
public record StatementPolicy(int version, boolean monthly, StatementStyle style) {
    static final StatementPolicy AT_FIRST = new StatementPolicy(0, false, StatementStyle.DETAILED);
}
