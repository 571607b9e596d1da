package org.tallystick.lib.collections.contact;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person said about being contacted, honoured from the moment it was recorded. */
public sealed interface Word {
    Instant recordedAt();

    /** Yes or no to a medium; for one address, or, without, for all. A yes may end. */
    record Consent(
            Instant recordedAt,
            Medium medium,
            @Nullable String address,
            boolean given,
            @Nullable Instant until) implements Word {
        boolean covers(Attempt attempt) {
            return medium == attempt.medium() && (address == null || address.equals(attempt.address()));
        }

        boolean holds(Instant at) {
            return given && !recordedAt.isAfter(at) && (until == null || at.isBefore(until));
        }
    }

    /** "Call me about this": calls within seven days are not counted. */
    record CallMe(Instant recordedAt) implements Word {}

    /** Not at these times of these days, from the first to before the last. */
    record NotThen(Instant recordedAt, Set<DayOfWeek> days, LocalTime from, LocalTime until) implements Word {
        public NotThen {
            days = Set.copyOf(days);
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("from " + from + " is not before " + until);
            }
        }
    }

    /** Not at this address, such as a number at work. */
    record NotThere(Instant recordedAt, String address) implements Word {}

    /** Why the person is not written to any more. */
    enum Reason {
        ASKED_TO_CEASE,
        HAS_ATTORNEY,
        DECEASED,
        MINOR
    }

    record Ceased(Instant recordedAt, Reason reason) implements Word {}
}
