package org.tallystick.lib.x12.element;

import java.util.List;

/**
 * What was done: a code of some code system with up to four modifiers (composite 003).
 *
 * @param qualifier HC, N4, NU, AD, ER and others; any is accepted
 */
public record Procedure(String qualifier, String code, List<String> modifiers, String description) {
    /** None. */
    public static final Procedure NONE = new Procedure("", "", List.of(), "");

    public Procedure {
        modifiers = List.copyOf(modifiers);
    }

    /** A HCPCS or CPT code. */
    public static Procedure of(String code, String... modifiers) {
        return new Procedure("HC", code, List.of(modifiers), "");
    }

    public boolean isEmpty() {
        return equals(NONE);
    }
}
