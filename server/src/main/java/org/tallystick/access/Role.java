package org.tallystick.access;

import static org.tallystick.access.Permission.ALLOCATE;
import static org.tallystick.access.Permission.APPROVE_BANK_DETAILS;
import static org.tallystick.access.Permission.APPROVE_INVOICES;
import static org.tallystick.access.Permission.APPROVE_LARGE;
import static org.tallystick.access.Permission.APPROVE_LIMITS;
import static org.tallystick.access.Permission.APPROVE_REFUNDS;
import static org.tallystick.access.Permission.BILL;
import static org.tallystick.access.Permission.CHECK_BOOKS;
import static org.tallystick.access.Permission.CLOSE_PERIODS;
import static org.tallystick.access.Permission.COLLECT;
import static org.tallystick.access.Permission.CREDIT;
import static org.tallystick.access.Permission.IMPORT;
import static org.tallystick.access.Permission.KEEP_CHARGES;
import static org.tallystick.access.Permission.KEEP_CUSTOMERS;
import static org.tallystick.access.Permission.KEEP_DISPUTES;
import static org.tallystick.access.Permission.KEEP_DOCUMENTS;
import static org.tallystick.access.Permission.KEEP_LEDGER;
import static org.tallystick.access.Permission.PROMOTE_RULES;
import static org.tallystick.access.Permission.PROPOSE;
import static org.tallystick.access.Permission.SET_STANDING;
import static org.tallystick.access.Permission.TAKE_PAYMENTS;
import static org.tallystick.access.Permission.VIEW;
import static org.tallystick.access.Permission.WAIVE_DOCUMENTS;
import static org.tallystick.access.Permission.WRITE_OFF;

import java.util.EnumSet;
import java.util.Set;

/** The part a person plays in a company. */
public enum Role {
    ADMINISTRATOR("Administrator", EnumSet.allOf(Permission.class)),
    BILLING_CLERK(
            "Billing clerk",
            EnumSet.of(VIEW, KEEP_CUSTOMERS, KEEP_CHARGES, BILL, KEEP_DISPUTES, KEEP_DOCUMENTS, PROPOSE, IMPORT)),
    CASH_CLERK("Cash clerk", EnumSet.of(VIEW, TAKE_PAYMENTS, ALLOCATE, KEEP_DISPUTES, KEEP_DOCUMENTS, PROPOSE, IMPORT)),
    COLLECTOR("Collector", EnumSet.of(VIEW, KEEP_CUSTOMERS, KEEP_DISPUTES, KEEP_DOCUMENTS, COLLECT, PROPOSE)),
    CREDIT_MANAGER(
            "Credit manager",
            EnumSet.of(VIEW, KEEP_CUSTOMERS, SET_STANDING, KEEP_DISPUTES, KEEP_DOCUMENTS, COLLECT, PROPOSE)),
    APPROVER(
            "Approver",
            EnumSet.of(
                    VIEW,
                    CREDIT,
                    WRITE_OFF,
                    PROPOSE,
                    APPROVE_INVOICES,
                    APPROVE_REFUNDS,
                    APPROVE_BANK_DETAILS,
                    APPROVE_LIMITS,
                    KEEP_DISPUTES,
                    KEEP_DOCUMENTS,
                    WAIVE_DOCUMENTS)),
    CONTROLLER(
            "Controller",
            EnumSet.of(
                    VIEW,
                    CREDIT,
                    WRITE_OFF,
                    PROPOSE,
                    APPROVE_LARGE,
                    KEEP_DISPUTES,
                    KEEP_DOCUMENTS,
                    WAIVE_DOCUMENTS,
                    ALLOCATE,
                    PROMOTE_RULES,
                    APPROVE_INVOICES,
                    APPROVE_REFUNDS,
                    APPROVE_BANK_DETAILS,
                    APPROVE_LIMITS,
                    IMPORT,
                    KEEP_LEDGER,
                    CLOSE_PERIODS,
                    CHECK_BOOKS)),
    AUDITOR("Auditor (read only)", EnumSet.of(VIEW, CHECK_BOOKS));

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf is immutable
    private final Set<Permission> permissions;

    Role(String title, Set<Permission> permissions) {
        this.title = title;
        this.permissions = Set.copyOf(permissions);
    }

    public String title() {
        return title;
    }

    public Set<Permission> permissions() {
        return permissions;
    }
}
