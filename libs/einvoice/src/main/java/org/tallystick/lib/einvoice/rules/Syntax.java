package org.tallystick.lib.einvoice.rules;

/** The two syntaxes of EN 16931. */
public enum Syntax {
    UBL,
    CII
}
