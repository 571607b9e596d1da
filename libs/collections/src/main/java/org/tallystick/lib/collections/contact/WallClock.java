package org.tallystick.lib.collections.contact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/** Turns times of a place into moments, also where clocks are put forward or back. */
final class WallClock {
    private WallClock() {}

    /**
     * The first moment from one on at which the clock of a place shows a time of a day, or has jumped over it. Empty when that
     * has passed.
     */
    static Optional<Instant> next(LocalDate day, LocalTime time, ZoneId zone, Instant from) {
        LocalDateTime local = day.atTime(time);
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition jump = rules.getTransition(local);
        if (jump != null && jump.isGap()) {
            return Optional.of(jump.getInstant()).filter(moment -> !moment.isBefore(from));
        }
        return rules.getValidOffsets(local).stream()
                .map((ZoneOffset offset) -> local.toInstant(offset))
                .filter(moment -> !moment.isBefore(from))
                .min(Instant::compareTo);
    }

    /** The first moment of a day. */
    static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
