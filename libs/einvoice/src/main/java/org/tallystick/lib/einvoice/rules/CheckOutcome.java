package org.tallystick.lib.einvoice.rules;

import java.util.List;
import java.util.stream.Stream;

/** What came of asking the rules. */
public sealed interface CheckOutcome {
    /** The rules answered; the document is valid when nothing is fatal. */
    record Checked(RuleSet ruleSet, List<Finding> findings) implements CheckOutcome {
        public Checked {
            findings = List.copyOf(findings);
        }

        public boolean valid() {
            return of(Finding.Level.FATAL).findAny().isEmpty();
        }

        public Stream<Finding> of(Finding.Level level) {
            return findings.stream().filter(finding -> finding.level() == level);
        }
    }

    /** The rules could not be asked: the document is neither valid nor invalid. */
    record NotChecked(String reason) implements CheckOutcome {}
}
