package org.tallystick.workbench.settings;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tallystick.lib.matching.Policy;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;

/**
 * The matching policy as it was sent: days, and for each {@code currency} the small difference ({@code small.EUR}), the bank
 * fees ({@code fees.EUR}, set apart by semicolons) and the limit ({@code limit.EUR}).
 */
final class MatchPolicyForm {
    private static final int MOST_FEES = 50;
    private static final int MOST_CURRENCIES = 50;

    private MatchPolicyForm() {}

    static Policy read(List<String> currencies, Map<String, String> fields) {
        if (currencies.size() > MOST_CURRENCIES) {
            throw Refusal.invalid("CURRENCY_UNKNOWN", "Choose at most " + MOST_CURRENCIES + " currencies.");
        }
        Map<String, Long> small = new HashMap<>();
        Map<String, Set<Long>> fees = new HashMap<>();
        Map<String, Long> limits = new HashMap<>();
        for (String code : currencies) {
            CurrencyCode currency = Entered.currency(code);
            long difference = amount("small difference", fields.getOrDefault("small." + code, ""), currency);
            if (difference > 0) {
                small.put(code, difference);
            }
            Set<Long> listed = fees(fields.getOrDefault("fees." + code, ""), currency);
            if (!listed.isEmpty()) {
                fees.put(code, listed);
            }
            String limit = fields.getOrDefault("limit." + code, "");
            if (!limit.isBlank()) {
                limits.put(code, amount("limit", limit, currency));
            }
        }
        return Policy.defaults()
                .withSmallDifference(small)
                .withBankFees(fees)
                .withAutoPostLimit(limits)
                .withDiscountGraceDays(days(fields, "graceDays"))
                .withDuplicateWindowDays(days(fields, "windowDays"));
    }

    private static Set<Long> fees(String field, CurrencyCode currency) {
        Set<Long> fees = new HashSet<>();
        for (String fee : field.split(";", -1)) {
            long minor = amount("bank fee", fee, currency);
            if (minor > 0) {
                fees.add(minor);
            }
        }
        if (fees.size() > MOST_FEES) {
            throw Refusal.invalid("FEES_TOO_MANY", "List at most " + MOST_FEES + " bank fees of a currency.");
        }
        return fees;
    }

    /** Nothing is nothing. */
    private static long amount(String what, String field, CurrencyCode currency) {
        if (field.isBlank()) {
            return 0;
        }
        Money amount = Entered.money(what, field.strip(), currency);
        if (amount.isNegative()) {
            throw Refusal.invalid("AMOUNT_NOT_POSITIVE", "The " + what + " is zero or more.");
        }
        return amount.minor();
    }

    private static int days(Map<String, String> fields, String name) {
        try {
            return Integer.parseInt(fields.getOrDefault(name, "").strip());
        } catch (NumberFormatException e) {
            throw Refusal.invalid("DAYS_INVALID", "Write the days as a whole number.");
        }
    }
}
