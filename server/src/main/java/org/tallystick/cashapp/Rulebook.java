package org.tallystick.cashapp;

import java.util.Map;
import org.tallystick.lib.matching.Promotions;
import org.tallystick.lib.matching.Rule;
import org.tallystick.lib.matching.promotion.Standing;

/** Where the rules of a company stand at a moment; a rule that is not in it stands where new companies have it. */
public record Rulebook(Map<MatchRule, Standing> standings) {
    public Rulebook {
        standings = Map.copyOf(standings);
    }

    public Standing of(MatchRule rule) {
        return standings.getOrDefault(rule, rule.fresh());
    }

    public Standing of(String rule) {
        return of(MatchRule.named(rule));
    }

    boolean posts(String rule) {
        return of(rule).state() == Standing.State.PROMOTED;
    }

    /** The same for the engine. */
    Promotions promotions() {
        var promotions = Promotions.fresh();
        for (Rule rule : Rule.values()) {
            promotions.change(rule, before -> of(rule.id()));
        }
        return promotions;
    }
}
