package org.tallystick.workbench.disputes;

import java.util.UUID;
import org.tallystick.access.Role;
import org.tallystick.disputes.Owner;
import org.tallystick.platform.Refusal;

/** An owner as a form sends it: {@code ROLE:COLLECTOR} or the id of a person. */
final class OwnerField {
    private static final String PART = "ROLE:";

    private OwnerField() {}

    static Owner read(String field) {
        try {
            return field.startsWith(PART)
                    ? new Owner(Role.valueOf(field.substring(PART.length())), null)
                    : new Owner(null, UUID.fromString(field.strip()));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("OWNER_INVALID", "Choose a part or a person.");
        }
    }
}
