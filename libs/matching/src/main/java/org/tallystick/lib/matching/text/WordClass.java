package org.tallystick.lib.matching.text;

/** What a word is, as far as its look and its neighbours tell. */
public enum WordClass {
    DATE,
    AMOUNT,
    /** A number that is called something else than a document: cost centre, telephone, account, tax number. */
    LABELLED,
    /** Digits, alone or with letters. */
    NUMBER,
    LETTERS
}
