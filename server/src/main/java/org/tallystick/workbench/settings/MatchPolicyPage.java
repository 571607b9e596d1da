package org.tallystick.workbench.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tallystick.cashapp.PolicyVersion;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/** The matching policy that holds, the currencies to say something about, and the versions before. */
public record MatchPolicyPage(
        PolicyVersion current, Set<String> currencies, List<PolicyVersion> history, Map<String, String> people) {
    public MatchPolicyPage {
        currencies = new TreeSet<>(currencies);
        history = List.copyOf(history);
        people = Map.copyOf(people);
    }

    public String small(String currency) {
        Long minor = current.policy().smallDifference().get(currency);
        return minor == null ? "" : text(minor, currency);
    }

    public String fees(String currency) {
        return fees(current, currency);
    }

    private static String fees(PolicyVersion version, String currency) {
        return version.policy().bankFees().getOrDefault(currency, Set.of()).stream()
                .sorted()
                .map(minor -> text(minor, currency))
                .collect(Collectors.joining("; "));
    }

    public String limit(String currency) {
        Long minor = current.policy().autoPostLimit().get(currency);
        return minor == null ? "" : text(minor, currency);
    }

    public String personOf(PolicyVersion version) {
        String by = version.recordedBy();
        return by == null ? "" : people.getOrDefault(by, by);
    }

    /** What a version says about its currencies, one sentence each. */
    public static List<String> sentences(PolicyVersion version) {
        List<String> sentences = new ArrayList<>();
        for (String currency : version.currencies()) {
            List<String> parts = new ArrayList<>();
            Long small = version.policy().smallDifference().get(currency);
            if (small != null) {
                parts.add("small difference up to " + text(small, currency));
            }
            String fees = fees(version, currency);
            if (!fees.isEmpty()) {
                parts.add("bank fees " + fees);
            }
            Long limit = version.policy().autoPostLimit().get(currency);
            if (limit != null) {
                parts.add("by itself up to " + text(limit, currency));
            }
            sentences.add(currency + ": " + String.join(", ", parts));
        }
        return sentences;
    }

    private static String text(long minor, String currency) {
        return new Money(minor, CurrencyCode.of(currency)).toPlainString();
    }
}
