package org.tallystick.access;

import java.io.Serializable;
import java.util.UUID;
import org.springframework.security.core.AuthenticatedPrincipal;

/** Somebody who can log in; what a session remembers of them. */
public record Person(UUID id, String email, String name) implements Serializable, AuthenticatedPrincipal {
    private static final long serialVersionUID = 1L;

    @Override
    public String getName() {
        return email;
    }
}
