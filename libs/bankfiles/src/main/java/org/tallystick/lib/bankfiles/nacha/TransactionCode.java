package org.tallystick.lib.bankfiles.nacha;

import java.util.Optional;
import java.util.Set;
import org.tallystick.lib.bankfiles.statement.Direction;

/** The two digits that say which kind of account an entry is for, and whether it credits or debits it. */
final class TransactionCode {
    private static final Set<String> CREDITS = Set.of(
            "20", "21", "22", "23", "24", "30", "31", "32", "33", "34", "41", "42", "43", "44", "51", "52", "53", "54",
            "81", "83", "85", "87");
    private static final Set<String> DEBITS = Set.of(
            "25", "26", "27", "28", "29", "35", "36", "37", "38", "39", "46", "47", "48", "49", "55", "56", "82", "84",
            "86", "88");
    private static final Set<String> PRENOTIFICATIONS = Set.of("23", "28", "33", "38", "43", "48", "53");

    private TransactionCode() {}

    static Optional<Direction> direction(String code) {
        if (CREDITS.contains(code)) {
            return Optional.of(Direction.CREDIT);
        }
        return DEBITS.contains(code) ? Optional.of(Direction.DEBIT) : Optional.empty();
    }

    static boolean isPrenotification(String code) {
        return PRENOTIFICATIONS.contains(code);
    }
}
