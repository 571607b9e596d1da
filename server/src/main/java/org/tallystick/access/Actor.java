package org.tallystick.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who acts: a person, a program with a key, the command line, or Tallystick itself on a schedule. */
public record Actor(Kind kind, @Nullable UUID id, String name) {
    public enum Kind {
        PERSON,
        API_KEY,
        COMMAND_LINE,
        SYSTEM
    }

    public static final Actor COMMAND_LINE = new Actor(Kind.COMMAND_LINE, null, "command line");
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, "Tallystick");

    /** Kind and id, without the name: what may be stored beside a fact for good. */
    public String reference() {
        return id == null ? kind.name() : kind + ":" + id;
    }

    /** Reads a {@link #reference} back; the name is not in it. */
    static Actor parse(String reference) {
        int colon = reference.indexOf(':');
        return colon < 0
                ? new Actor(Kind.valueOf(reference), null, reference)
                : new Actor(
                        Kind.valueOf(reference.substring(0, colon)),
                        UUID.fromString(reference.substring(colon + 1)),
                        reference);
    }
}
