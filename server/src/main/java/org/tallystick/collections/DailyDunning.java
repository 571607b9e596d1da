package org.tallystick.collections;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.daily.DailyWork;

/** Proposes the reminders of each business day once it has ended, where the company wants that; missed days one by one. */
@Component
class DailyDunning implements DailyWork {
    private final DunningDesk desk;

    DailyDunning(DunningDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "collections.dunning";
    }

    @Override
    public void run(CompanyId company, LocalDate day) {
        desk.startDaily(company, day);
    }
}
