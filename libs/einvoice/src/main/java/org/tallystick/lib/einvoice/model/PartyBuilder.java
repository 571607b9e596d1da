package org.tallystick.lib.einvoice.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Party} together from what is known of it. */
public final class PartyBuilder {
    private final String name;
    private final List<Identifier> identifiers = new ArrayList<>();
    private @Nullable String tradingName;
    private @Nullable Identifier registration;
    private @Nullable String vatId;
    private @Nullable String taxRegistration;
    private @Nullable String legalForm;
    private @Nullable Identifier endpoint;
    private @Nullable Address address;
    private @Nullable Contact contact;

    PartyBuilder(String name) {
        this.name = name;
    }

    public PartyBuilder tradingName(@Nullable String value) {
        tradingName = value;
        return this;
    }

    public PartyBuilder identifier(Identifier value) {
        identifiers.add(value);
        return this;
    }

    public PartyBuilder registration(@Nullable Identifier value) {
        registration = value;
        return this;
    }

    public PartyBuilder vatId(@Nullable String value) {
        vatId = value;
        return this;
    }

    public PartyBuilder taxRegistration(@Nullable String value) {
        taxRegistration = value;
        return this;
    }

    public PartyBuilder legalForm(@Nullable String value) {
        legalForm = value;
        return this;
    }

    public PartyBuilder endpoint(@Nullable Identifier value) {
        endpoint = value;
        return this;
    }

    public PartyBuilder address(@Nullable Address value) {
        address = value;
        return this;
    }

    public PartyBuilder contact(@Nullable Contact value) {
        contact = value;
        return this;
    }

    public Party build() {
        return new Party(
                name,
                tradingName,
                identifiers,
                registration,
                vatId,
                taxRegistration,
                legalForm,
                endpoint,
                address,
                contact);
    }
}
