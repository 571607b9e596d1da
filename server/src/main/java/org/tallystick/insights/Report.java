package org.tallystick.insights;

import java.util.Arrays;
import java.util.Optional;

/** The reports there are, by the names the command line and addresses call them. */
public enum Report {
    AGING_BY_CUSTOMER("aging-by-customer", "Aging by customer", "What every customer owes, by age"),
    AGING_BY_INVOICE("aging-by-invoice", "Aging by invoice", "Every open item and unapplied payment, by age"),
    OPEN_ITEMS("open-items", "Open items", "What is open now, with payment references"),
    STATEMENT("statement", "Statement of account", "What moved one customer's balance, and the balance"),
    UNBILLED("unbilled", "Unbilled charges", "What waits to be billed"),
    PREVIOUSLY_BILLED(
            "previously-billed",
            "Previously billed",
            "What was billed in twelve months and this year, by customer, contract and service line, less credit memos"),
    PAYMENTS("payments", "Payments", "Money received"),
    UNAPPLIED("unapplied", "Unapplied payments", "Money received that settles nothing yet"),
    UNAPPLIED_AGING(
            "unapplied-aging", "Unapplied money by age", "How long money has been lying unapplied, per customer"),
    STRAIGHT_THROUGH(
            "straight-through", "Straight-through", "What settled by itself, by accepted proposal and by hand"),
    TRIAL_BALANCE("trial-balance", "Trial balance", "Debits, credits and balance of every account"),
    JOURNAL("journal", "Journal", "Every posting"),
    CUSTOMERS("customers", "Customers", "Customers with terms, standing and balance"),
    ALLOCATIONS("allocations", "Allocations", "What settled what, and what was taken back"),
    KPIS("kpis", "Key figures", "Key figures with their formulas"),
    AUDIT("audit", "Audit trail", "Who did what, when and why");

    private final String key;
    private final String title;
    private final String description;

    Report(String key, String title, String description) {
        this.key = key;
        this.title = title;
        this.description = description;
    }

    public static Optional<Report> find(String key) {
        return Arrays.stream(values()).filter(report -> report.key.equals(key)).findFirst();
    }

    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }
}
