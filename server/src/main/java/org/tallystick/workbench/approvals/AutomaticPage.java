package org.tallystick.workbench.approvals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.AutomaticApprovals;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.Choices;

/** What was done without a second person because the matrix let it pass. */
public record AutomaticPage(@Nullable ApprovalKind only, Page<AutomaticApprovals.Automatic> deeds) {
    public List<Choice> kinds() {
        return Choices.of(ApprovalKind.values(), ApprovalKind::plural);
    }

    public String kind() {
        return only == null ? "" : only.name();
    }

    /** The page of the thing; null where it has none of its own. */
    public static @Nullable String path(AutomaticApprovals.Automatic row) {
        return switch (row.subjectType()) {
            case "invoice" -> "/invoices/" + row.subject();
            case "credit memo" -> "/credit-memos/" + row.subject();
            case "refund" -> "/refunds/" + row.subject();
            default -> null;
        };
    }
}
