package org.tallystick.credit;

/** Where in a sale credit is asked about (K-3). */
public enum SalePoint {
    QUOTE("Quote"),
    ORDER("Order"),
    SHIPMENT("Shipment"),
    /** Never blocked: what was delivered is billed whatever holds (RULE-17). */
    INVOICE("Invoice");

    private final String title;

    SalePoint(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** What a hold does there. */
    public enum Action {
        IGNORE("Nothing"),
        WARN("Warns"),
        BLOCK("Blocks");

        private final String title;

        Action(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
