package org.tallystick.lib.matching.payer;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What was learned about a payer from confirmed matches: for which customers, confirmed by what. */
final class Aliases {
    private final Map<String, Map<String, Set<String>>> learned = new LinkedHashMap<>();

    void learn(String value, String customer, String confirmedBy) {
        learned.computeIfAbsent(value, key -> new LinkedHashMap<>())
                .computeIfAbsent(customer, key -> new LinkedHashSet<>())
                .add(confirmedBy);
    }

    /** Forgets an alias; returns what had confirmed it. */
    Set<String> withdraw(String value, String customer) {
        Map<String, Set<String>> customers = learned.getOrDefault(value, Map.of());
        Set<String> confirmations = customers.get(customer);
        if (confirmations == null) {
            return Set.of();
        }
        customers.remove(customer);
        return Set.copyOf(confirmations);
    }

    /** Every customer the value was seen for. */
    Set<String> customers(String value) {
        return learned.getOrDefault(value, Map.of()).keySet();
    }

    int confirmations(String value, String customer) {
        return learned.getOrDefault(value, Map.of())
                .getOrDefault(customer, Set.of())
                .size();
    }
}
