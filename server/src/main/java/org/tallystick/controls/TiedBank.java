package org.tallystick.controls;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * At the end of a day: what the bank says of an account, and what the ledger has.
 *
 * @param statement the latest one with a balance that had ended; null when there was none
 * @param statementOn the day it ended
 * @param bank its closing balance, and what the bank booked after it
 * @param ledger what the ledger has for the account
 * @param inTransit how much of that no line of the bank has confirmed yet
 */
public record TiedBank(
        UUID account,
        String name,
        @Nullable UUID statement,
        @Nullable LocalDate statementOn,
        @Nullable Money bank,
        Money ledger,
        Money inTransit) {
    /** Whether there is a balance of the bank to compare with. */
    public boolean isKnown() {
        return bank != null;
    }

    /** What the bank has more than the ledger without what is on its way; zero when nothing is known of the bank. */
    public Money unexplained() {
        return bank == null ? Money.zero(ledger.currency()) : bank.minus(ledger.minus(inTransit));
    }
}
