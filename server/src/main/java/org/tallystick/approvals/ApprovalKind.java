package org.tallystick.approvals;

import org.tallystick.access.Permission;

/** What may take a second person, and what whoever decides about it must be allowed to do. */
public enum ApprovalKind {
    INVOICE("Invoice", "Invoices", Permission.APPROVE_INVOICES, false),
    CREDIT_MEMO("Credit memo", "Credit memos", Permission.CREDIT, false),
    WRITE_OFF("Write-off", "Write-offs", Permission.WRITE_OFF, false),
    FEE_WAIVER("Waiver of a late fee", "Waivers of late fees", Permission.WRITE_OFF, false),
    REFUND("Refund", "Refunds", Permission.APPROVE_REFUNDS, true),
    BANK_DETAILS("Bank details", "Changes of bank details", Permission.APPROVE_BANK_DETAILS, true),
    CREDIT_LIMIT("Credit limit", "Credit limits", Permission.APPROVE_LIMITS, true);

    private final String title;
    private final String plural;
    private final Permission permission;
    private final boolean takesTwo;

    ApprovalKind(String title, String plural, Permission permission, boolean takesTwo) {
        this.title = title;
        this.plural = plural;
        this.permission = permission;
        this.takesTwo = takesTwo;
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

    /** Whether it takes an approver where no line of the matrix fits. */
    public boolean takesTwo() {
        return takesTwo;
    }
}
