package org.tallystick.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An account of a company's chart; with a role when the product itself posts to it. */
public record Account(
        String number,
        String name,
        Kind kind,
        @Nullable AccountRole role,
        @Nullable LocalDate closedOn) {
    public enum Kind {
        ASSET("Asset"),
        LIABILITY("Liability"),
        EQUITY("Equity"),
        REVENUE("Revenue"),
        EXPENSE("Expense");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
