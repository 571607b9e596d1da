package org.tallystick.exemptions;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.daily.DailyWork;

/** Looks each day which certificates end soon, early enough to ask the customer for a new one. */
@Component
class ExpiryWork implements DailyWork {
    private static final int DAYS_AHEAD = 30;

    private final ExpiryFollowUps followUps;

    ExpiryWork(ExpiryFollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public String name() {
        return "exemptions.expiry";
    }

    @Override
    public void run(CompanyId company, LocalDate day) {
        followUps.raise(company, day, day.plusDays(DAYS_AHEAD));
    }
}
