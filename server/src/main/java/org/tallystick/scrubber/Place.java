package org.tallystick.scrubber;

/** Where what a rule found is mended. */
public enum Place {
    COMPANY("Open the company's settings"),
    BANK_ACCOUNTS("Open the bank accounts"),
    ROUNDING("Open the settings of invoicing"),
    TAX_CODES("Open the tax codes"),
    CUSTOMER("Open the customer"),
    CONTACTS("Open the contacts"),
    CHARGE("Open the charge"),
    CHARGES("Open the charges"),
    INVOICES("Open the customer's invoices");

    private final String title;

    Place(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
