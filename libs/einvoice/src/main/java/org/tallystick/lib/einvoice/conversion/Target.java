package org.tallystick.lib.einvoice.conversion;

/** What an invoice can be written as. */
public enum Target {
    UBL,
    CII
}
