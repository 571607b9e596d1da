package org.tallystick.access;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/** Somebody who can log in; what a session remembers of them. */
public record Person(UUID id, String email, String name) implements Serializable, Principal {
    private static final long serialVersionUID = 1L;

    @Override
    public String getName() {
        return email;
    }
}
