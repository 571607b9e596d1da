package org.tallystick.platform.daily;

import java.time.LocalDate;
import org.tallystick.platform.CompanyId;

/** Done once for each business day that has ended, in the order of the days. */
public interface DailyWork {
    /** A stable name: under it is written how far the work has come. */
    String name();

    void run(CompanyId company, LocalDate day);
}
