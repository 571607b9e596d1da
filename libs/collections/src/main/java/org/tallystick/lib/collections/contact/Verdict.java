package org.tallystick.lib.collections.contact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a contact may be made, and what says so. */
public sealed interface Verdict {
    Evidence evidence();

    /** By which packs, in which version ({@code STRICT/1}), on what facts. */
    record Evidence(List<String> packs, String facts) {
        public Evidence {
            packs = List.copyOf(packs);
        }
    }

    record Allowed(Evidence evidence) implements Verdict {}

    /**
     * The rule that objects, and from when it would not.
     *
     * @param rule pack and rule, such as {@code STRICT/HOURS}
     * @param earliest when all that is known now would allow it; empty: not before something changes
     */
    record Refused(String rule, String reason, Optional<Instant> earliest, Evidence evidence) implements Verdict {}

    default boolean isAllowed() {
        return this instanceof Allowed;
    }
}
