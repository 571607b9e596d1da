package org.tallystick.einvoices;

import org.jspecify.annotations.Nullable;
import org.tallystick.platform.Refusal;

/**
 * Which electronic invoices a customer wants, and what they have to say of the customer; one version of many.
 *
 * @param form null when the customer gets none
 * @param reference what the customer wants to read on every invoice, often the routing id of an authority (BT-10)
 */
public record BuyerDetails(
        int version,
        @Nullable EInvoiceForm form,
        @Nullable RegisteredId endpoint,
        @Nullable RegisteredId registration,
        @Nullable String reference) {
    private static final int LONGEST = 100;

    public static final BuyerDetails NONE = new BuyerDetails(0, null, null, null, null);

    public BuyerDetails {
        String line = reference == null ? "" : reference.strip();
        if (line.length() > LONGEST || line.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(
                    "BUYER_REFERENCE_INVALID", "Write the buyer's reference in one line of 100 characters at most.");
        }
        if (RoutingId.looksLikeOne(line) && !RoutingId.isSound(line)) {
            throw Refusal.invalid(
                    "ROUTING_ID_INVALID",
                    "The check digits of this routing id (Leitweg-ID) are wrong; ask the customer for the right one.");
        }
        reference = line.isEmpty() ? null : line;
    }

    BuyerDetails numbered(int number) {
        return new BuyerDetails(number, form, endpoint, registration, reference);
    }
}
