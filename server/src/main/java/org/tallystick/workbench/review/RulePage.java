package org.tallystick.workbench.review;

import java.util.List;
import java.util.Map;
import org.tallystick.cashapp.RuleChange;
import org.tallystick.cashapp.RuleRecords.Posting;
import org.tallystick.platform.Page;
import org.tallystick.workbench.Shell;

/** One matching rule: its record, what it posted since its last review, and who changed its state. */
public record RulePage(
        RulesPage.Row row, Page<Posting> postings, List<RuleChange> changes, Map<String, String> people) {
    public RulePage {
        changes = List.copyOf(changes);
        people = Map.copyOf(people);
    }

    /** {@code 412 postings since its last review}. */
    public String summary(Shell shell) {
        return shell.count(postings.total()) + (postings.total() == 1 ? " posting" : " postings")
                + " since its last review, those taken back first";
    }
}
