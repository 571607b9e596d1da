package org.tallystick.lib.einvoice.model;

import org.jspecify.annotations.Nullable;

/**
 * An address of the seller (BG-5), the buyer (BG-8), the tax representative (BG-12) or the place of delivery (BG-15).
 *
 * @param line1 BT-35, 50, 64, 75
 * @param line2 BT-36, 51, 65, 76
 * @param line3 BT-162, 163, 164, 165
 * @param city BT-37, 52, 66, 77
 * @param postCode BT-38, 53, 67, 78
 * @param subdivision BT-39, 54, 68, 79
 * @param country two letters of ISO 3166 (BT-40, 55, 69, 80)
 */
public record Address(
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String line3,
        @Nullable String city,
        @Nullable String postCode,
        @Nullable String subdivision,
        @Nullable String country) {
    public static Address of(String line1, String postCode, String city, String country) {
        return new Address(line1, null, null, city, postCode, null, country);
    }
}
