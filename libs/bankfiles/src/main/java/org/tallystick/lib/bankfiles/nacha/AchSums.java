package org.tallystick.lib.bankfiles.nacha;

import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.money.Money;

/** Counts and sums of a batch or a file while it is read or written; amounts are cents. */
final class AchSums {
    private static final long HASH_MODULUS = 10_000_000_000L;

    private long batches;
    private long records;
    private long hash;
    private long debits;
    private long credits;

    void addBatch() {
        batches++;
    }

    void addRecord() {
        records++;
    }

    /** An entry of a receiving bank; without a direction or an amount it counts in neither sum. */
    void addEntry(@Nullable Long bank, @Nullable Direction direction, @Nullable Money amount) {
        records++;
        hash = (hash + (bank == null ? 0 : bank)) % HASH_MODULUS;
        long cents = amount == null ? 0 : amount.minor();
        if (direction == Direction.DEBIT) {
            debits = Math.addExact(debits, cents);
        } else if (direction == Direction.CREDIT) {
            credits = Math.addExact(credits, cents);
        }
    }

    long batches() {
        return batches;
    }

    long records() {
        return records;
    }

    long hash() {
        return hash;
    }

    long debits() {
        return debits;
    }

    long credits() {
        return credits;
    }

    AchTotals totals() {
        return new AchTotals(
                batches, records, hash, new Money(debits, AchFields.DOLLAR), new Money(credits, AchFields.DOLLAR));
    }
}
