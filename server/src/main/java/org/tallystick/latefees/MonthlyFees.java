package org.tallystick.latefees;

import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.daily.DailyWork;

/** Charges a month on the day after it, where a company chose that; months that were missed come one after the other. */
@Component
class MonthlyFees implements DailyWork {
    private final LateFeeRules rules;
    private final LateFeeDesk desk;

    MonthlyFees(LateFeeRules rules, LateFeeDesk desk) {
        this.rules = rules;
        this.desk = desk;
    }

    @Override
    public String name() {
        return "latefees.month";
    }

    @Override
    public void run(CompanyId company, LocalDate day) {
        YearMonth month = YearMonth.from(day);
        if (day.equals(month.atEndOfMonth()) && rules.isAutomatic(company)) {
            desk.charge(Caller.system(company), month, day.plusDays(1));
        }
    }
}
