package org.tallystick.lib.synthetic;

/** The files of a cash ledger: customers, a labelled period before, and the period to be matched with its truth. */
public record CashLedger(
        String customers,
        String historyItems,
        String historyLines,
        String historyTruth,
        String items,
        String lines,
        String truth) {

    /** The same options give the same bytes. */
    public static CashLedger of(CashOptions options) {
        return new CashWriter(options).write();
    }
}
