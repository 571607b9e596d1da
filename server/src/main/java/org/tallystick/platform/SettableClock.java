package org.tallystick.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that runs beside another one, ahead of it or behind it. */
public final class SettableClock extends Clock {
    private final Clock base;
    private volatile Duration offset = Duration.ZERO;

    public SettableClock(Clock base) {
        this.base = base;
    }

    /** From now on it is this time, and time goes on from there. */
    public void set(Instant now) {
        offset = Duration.between(base.instant(), now);
    }

    /** Shows the base clock's time again. */
    public void reset() {
        offset = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        var other = new SettableClock(base.withZone(zone));
        other.offset = offset;
        return other;
    }
}
