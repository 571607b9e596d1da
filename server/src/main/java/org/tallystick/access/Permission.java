package org.tallystick.access;

/** What a role allows. A command asks for the permission it needs. */
public enum Permission {
    VIEW,
    KEEP_CUSTOMERS,
    SET_STANDING,
    KEEP_DISPUTES,
    KEEP_CHARGES,
    BILL,
    KEEP_DOCUMENTS,
    WAIVE_DOCUMENTS,
    CREDIT,
    TAKE_PAYMENTS,
    ALLOCATE,
    PROMOTE_RULES,
    APPROVE_INVOICES,
    APPROVE_REFUNDS,
    APPROVE_BANK_DETAILS,
    APPROVE_LIMITS,
    WRITE_OFF,
    /** Remind customers of what they owe, and say when they are left alone. */
    COLLECT,
    PROPOSE,
    APPROVE_LARGE,
    IMPORT,
    KEEP_LEDGER,
    CLOSE_PERIODS,
    CHECK_BOOKS,
    ADMINISTER
}
