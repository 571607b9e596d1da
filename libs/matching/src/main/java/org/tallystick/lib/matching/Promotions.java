package org.tallystick.lib.matching;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.tallystick.lib.matching.promotion.Standing;

/** Where each rule stands in one company. */
public final class Promotions {
    private final Map<Rule, Standing> standings = new EnumMap<>(Rule.class);

    /** Of a new company: CA-1 and CA-2 post, the others suggest. */
    public static Promotions fresh() {
        var promotions = new Promotions();
        for (Rule rule : Rule.values()) {
            promotions.standings.put(rule, Standing.fresh(rule.promotedFromStart()));
        }
        return promotions;
    }

    public Standing of(Rule rule) {
        return standings.getOrDefault(rule, Standing.fresh(rule.promotedFromStart()));
    }

    public boolean posts(Rule rule) {
        return of(rule).state() == Standing.State.PROMOTED;
    }

    /** Replaces where a rule stands by what follows from it. */
    public void change(Rule rule, UnaryOperator<Standing> step) {
        standings.put(rule, step.apply(of(rule)));
    }

    /** Promotes every rule whose confirmed cases suffice. */
    public void promoteWhatMay(String approver) {
        for (Rule rule : Rule.values()) {
            if (of(rule).mayBePromoted()) {
                change(rule, standing -> standing.promote(approver));
            }
        }
    }
}
