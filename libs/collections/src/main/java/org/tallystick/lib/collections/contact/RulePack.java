package org.tallystick.lib.collections.contact;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules that apply to somebody from a day on, as dated data with their source.
 *
 * @param until the first day it no longer applies, where the person is; none: still in force
 */
public record RulePack(
        String id,
        int version,
        AppliesTo appliesTo,
        LocalDate from,
        @Nullable LocalDate until,
        List<Rule> rules,
        String source) {
    public RulePack {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("pack " + id + " has no rule");
        }
    }

    /** To whom; what is empty binds everybody. States are written as {@code US-MA}. */
    public record AppliesTo(
            Set<Facts.Party> parties, Set<Facts.Debt> debts, Set<Facts.Capacity> capacities, Set<String> regions) {
        public static final AppliesTo EVERYBODY = new AppliesTo(Set.of(), Set.of(), Set.of(), Set.of());

        public AppliesTo {
            parties = Set.copyOf(parties);
            debts = Set.copyOf(debts);
            capacities = Set.copyOf(capacities);
            regions = Set.copyOf(regions);
        }

        public static AppliesTo every(Facts.Party party) {
            return new AppliesTo(Set.of(party), Set.of(), Set.of(), Set.of());
        }

        boolean covers(Facts facts) {
            return covers(parties, facts.party())
                    && covers(debts, facts.debt())
                    && covers(capacities, facts.capacity())
                    && (regions.isEmpty()
                            || regions.contains(facts.country())
                            || regions.contains(facts.country() + "-" + facts.state()));
        }

        private static <T> boolean covers(Set<T> set, T value) {
            return set.isEmpty() || set.contains(value);
        }
    }

    boolean isInForce(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
