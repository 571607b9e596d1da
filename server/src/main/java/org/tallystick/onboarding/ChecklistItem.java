package org.tallystick.onboarding;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerKind;

/**
 * Something a company wants to know about customers before it bills them.
 *
 * @param requiredOf the kinds of customers it is asked of; empty: of nobody
 * @param validMonths how long its evidence usually holds; null: without end
 */
public record ChecklistItem(
        String code,
        int version,
        String title,
        Set<CustomerKind> requiredOf,
        @Nullable Integer validMonths) {
    public static final String TAX_ID = "TAX_ID";
    public static final String ADDRESS = "ADDRESS";
    public static final String BANK = "BANK";
    public static final String CONTACT = "CONTACT";
    public static final String CREDIT_APPLICATION = "CREDIT_APPLICATION";
    /** Settled by an acknowledgement, and by nothing else. */
    public static final String TERMS = "TERMS";

    /** What there is in every company; a company says of whom it asks which, and adds items of its own. */
    static final List<ChecklistItem> USUAL = List.of(
            usual(TAX_ID, "Tax id"),
            usual(ADDRESS, "Address"),
            usual(BANK, "Bank account"),
            usual(CONTACT, "Contact"),
            usual(CREDIT_APPLICATION, "Credit application"),
            usual(TERMS, "Terms accepted"));

    public ChecklistItem {
        requiredOf = Set.copyOf(requiredOf);
    }

    private static ChecklistItem usual(String code, String title) {
        return new ChecklistItem(code, 0, title, Set.of(), null);
    }

    public boolean isOwn() {
        return USUAL.stream().noneMatch(usual -> usual.code().equals(code));
    }

    public boolean isRequiredOf(CustomerKind kind) {
        return requiredOf.contains(kind);
    }

    /** What is found right by looking at the customer; it opens again when that changes. */
    public boolean isChecked() {
        return Set.of(TAX_ID, ADDRESS, BANK, CONTACT).contains(code);
    }
}
