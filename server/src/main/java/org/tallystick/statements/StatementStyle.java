package org.tallystick.statements;

/** What a statement of account shows between its opening and its closing balance; the balances are the same in all. */
public enum StatementStyle {
    ACTIVITY("Activity: what moved the balance"),
    DETAILED("Detailed: what moved the balance, and every open item"),
    OUTSTANDING("Outstanding: open items only");

    private final String title;

    StatementStyle(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public boolean showsMovements() {
        return this != OUTSTANDING;
    }

    public boolean showsItems() {
        return this != ACTIVITY;
    }
}
