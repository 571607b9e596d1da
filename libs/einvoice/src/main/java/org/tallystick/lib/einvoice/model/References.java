package org.tallystick.lib.einvoice.model;

import org.jspecify.annotations.Nullable;

/**
 * What else the buyer knows the invoice by.
 *
 * @param buyer the buyer's own word, often a routing id of an authority (BT-10)
 * @param project BT-11
 * @param contract BT-12
 * @param order of the buyer (BT-13)
 * @param salesOrder of the seller (BT-14)
 * @param receivingAdvice BT-15
 * @param despatchAdvice BT-16
 * @param tender or lot (BT-17)
 * @param invoicedObject such as a meter or a subscription (BT-18)
 * @param buyerAccounting where the buyer books it (BT-19)
 */
public record References(
        @Nullable String buyer,
        @Nullable String project,
        @Nullable String contract,
        @Nullable String order,
        @Nullable String salesOrder,
        @Nullable String receivingAdvice,
        @Nullable String despatchAdvice,
        @Nullable String tender,
        @Nullable Identifier invoicedObject,
        @Nullable String buyerAccounting) {
    public static final References NONE = new References(null, null, null, null, null, null, null, null, null, null);

    public static References of(@Nullable String buyer, @Nullable String order) {
        return new References(buyer, null, null, order, null, null, null, null, null, null);
    }
}
