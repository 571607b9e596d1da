package org.tallystick.cashapp;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.tallystick.cashapp.PaymentFacts.Elsewhere;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyGroups;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Transactions;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;

/** Looks whether payments name open items of other companies of the group; reads their numbers and nothing else. */
@Component
class ElsewhereInGroup {
    /** Two letters or digits of a kind say little across companies: a number has at least six characters. */
    private static final Pattern SAYS_ENOUGH = Pattern.compile(".{6,}");

    private final CompanyGroups groups;
    private final OpenItems items;
    private final Transactions transactions;

    ElsewhereInGroup(CompanyGroups groups, OpenItems items, Transactions transactions) {
        this.groups = groups;
        this.items = items;
        this.transactions = transactions;
    }

    /** What each payment's words name elsewhere, for those that name something. */
    Map<PaymentId, Elsewhere> of(CompanyId company, Map<PaymentId, Set<String>> words) {
        Set<String> all = new HashSet<>();
        words.values()
                .forEach(own -> own.stream()
                        .filter(word -> SAYS_ENOUGH.matcher(word).matches())
                        .forEach(all::add));
        Map<PaymentId, Elsewhere> found = new HashMap<>();
        if (all.isEmpty()) {
            return found;
        }
        for (Company other : groups.others(company)) {
            Map<String, String> numbers = numbers(other.id(), all);
            words.forEach((payment, own) -> own.stream()
                    .filter(numbers::containsKey)
                    .findFirst()
                    .ifPresent(word ->
                            found.putIfAbsent(payment, new Elsewhere(numbers.getOrDefault(word, ""), other.name()))));
        }
        return found;
    }

    /** The numbers of open items, by number and by reference. */
    private Map<String, String> numbers(CompanyId other, Collection<String> words) {
        List<OpenItem> open = transactions.reading(CompanyScope.of(other), () -> items.byReference(other, words));
        Map<String, String> numbers = new HashMap<>();
        for (OpenItem item : open) {
            if (item.open().isPositive()) {
                numbers.put(item.number(), item.number());
                if (item.reference() != null) {
                    numbers.put(item.reference(), item.number());
                }
            }
        }
        return numbers;
    }
}
