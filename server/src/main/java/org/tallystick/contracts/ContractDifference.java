package org.tallystick.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;

/** What one set of terms changes of another, line by line. */
public final class ContractDifference {
    private ContractDifference() {}

    /** What of which clause changes, from what to what; null where there is nothing. */
    public record Change(
            String clause,
            String what,
            @Nullable String before,
            @Nullable String after) {}

    public static List<Change> between(ContractTerms before, ContractTerms after, CurrencyCode currency) {
        List<Change> changes = new ArrayList<>();
        if (!before.text().equals(after.text())) {
            changes.add(new Change("", "Text", before.text(), after.text()));
        }
        Set<Integer> numbers = new TreeSet<>();
        before.lines().forEach(line -> numbers.add(line.line()));
        after.lines().forEach(line -> numbers.add(line.line()));
        for (int number : numbers) {
            compare(before.line(number).orElse(null), after.line(number).orElse(null), currency, changes);
        }
        return changes;
    }

    private static void compare(
            @Nullable ContractLine before, @Nullable ContractLine after, CurrencyCode currency, List<Change> changes) {
        if (before == null && after != null) {
            changes.add(new Change(after.clause(), "New line", null, whole(after, currency)));
        } else if (before != null && after == null) {
            changes.add(new Change(before.clause(), "Line left out", whole(before, currency), null));
        } else if (before != null && after != null) {
            var line = new LineChanges(after.clause(), changes);
            line.compare("Clause", before.clause(), after.clause());
            line.compare("What is charged", before.description(), after.description());
            line.compare("Rate", ContractWords.rate(before, currency), ContractWords.rate(after, currency));
            line.compare(
                    "Conditions",
                    ContractWords.conditions(before, currency),
                    ContractWords.conditions(after, currency));
            line.compare(
                    "Schedule", ContractWords.schedule(before.schedule()), ContractWords.schedule(after.schedule()));
            line.compare("Tax code", before.taxCode(), after.taxCode());
        }
    }

    private static String whole(ContractLine line, CurrencyCode currency) {
        return line.description() + ": " + ContractWords.rate(line, currency) + ", "
                + ContractWords.schedule(line.schedule());
    }

    /** Collects what changes in one line. */
    private record LineChanges(String clause, List<Change> changes) {
        void compare(String what, String before, String after) {
            if (!Objects.equals(before, after)) {
                changes.add(new Change(clause, what, before.isEmpty() ? null : before, after.isEmpty() ? null : after));
            }
        }
    }
}
