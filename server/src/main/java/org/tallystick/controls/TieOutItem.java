package org.tallystick.controls;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * What a tie-out names: a movement on its way, which explains a difference, or a break.
 *
 * @param account the bank account; null for a control account
 * @param subjectType what it is about: payment, refund, deposit, bank statement, bank line, entry, bank account, or the control
 * @param amount what the bank, or the control account, has more; of what is on its way or never arrived, the booking
 * @param sinceOn the day from which it is so
 */
public record TieOutItem(
        @Nullable UUID account,
        Kind kind,
        String subjectType,
        String subject,
        Money amount,
        @Nullable LocalDate sinceOn,
        String sentence) {
    public enum Kind {
        IN_TRANSIT("On its way", false),
        OVERDUE("Never arrived", true),
        STATEMENT_MISSING("Statement missing", true),
        STATEMENT_TOTALS("Statement does not add up", true),
        LINE_NOT_BOOKED("Line not booked", true),
        FOREIGN_ENTRY("Not of the bank", true),
        UNEXPLAINED("Unexplained", true),
        CONTROL("Control account", true);

        private final String title;
        private final boolean isBreak;

        Kind(String title, boolean isBreak) {
            this.title = title;
            this.isBreak = isBreak;
        }

        public String title() {
            return title;
        }

        public boolean isBreak() {
            return isBreak;
        }
    }

    public boolean isBreak() {
        return kind.isBreak();
    }
}
