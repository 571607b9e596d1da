package org.tallystick.access;

import java.util.Set;
import java.util.UUID;

/** A person with the roles they have in one company. */
public record Member(UUID person, String email, String name, Set<Role> roles, boolean disabled) {}
