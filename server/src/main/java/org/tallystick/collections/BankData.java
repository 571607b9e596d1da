package org.tallystick.collections;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.cashapp.BankCoverage;
import org.tallystick.platform.CompanyId;

/** How fresh the bank data are: whoever duns on old ones duns those who have paid. */
@Component
@Transactional(readOnly = true)
public class BankData {
    private final BankCoverage coverage;
    private final DunningSettings settings;

    BankData(BankCoverage coverage, DunningSettings settings) {
        this.coverage = coverage;
        this.settings = settings;
    }

    /** The last day all is known of, by the account that is furthest behind; empty when no statement ever came. */
    public Optional<LocalDate> asOf(CompanyId company) {
        return coverage.through(company);
    }

    /** Whether reminders of a day are held back because bank data are older than the company allows. */
    public boolean isStale(CompanyId company, LocalDate day) {
        Integer days = settings.of(company).bankDays();
        return days != null
                && asOf(company)
                        .filter(last -> !last.isBefore(day.minusDays(days)))
                        .isEmpty();
    }
}
