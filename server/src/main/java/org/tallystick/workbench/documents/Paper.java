package org.tallystick.workbench.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.tallystick.contracts.Charge;
import org.tallystick.documents.Subject;

/** Something that has documents: its page below the company, the charges behind it, and what else its documents hang on. */
record Paper(Subject subject, String page, List<Charge> charges, List<UUID> related) {
    Paper {
        charges = List.copyOf(charges);
        related = List.copyOf(related);
    }

    /** The thing itself, what it came from, and its charges. */
    List<UUID> subjects() {
        List<UUID> all = new ArrayList<>(related);
        all.add(subject.id());
        charges.forEach(charge -> all.add(charge.id().value()));
        return all;
    }
}
