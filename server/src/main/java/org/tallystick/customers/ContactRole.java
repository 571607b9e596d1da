package org.tallystick.customers;

/** What a contact is there for. */
public enum ContactRole {
    INVOICE_RECIPIENT("Receives invoices"),
    ACCOUNTS_PAYABLE("Accounts payable"),
    APPROVER("Approves invoices"),
    ESCALATION("Escalation"),
    DUNNING("Receives reminders");

    private final String title;

    ContactRole(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
