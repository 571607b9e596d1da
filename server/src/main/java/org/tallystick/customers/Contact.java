package org.tallystick.customers;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person or mailbox at a customer, and what it is there for. */
public record Contact(
        UUID id,
        CustomerId customer,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String position,
        Set<ContactRole> roles) {
    public Contact {
        roles = Set.copyOf(roles);
    }
}
