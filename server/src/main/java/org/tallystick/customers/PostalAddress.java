package org.tallystick.customers;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where post reaches a customer; the country is an ISO 3166 code of two letters. */
public record PostalAddress(
        @Nullable String street,
        @Nullable String postalCode,
        @Nullable String city,
        String country) {
    /** Street, then postal code and city, as far as they are known. */
    public List<String> lines() {
        String place = Stream.of(postalCode, city)
                .filter(Objects::nonNull)
                .reduce((code, town) -> code + " " + town)
                .orElse(null);
        return Stream.of(street, place)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }
}
