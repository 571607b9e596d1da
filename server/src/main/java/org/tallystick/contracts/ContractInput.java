package org.tallystick.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.Refusal;

/** A new contract with its first draft. */
public record ContractInput(
        String number,
        CustomerId customer,
        String title,
        CurrencyCode currency,
        LocalDate effectiveOn,
        @Nullable LocalDate endsOn,
        ContractTerms terms) {
    private static final int LONGEST_TITLE = 200;

    public ContractInput {
        number = number.strip();
        title = soundTitle(title);
        if (!number.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}./_-]{0,39}")) {
            throw Refusal.invalid(
                    "NUMBER_INVALID",
                    "A contract's number has up to 40 letters, digits, dots, dashes or strokes, such as K-0001.");
        }
        requireDays(effectiveOn, endsOn);
    }

    static String soundTitle(String title) {
        String stripped = title.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_TITLE) {
            throw Refusal.invalid("TITLE_MISSING", "Give the contract a title of up to 200 characters.");
        }
        return stripped;
    }

    static void requireDays(LocalDate effectiveOn, @Nullable LocalDate endsOn) {
        if (endsOn != null && endsOn.isBefore(effectiveOn)) {
            throw Refusal.invalid("DATES_INVALID", "The contract ends before it begins; check the two dates.");
        }
    }
}
