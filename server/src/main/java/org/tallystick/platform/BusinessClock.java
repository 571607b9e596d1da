package org.tallystick.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** What day it is for a company, and what time it is for everybody; the only way to either. */
@Component
public class BusinessClock {
    private final Clock clock;
    private final Companies companies;

    BusinessClock(Clock clock, Companies companies) {
        this.clock = clock;
        this.companies = companies;
    }

    /** The calendar day in the company's zone. */
    public LocalDate today(CompanyId company) {
        return LocalDate.ofInstant(clock.instant(), companies.get(company).zone());
    }

    /** The present moment in microseconds, the precision the database keeps. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
