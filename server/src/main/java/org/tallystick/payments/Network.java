package org.tallystick.payments;

import org.tallystick.lib.money.CurrencyCode;

/** Through which clearing a direct debit goes. */
public enum Network {
    SEPA("SEPA", "EUR"),
    /** The American clearing house. */
    ACH("ACH", "USD");

    private final String title;
    private final String currency;

    Network(String title, String currency) {
        this.title = title;
        this.currency = currency;
    }

    public String title() {
        return title;
    }

    /** The only currency it takes. */
    public CurrencyCode currency() {
        return CurrencyCode.of(currency);
    }
}
