package org.tallystick.statements;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.daily.DailyWork;

/** Starts the statements of a month once its last day has ended. */
@Component
class MonthEnd implements DailyWork {
    private final StatementDesk desk;

    MonthEnd(StatementDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "statements.month-end";
    }

    @Override
    public void run(CompanyId company, LocalDate day) {
        if (day.plusDays(1).getDayOfMonth() == 1) {
            desk.startMonthly(company, day);
        }
    }
}
