package org.tallystick.lib.matching;

import java.util.List;
import org.tallystick.lib.matching.promotion.Confidence;

/** What becomes of a line. */
public sealed interface Decision {
    Evidence evidence();

    /** Posted at once. */
    record Auto(Proposal proposal, Confidence confidence, Evidence evidence) implements Decision {}

    /** For a person to confirm; at most three, the best first. */
    record Suggest(List<Proposal> proposals, Confidence confidence, Evidence evidence) implements Decision {
        public Suggest {
            proposals = List.copyOf(proposals);
        }
    }

    /** For a person to find out; the money stays unapplied. */
    record Unresolved(Reason reason, Evidence evidence) implements Decision {}
}
