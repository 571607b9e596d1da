package org.tallystick.workbench.settings;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tallystick.latefees.FeeDefinition;
import org.tallystick.latefees.LateFeeRule;
import org.tallystick.latefees.ReferenceRates.ReferenceRate;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.Tone;

/** The rules about late fees, and the rates that interest follows. */
public record LateFeesPage(
        List<LateFeeRule> rules,
        Map<String, List<ReferenceRate>> rates,
        boolean automatic,
        String currency,
        LocalDate day) {
    public LateFeesPage {
        rules = List.copyOf(rules);
    }

    /** What a rule comes to, in words. */
    public String words(LateFeeRule rule) {
        FeeDefinition definition = rule.definition();
        String code = rule.currency().code();
        String amount = switch (definition.kind()) {
            case FLAT -> definition.amount() + " " + code;
            case SHARE -> definition.percent() + " % of what is open";
            case STEPS ->
                definition.tiers().stream()
                        .map(tier -> tier.amount() + " " + code + " after " + tier.bound() + " days")
                        .collect(Collectors.joining(", "));
            case COMPENSATION ->
                definition.tiers().stream()
                        .map(tier ->
                                tier.amount() + " " + code + (tier.bound() == null ? "" : " below " + tier.bound()))
                        .collect(Collectors.joining(", "));
            case INTEREST ->
                (definition.reference() == null ? "" : definition.reference() + " + ") + definition.percent()
                        + " % a year";
        };
        return amount + limits(definition, code);
    }

    private static String limits(FeeDefinition definition, String code) {
        StringBuilder limits = new StringBuilder();
        if (definition.monthly() && definition.kind() != FeeDefinition.Kind.INTEREST) {
            limits.append(", each month");
        }
        if (definition.graceDays() > 0) {
            limits.append(", after ").append(definition.graceDays()).append(" days");
        }
        if (definition.least() != null) {
            limits.append(", from ").append(definition.least()).append(' ').append(code);
        }
        if (definition.most() != null) {
            limits.append(", at most ").append(definition.most()).append(' ').append(code);
        }
        if (definition.mostPercent() != null) {
            limits.append(", at most ").append(definition.mostPercent()).append(" % of the item");
        }
        return limits.toString();
    }

    public String validity(LateFeeRule rule) {
        LocalDate ended = rule.endedOn();
        if (ended != null && !ended.isAfter(day)) {
            return "Ended";
        }
        return rule.validFrom().isAfter(day) ? "To come" : "Holds";
    }

    public Tone tone(LateFeeRule rule) {
        return switch (validity(rule)) {
            case "Holds" -> Tone.GOOD;
            case "To come" -> Tone.INFO;
            default -> Tone.NEUTRAL;
        };
    }

    public List<Choice> references() {
        return rates.keySet().stream().map(name -> new Choice(name, name)).toList();
    }

    /** Rates that end before today are asked for. */
    public List<String> outdated() {
        return rates.entrySet().stream()
                .filter(entry -> rules.stream()
                        .anyMatch(
                                rule -> entry.getKey().equals(rule.definition().reference())))
                .filter(entry -> entry.getValue().getLast().through().isBefore(day))
                .map(Map.Entry::getKey)
                .toList();
    }
}
