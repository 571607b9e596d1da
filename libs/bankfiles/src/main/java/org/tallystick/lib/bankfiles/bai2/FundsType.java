package org.tallystick.lib.bankfiles.bai2;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * When money is available, and how many fields tell it.
 *
 * @param valueDate YYMMDD of funds type V, else null
 */
record FundsType(String type, @Nullable String valueDate) {
    private static final int DISTRIBUTIONS = 1_000;

    /** Takes the funds type and all of its fields from the record. */
    static FundsType of(LogicalRecord row) {
        String type = row.next();
        switch (type) {
            case "V" -> {
                String date = row.next();
                row.next();
                return new FundsType(type, date.isEmpty() ? null : date);
            }
            case "S" -> skip(row, 3);
            case "D" -> skip(row, 2 * distributions(row.next()));
            default -> {}
        }
        return new FundsType(type, null);
    }

    private static int distributions(String count) {
        BigInteger whole = Amounts.whole(count);
        return whole == null
                ? 0
                : whole.max(BigInteger.ZERO)
                        .min(BigInteger.valueOf(DISTRIBUTIONS))
                        .intValue();
    }

    private static void skip(LogicalRecord row, int fields) {
        for (int i = 0; i < fields && row.hasNext(); i++) {
            row.next();
        }
    }
}
