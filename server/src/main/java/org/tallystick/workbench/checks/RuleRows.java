package org.tallystick.workbench.checks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.Tone;
import org.tallystick.scrubber.Catalogue;
import org.tallystick.scrubber.Rule;
import org.tallystick.scrubber.RuleGroup;
import org.tallystick.scrubber.RuleLevels.Levels;
import org.tallystick.scrubber.Severity;

/** The catalogue with how severe each rule is now, for the company or for one customer. */
public record RuleRows(
        Levels levels, @Nullable CustomerId customer, Map<String, Integer> fired, Map<String, Integer> overrides) {
    public RuleRows {
        fired = Map.copyOf(fired);
        overrides = Map.copyOf(overrides);
    }

    public List<RuleGroup> groups() {
        return Arrays.asList(RuleGroup.values());
    }

    public List<Rule> of(RuleGroup group) {
        return Catalogue.all().stream().filter(rule -> rule.group() == group).toList();
    }

    public Severity severity(Rule rule) {
        return customer == null ? levels.ofCompany(rule) : levels.of(rule, customer);
    }

    /** Not what it would be without a word of the company, or of somebody about this customer. */
    public boolean isSet(Rule rule) {
        return levels.isSet(rule, customer);
    }

    public int fired(Rule rule) {
        return fired.getOrDefault(rule.code(), 0);
    }

    public int overrides(Rule rule) {
        return overrides.getOrDefault(rule.code(), 0);
    }

    /** The severities, and last to take back what was set. */
    public List<Choice> choices(Rule rule) {
        Severity below = customer == null ? rule.usual() : levels.ofCompany(rule);
        String back = customer == null ? "As the catalogue says: " : "As for all customers: ";
        return Stream.concat(
                        Arrays.stream(Severity.values()).map(each -> new Choice(each.name(), each.title())),
                        isSet(rule) ? Stream.of(new Choice("USUAL", back + below.title())) : Stream.empty())
                .toList();
    }

    public static Tone tone(Severity severity) {
        return switch (severity) {
            case OFF -> Tone.NEUTRAL;
            case INFO -> Tone.INFO;
            case WARN -> Tone.WARN;
            case BLOCK -> Tone.BAD;
        };
    }

    /** Null takes back what was set. */
    static @Nullable Severity chosen(String severity) {
        if (severity.equals("USUAL")) {
            return null;
        }
        return Arrays.stream(Severity.values())
                .filter(each -> each.name().equals(severity))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("SEVERITY_UNKNOWN", "Choose how severe the rule is to be."));
    }
}
