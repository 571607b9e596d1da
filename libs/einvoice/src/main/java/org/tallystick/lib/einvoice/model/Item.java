package org.tallystick.lib.einvoice.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was sold (BG-31).
 *
 * @param name BT-153
 * @param description BT-154
 * @param sellerId the seller's own number (BT-155)
 * @param buyerId the buyer's number (BT-156)
 * @param standardId a registered number such as a GTIN, 0160 (BT-157)
 * @param classifications BT-158
 * @param originCountry BT-159
 * @param attributes BG-32
 */
public record Item(
        @Nullable String name,
        @Nullable String description,
        @Nullable String sellerId,
        @Nullable String buyerId,
        @Nullable Identifier standardId,
        List<Classification> classifications,
        @Nullable String originCountry,
        List<Attribute> attributes) {
    public static final Item NONE = named(null);

    public Item {
        classifications = List.copyOf(classifications);
        attributes = List.copyOf(attributes);
    }

    public static Item named(@Nullable String name) {
        return new Item(name, null, null, null, null, List.of(), null, List.of());
    }
}
