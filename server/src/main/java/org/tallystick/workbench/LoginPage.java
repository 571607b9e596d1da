package org.tallystick.workbench;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the login page says first. */
public record LoginPage(@Nullable String trouble, @Nullable String notice) {
    static LoginPage of(Set<String> parameters) {
        if (parameters.contains("locked")) {
            return new LoginPage("Too many tries. Wait a quarter of an hour, then try again.", null);
        }
        if (parameters.contains("wrong")) {
            return new LoginPage("Address or password is wrong.", null);
        }
        return new LoginPage(null, parameters.contains("bye") ? "You are logged out." : null);
    }
}
