package org.tallystick.workbench;

import java.util.List;
import org.tallystick.platform.search.Hit;

/** What was asked and what was found, by kind. */
public record SearchPage(String text, List<Group> groups) {
    public SearchPage {
        groups = List.copyOf(groups);
    }

    public record Group(String kind, List<Hit> hits) {
        public Group {
            hits = List.copyOf(hits);
        }
    }
}
