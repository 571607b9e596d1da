package org.tallystick.cashapp;

/** How a remittance advice came. */
public enum AdviceSource {
    CSV("Table"),
    EMAIL("E-mail"),
    PDF("PDF"),
    EDI820("EDI 820"),
    LOCKBOX("Lockbox"),
    ACH("ACH file");

    private final String title;

    AdviceSource(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
