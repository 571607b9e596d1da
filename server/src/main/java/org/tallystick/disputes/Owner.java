package org.tallystick.disputes;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.access.Role;

/** Who answers for a dispute: everybody in a part, or one person. */
public record Owner(@Nullable Role role, @Nullable UUID person) {
    /** Where no line of the routing rules fits. */
    static final Owner USUAL = new Owner(Role.COLLECTOR, null);

    public Owner {
        if ((role == null) == (person == null)) {
            throw new IllegalArgumentException("an owner is a part or a person");
        }
    }
}
