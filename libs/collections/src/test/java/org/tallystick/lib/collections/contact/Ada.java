package org.tallystick.lib.collections.contact;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Ada, who owes something, and what is known of her. */
final class Ada {
    static final String PHONE = "+4687654321";

    private Ada() {}

    static Facts in(String... zones) {
        return new Facts(
                Facts.Party.NATURAL_PERSON,
                Facts.Debt.CONSUMER,
                Facts.Capacity.FIRST_PARTY,
                "US",
                "NY",
                Set.copyOf(List.of(zones).stream().map(ZoneId::of).toList()),
                Set.of("ada@work.example"),
                Set.of(),
                List.of(),
                List.of());
    }

    static Facts with(Facts facts, Touch... touches) {
        return facts.with(facts.words(), List.of(touches));
    }

    static Facts saying(Facts facts, Word... words) {
        return facts.with(List.of(words), facts.touches());
    }

    static Touch call(Instant at) {
        return new Touch(at, Medium.CALL, Set.of("INV-1"), "NORD", true, true, false);
    }

    static Touch conversation(Instant at) {
        return new Touch(at, Medium.CALL, Set.of("INV-1"), "NORD", false, true, true);
    }

    static Attempt aCall() {
        return Attempt.of(Medium.CALL, PHONE, Set.of("INV-1"));
    }

    static Instant at(String local, String zone) {
        return LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant();
    }
}
