package org.tallystick.lib.bankfiles.nacha;

/** The entry classes that are written. */
public enum EntryClass {
    /** Consumers, by signed mandate; one addenda. */
    PPD(1),
    /** Companies; one addenda. */
    CCD(1),
    /** Consumers, debits agreed on the internet or by telephone; one addenda, and the payment type R or S. */
    WEB(1),
    /** Companies, with up to 9,999 addenda that hold an X12 820. */
    CTX(9_999);

    private final int addenda;

    EntryClass(int addenda) {
        this.addenda = addenda;
    }

    /** The longest text of a payment. */
    public int textLength() {
        return addenda * 80;
    }

    /** The longest name of a receiver. */
    public int nameLength() {
        return this == CTX ? 16 : 22;
    }
}
