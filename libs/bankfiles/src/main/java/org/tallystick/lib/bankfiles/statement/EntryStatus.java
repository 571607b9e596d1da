package org.tallystick.lib.bankfiles.statement;

/** How definite an entry is; only booked ones count in balances and are posted. */
public enum EntryStatus {
    BOOKED,
    PENDING,
    INFORMATION,
    FUTURE,
    UNKNOWN
}
