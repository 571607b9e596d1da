package org.tallystick.approvals;

import org.tallystick.access.Caller;
import org.tallystick.access.Permission;

/** Who has to agree, as a line of the matrix says. */
public enum Approver {
    NOBODY("Nobody"),
    APPROVER("An approver"),
    CONTROLLER("A controller"),
    ADMINISTRATOR("An administrator");

    private final String title;

    Approver(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Whether somebody's roles are enough to decide about a deed of this kind. */
    public boolean is(Caller caller, ApprovalKind kind) {
        return switch (this) {
            case NOBODY, APPROVER -> caller.may(kind.permission());
            case CONTROLLER -> caller.may(kind.permission()) && caller.may(Permission.APPROVE_LARGE);
            case ADMINISTRATOR -> caller.may(kind.permission()) && caller.may(Permission.ADMINISTER);
        };
    }
}
