package org.tallystick.lib.einvoice.model;

import java.util.Set;

/** Types of documents of UNTDID 1001 (BT-3), and which of them are credit notes. */
public final class DocumentTypes {
    public static final String INVOICE = "380";
    public static final String CREDIT_NOTE = "381";
    public static final String DEBIT_NOTE = "383";

    private static final Set<String> CREDIT_NOTES =
            Set.of("81", "83", "261", "262", "296", "308", CREDIT_NOTE, "396", "420", "458", "532");

    private DocumentTypes() {}

    static boolean isCreditNote(String type) {
        return CREDIT_NOTES.contains(type);
    }
}
