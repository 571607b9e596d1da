package org.tallystick.disputes;

import java.util.List;

/** What went wrong, as a company classifies it. */
public record RootCause(String code, String title, boolean offered) {
    /** Those every company begins with. */
    static final List<RootCause> USUAL = List.of(
            new RootCause("PRICE_DATA", "Prices were wrong in our data", true),
            new RootCause("CONTRACT_READ_WRONG", "Contract was read wrong", true),
            new RootCause("ORDER_ENTRY", "Order was entered wrong", true),
            new RootCause("DELIVERY", "Delivery was late, short or damaged", true),
            new RootCause("QUALITY", "Goods or service were not as agreed", true),
            new RootCause("BILLED_TWICE", "The same was billed twice", true),
            new RootCause("MASTER_DATA", "Address, tax or order number was wrong", true),
            new RootCause("DOCUMENTS", "Documents were missing", true),
            new RootCause("CUSTOMER_ERROR", "The customer was mistaken", true),
            new RootCause("OTHER", "Something else", true));
}
