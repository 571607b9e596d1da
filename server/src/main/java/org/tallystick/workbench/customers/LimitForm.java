package org.tallystick.workbench.customers;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.credit.LimitTerms;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.workbench.Entered;

/** The form that asks for a credit limit, as it was sent. */
record LimitForm(
        @Nullable String currency,
        @Nullable String limit,
        @Nullable String secured,
        @Nullable String securedBy,
        @Nullable String from,
        @Nullable String until,
        @Nullable String reason) {
    /** An empty limit is none; an empty first day is today. */
    LimitTerms terms(LocalDate today) {
        CurrencyCode in = Entered.currency(currency);
        return new LimitTerms(
                in,
                empty(limit) ? null : Entered.money("limit", limit, in),
                empty(secured) ? Money.zero(in) : Entered.money("secured part", secured, in),
                empty(securedBy) ? null : String.valueOf(securedBy).strip(),
                empty(from) ? today : Objects.requireNonNullElse(Entered.date("first day", from), today),
                empty(until) ? null : Entered.date("last day", until));
    }

    String why() {
        return reason == null ? "" : reason.strip();
    }

    private static boolean empty(@Nullable String field) {
        return field == null || field.isBlank();
    }
}
