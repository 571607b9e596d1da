package org.tallystick.credit;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/**
 * Up to what a customer may owe, from a day on, for good or until another day.
 *
 * @param limit null: no limit is agreed any more
 * @param secured how much of it is secured, by insurance or a guarantee; zero when nothing is
 * @param expiresOn the last day it holds; null for good
 */
public record LimitTerms(
        CurrencyCode currency,
        @Nullable Money limit,
        Money secured,
        @Nullable String securedBy,
        LocalDate fromOn,
        @Nullable LocalDate expiresOn) {
    /** By name, as people compare two of them; it reads back. */
    Map<String, String> named() {
        Map<String, String> named = new TreeMap<>();
        named.put("Currency", currency.code());
        named.put("Limit", limit == null ? "none" : limit.toPlainString());
        named.put("From", fromOn.toString());
        named.put("Until", expiresOn == null ? "for good" : expiresOn.toString());
        if (securedBy != null) {
            named.put("Secured", secured.toPlainString());
            named.put("Secured by", securedBy);
        }
        return named;
    }

    static LimitTerms of(Map<String, String> named) {
        CurrencyCode currency = CurrencyCode.of(named.getOrDefault("Currency", ""));
        String limit = named.getOrDefault("Limit", "none");
        String until = named.getOrDefault("Until", "for good");
        return new LimitTerms(
                currency,
                limit.equals("none") ? null : Money.of(limit, currency),
                Money.of(named.getOrDefault("Secured", "0"), currency),
                named.get("Secured by"),
                LocalDate.parse(named.getOrDefault("From", "")),
                until.equals("for good") ? null : LocalDate.parse(until));
    }
}
