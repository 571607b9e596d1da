package org.tallystick.lib.receivables.history;

import java.time.LocalDate;

/** How far back what was billed is added up; both ends count. */
public enum LookBack {
    /** Twelve months: to 2026-03-31 it begins on 2025-04-01. */
    TWELVE_MONTHS {
        @Override
        public LocalDate from(LocalDate to) {
            return to.minusMonths(12).plusDays(1);
        }
    },
    /** The calendar year so far: to 2026-03-31 it begins on 2026-01-01. */
    YEAR_TO_DATE {
        @Override
        public LocalDate from(LocalDate to) {
            return to.withDayOfYear(1);
        }
    };

    /** The first day, for a last day. */
    public abstract LocalDate from(LocalDate to);
}
