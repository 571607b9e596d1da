package org.tallystick.ledger;

import org.tallystick.ledger.Account.Kind;

/** What the product itself posts to; each role is played by one account of the company's chart. */
public enum AccountRole {
    CASH("1000", "Bank", Kind.ASSET),
    UNDEPOSITED_FUNDS("1050", "Undeposited funds", Kind.ASSET),
    LINES_TO_CLARIFY("1080", "Bank lines to clarify", Kind.ASSET),
    OTHER_BANK_MOVEMENTS("1090", "Other bank movements", Kind.ASSET),
    EXCHANGE_CLEARING("1095", "Exchange clearing", Kind.ASSET),
    PROVIDER_CLEARING("1070", "Provider clearing", Kind.ASSET),
    RECEIVABLES("1200", "Accounts receivable", Kind.ASSET),
    DISPUTED_PAYMENTS("1250", "Disputed payments", Kind.ASSET),
    UNAPPLIED_CASH("2100", "Unapplied cash", Kind.LIABILITY),
    REFUNDS_PAYABLE("2150", "Refunds payable", Kind.LIABILITY),
    CUSTOMER_DEPOSITS("2120", "Customer deposits", Kind.LIABILITY),
    TAX("2200", "Tax payable", Kind.LIABILITY),
    OPENING_BALANCE("3900", "Opening balances", Kind.EQUITY),
    REVENUE("4000", "Revenue", Kind.REVENUE),
    RETURN_FEES("4700", "Return fees", Kind.REVENUE),
    LATE_FEES("4720", "Late fees and interest", Kind.REVENUE),
    DISCOUNT_ALLOWED("4800", "Early-payment discounts allowed", Kind.REVENUE),
    EXCHANGE_GAIN("4900", "Exchange gains", Kind.REVENUE),
    BANK_CHARGES("6700", "Bank charges", Kind.EXPENSE),
    PAYMENT_FEES("6720", "Payment fees", Kind.EXPENSE),
    SMALL_DIFFERENCES("6750", "Small differences", Kind.EXPENSE),
    WRITE_OFF("6800", "Receivables written off", Kind.EXPENSE),
    EXCHANGE_LOSS("6900", "Exchange losses", Kind.EXPENSE);

    private final String number;
    private final String title;
    private final Account.Kind kind;

    AccountRole(String number, String title, Account.Kind kind) {
        this.number = number;
        this.title = title;
        this.kind = kind;
    }

    /** The account a new company's chart has for the role. */
    public Account usual() {
        return new Account(number, title, kind, this, null);
    }
}
