package org.tallystick.platform;

import java.time.Clock;

/** Makes a business clock that a test can set without moving the server's. */
public final class BusinessClocks {
    private BusinessClocks() {}

    public static BusinessClock on(Clock clock, Companies companies) {
        return new BusinessClock(clock, companies);
    }
}
