package org.tallystick.workbench.settings;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.tallystick.collections.Assigned;
import org.tallystick.collections.DunningPolicy;
import org.tallystick.collections.DunningSetting;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.reminders.ReminderPages;

/** The policies of a company, for whom they hold, and how runs go. */
public record DunningPage(
        List<DunningPolicy> policies, List<Assigned> assigned, DunningSetting setting, LocalDate today) {
    public DunningPage {
        policies = List.copyOf(policies);
        assigned = List.copyOf(assigned);
    }

    public List<Choice> choices() {
        return policies.stream()
                .map(policy -> new Choice(policy.id().toString(), policy.name()))
                .toList();
    }

    public String nameOf(Assigned one) {
        return policies.stream()
                .filter(policy -> policy.id().equals(one.policy()))
                .map(DunningPolicy::name)
                .findFirst()
                .orElse(one.inherits() ? "like everybody" : "not reminded");
    }

    /** Levels the way they are entered: one a line, days and how it speaks. */
    public static String levels(DunningPolicy policy) {
        return policy.levels().stream()
                .map(level -> level.days() + " " + level.tone().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }

    public static String shortly(DunningPolicy policy) {
        return policy.levels().stream()
                .map(level -> level.days() + " days: " + ReminderPages.words(level.tone()))
                .collect(Collectors.joining(", "));
    }

    public static String tolerances(Map<?, Money> tolerance) {
        return tolerance.values().stream().map(Money::toString).sorted().collect(Collectors.joining("\n"));
    }
}
