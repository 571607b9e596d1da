package org.tallystick.lib.receivables.allocation;

/** Whether money may settle disputed items. */
public enum DisputedItems {
    EXCLUDE,
    INCLUDE
}
