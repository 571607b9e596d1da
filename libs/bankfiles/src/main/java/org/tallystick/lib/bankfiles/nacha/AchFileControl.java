package org.tallystick.lib.bankfiles.nacha;

/** The file control (record 9) as written, leading zeros included; the parts are empty when the file has none. */
public record AchFileControl(
        String batches, String blocks, String entriesAndAddenda, String entryHash, String debits, String credits) {
    /** No file control. */
    public static final AchFileControl MISSING = new AchFileControl("", "", "", "", "", "");
}
