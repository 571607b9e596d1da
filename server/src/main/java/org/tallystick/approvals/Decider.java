package org.tallystick.approvals;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.access.Caller;

/**
 * Who decides: somebody in a part, or one person alone; and who may decide too when the answer is late.
 *
 * @param person null for anybody in that part
 * @param then null when nobody else comes after
 */
public record Decider(
        Approver approver, @Nullable UUID person, @Nullable Approver then) {
    public static final Decider NOBODY = new Decider(Approver.NOBODY, null, null);
    public static final Decider ANY_APPROVER = new Decider(Approver.APPROVER, null, null);

    /** Whether somebody may decide, once it was escalated too. */
    boolean is(Caller caller, ApprovalKind kind, boolean escalated) {
        boolean meant = person == null || person.equals(caller.actor().id());
        boolean next = escalated && then != null && then.is(caller, kind);
        return next || (meant && approver.is(caller, kind));
    }

    /** Whom it takes, within a sentence. */
    String inWords() {
        return person == null ? approver.title().toLowerCase(Locale.ROOT) : "a certain person";
    }
}
