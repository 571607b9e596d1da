package org.tallystick.einvoices;

/** What can be an electronic invoice. */
public enum DocumentType {
    INVOICE,
    CREDIT_MEMO
}
