package org.tallystick.imports;

import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerProfile;

/** A customer as a file has it; the parent is still a number. */
record CustomerRow(
        CustomerProfile profile,
        @Nullable String parent,
        @Nullable String contact,
        @Nullable String email,
        @Nullable String phone) {}
