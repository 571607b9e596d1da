package org.tallystick.scrubber;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.scrubber.RuleLevels.Levels;

/** Asks every rule of the catalogue about one draft: facts in, findings out. */
public final class Scrubber {
    private static final int MOST_OF_A_RULE = 20;

    private Scrubber() {}

    /** The findings in the order of the catalogue; of one rule at most twenty, a draft may have thousands of lines. */
    public static List<Finding> check(DraftFacts facts, Levels levels) {
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : Catalogue.all()) {
            Severity severity = levels.of(rule, facts.buyer().id());
            if (severity != Severity.OFF) {
                rule.check()
                        .apply(facts)
                        .limit(MOST_OF_A_RULE)
                        .forEach(said -> findings.add(new Finding(rule, severity, said.sentence(), said.charge())));
            }
        }
        return findings;
    }
}
