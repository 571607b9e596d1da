package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.BankAccount;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/**
 * One statement of a file, ready to be booked. Its identity is what makes it the same statement in another file; the held
 * code says what keeps it from being booked.
 */
record StatementRead(
        BankAccount account,
        String format,
        String identity,
        CurrencyCode currency,
        @Nullable Money opening,
        @Nullable Money closing,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String heldCode,
        List<LineRead> lines) {
    private static final Set<String> ANNOUNCING = Set.of("camt.052", "camt.054", "mt942");

    /** Whether a format only reports or lists what the statement of the day books. */
    static boolean announces(String format) {
        return ANNOUNCING.contains(format);
    }

    boolean announces() {
        return announces(format);
    }

    StatementRead {
        lines = List.copyOf(lines);
    }

    /** The same statement, held because something is wrong with its whole file; what held it before stays the reason. */
    StatementRead heldFor(String code) {
        return new StatementRead(
                account,
                format,
                identity,
                currency,
                opening,
                closing,
                from,
                to,
                heldCode == null ? code : heldCode,
                lines);
    }
}
