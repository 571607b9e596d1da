package org.tallystick.lib.bankfiles.bai2;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadingState;
import org.tallystick.lib.bankfiles.statement.Severity;

/**
 * The accounts of one day.
 *
 * @param currency of accounts that name none; the US dollar where the group names none either
 * @param intraday whether the data are those of the running day, before its end
 */
record Group(String status, @Nullable LocalDate asOf, String currency, boolean intraday, Control control) {
    private static final String INTERIM_SAME_DAY = "3";

    static Group of(LogicalRecord row, Amounts amounts) {
        row.next();
        row.next();
        String status = row.next();
        LocalDate asOf = amounts.date(row.next(), Severity.ERROR, row.line());
        row.next();
        String currency = row.next();
        boolean intraday = row.next().equals(INTERIM_SAME_DAY);
        return new Group(
                status, asOf, currency.isEmpty() ? "USD" : currency, intraday, new Control(ProblemCode.BAI2_GROUP));
    }

    /** Deleted, corrected and test data are for a person; reported for every account of the group. */
    void reportUnusual(ReadingState state, long line) {
        String unusual = TypeCodes.unusual(status);
        if (unusual != null) {
            state.report(Problem.of(Severity.ERROR, ProblemCode.BAI2_STATUS, state.here(line), unusual));
        }
    }
}
