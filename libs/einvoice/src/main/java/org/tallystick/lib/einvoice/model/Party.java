package org.tallystick.lib.einvoice.model;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The seller (BG-4) or the buyer (BG-7).
 *
 * @param name the registered name (BT-27, 44)
 * @param tradingName BT-28, 45
 * @param identifiers BT-29, 46; those without a scheme first; a buyer has at most one
 * @param registration in a register of companies (BT-30, 47)
 * @param vatId BT-31, 48
 * @param taxRegistration with the local tax office, sellers only (BT-32)
 * @param legalForm sellers only (BT-33)
 * @param endpoint the electronic address (BT-34, 49)
 */
public record Party(
        @Nullable String name,
        @Nullable String tradingName,
        List<Identifier> identifiers,
        @Nullable Identifier registration,
        @Nullable String vatId,
        @Nullable String taxRegistration,
        @Nullable String legalForm,
        @Nullable Identifier endpoint,
        @Nullable Address address,
        @Nullable Contact contact) {
    public Party {
        identifiers = identifiers.stream()
                .sorted(Comparator.comparing((Identifier id) -> id.scheme() != null))
                .toList();
    }

    public static PartyBuilder named(String name) {
        return new PartyBuilder(name);
    }
}
