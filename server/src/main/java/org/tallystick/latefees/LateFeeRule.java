package org.tallystick.latefees;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerKind;
import org.tallystick.lib.money.CurrencyCode;

/**
 * What being late costs whom, from which day on. A rule is added and ended, never changed; it bears on items that fall due from
 * {@code validFrom} on, so that nobody is charged for what was late before it.
 *
 * @param country of the debtor; none: any
 * @param dueDays when a fee is due, after the day it is charged
 * @param endedOn months that end later charge nothing by it
 */
public record LateFeeRule(
        UUID id,
        String name,
        Basis basis,
        Debtors debtors,
        @Nullable String country,
        CurrencyCode currency,
        LocalDate validFrom,
        int dueDays,
        FeeDefinition definition,
        @Nullable LocalDate endedOn) {
    /** Why it may be charged. */
    public enum Basis {
        /** By law, whatever was agreed. */
        STATUTORY("By law"),
        /** Because the customer accepted it: nobody is charged who signed no acknowledgement. */
        CONTRACTUAL("By agreement");

        private final String title;

        Basis(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Whom it may be charged. */
    public enum Debtors {
        ALL("Everybody"),
        BUSINESSES("Businesses and public bodies"),
        PERSONS("Persons");

        private final String title;

        Debtors(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        boolean include(CustomerKind kind) {
            return switch (this) {
                case ALL -> true;
                case BUSINESSES -> kind != CustomerKind.PERSON;
                case PERSONS -> kind == CustomerKind.PERSON;
            };
        }
    }

    boolean holdsFor(YearMonth month) {
        return endedOn == null || !month.atEndOfMonth().isAfter(endedOn);
    }
}
