package org.tallystick.collections;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.cashapp.BankStatements;
import org.tallystick.platform.CompanyId;

/** How fresh the bank data are: whoever duns on old ones duns those who have paid. */
@Component
@Transactional(readOnly = true)
public class BankData {
    private final BankStatements statements;
    private final DunningSettings settings;

    BankData(BankStatements statements, DunningSettings settings) {
        this.statements = statements;
        this.settings = settings;
    }

    /** The last day all is known of; empty when no statement ever came. */
    public Optional<LocalDate> asOf(CompanyId company) {
        return statements.lastDay(company);
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
