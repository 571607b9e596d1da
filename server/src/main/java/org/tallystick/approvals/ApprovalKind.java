package org.tallystick.approvals;

import org.tallystick.access.Permission;

/** What may take a second person, and what whoever decides about it must be allowed to do. */
public enum ApprovalKind {
    CREDIT_MEMO("Credit memo", "Credit memos", Permission.CREDIT),
    WRITE_OFF("Write-off", "Write-offs", Permission.WRITE_OFF);

    private final String title;
    private final String plural;
    private final Permission permission;

    ApprovalKind(String title, String plural, Permission permission) {
        this.title = title;
        this.plural = plural;
        this.permission = permission;
    }

    public String title() {
        return title;
    }

    public String plural() {
        return plural;
    }

    public Permission permission() {
        return permission;
    }
}
