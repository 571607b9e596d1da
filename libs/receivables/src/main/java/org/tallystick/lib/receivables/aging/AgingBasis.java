package org.tallystick.lib.receivables.aging;

/** The date an age counts from (DOMAIN GV-AGE). */
public enum AgingBasis {
    /** Days past due; what is due today or later has no age. */
    DUE_DATE,
    /** Days since the invoice date. */
    INVOICE_DATE
}
