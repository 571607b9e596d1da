package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.List;
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
        String identity,
        CurrencyCode currency,
        @Nullable Money opening,
        @Nullable Money closing,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String heldCode,
        List<LineRead> lines) {
    StatementRead {
        lines = List.copyOf(lines);
    }

    /** The same statement, held because something is wrong with its whole file; what held it before stays the reason. */
    StatementRead heldFor(String code) {
        return new StatementRead(
                account, identity, currency, opening, closing, from, to, heldCode == null ? code : heldCode, lines);
    }
}
