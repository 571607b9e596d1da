package org.tallystick.lib.receivables.terms;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How a due date follows from a document date, in calendar days without clock, zone or daylight saving time. */
public sealed interface DueRule {
    /** The due date of a document of this date. */
    LocalDate dueOn(LocalDate documentDate);

    /** The given number of days after the document date; written {@code NET 30}. */
    record Net(int days) implements DueRule {
        public Net {
            requireDays(days);
        }

        @Override
        public LocalDate dueOn(LocalDate documentDate) {
            return documentDate.plusDays(days);
        }

        @Override
        public String toString() {
            return "NET " + days;
        }
    }

    /** The given number of days after the last day of the document's month; written {@code EOM 15}. */
    record EndOfMonth(int days) implements DueRule {
        public EndOfMonth {
            requireDays(days);
        }

        @Override
        public LocalDate dueOn(LocalDate documentDate) {
            return documentDate.with(TemporalAdjusters.lastDayOfMonth()).plusDays(days);
        }

        @Override
        public String toString() {
            return "EOM " + days;
        }
    }

    /**
     * That day of the month after the document's month (proximo), or its last day when it is shorter; written
     * {@code PROX 10}.
     */
    record NextMonth(int day) implements DueRule {
        public NextMonth {
            if (day < 1 || day > 31) {
                throw new TermsException("PROX takes a day of the month, 1 to 31, not " + day);
            }
        }

        @Override
        public LocalDate dueOn(LocalDate documentDate) {
            LocalDate next = documentDate.withDayOfMonth(1).plusMonths(1);
            return next.withDayOfMonth(Math.min(day, next.lengthOfMonth()));
        }

        @Override
        public String toString() {
            return "PROX " + day;
        }
    }

    private static void requireDays(int days) {
        if (days < 0 || days > PaymentTerms.MAXIMUM_DAYS) {
            throw new TermsException("days must be 0 to " + PaymentTerms.MAXIMUM_DAYS + ", not " + days);
        }
    }
}
