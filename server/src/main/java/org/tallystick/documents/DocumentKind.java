package org.tallystick.documents;

import java.util.List;

/** What a supporting document is, and how many full years it is kept after the year it came in. */
public record DocumentKind(String code, String title, int retentionYears) {
    static final int MOST_YEARS = 100;

    private static final int VOUCHER_YEARS = 10;
    private static final int LETTER_YEARS = 6;

    /** What every company begins with; a company may change the years, and add kinds of its own. */
    static final List<DocumentKind> USUAL = List.of(
            new DocumentKind("PURCHASE_ORDER", "Purchase order", VOUCHER_YEARS),
            new DocumentKind("PROOF_OF_DELIVERY", "Proof of delivery", VOUCHER_YEARS),
            new DocumentKind("TIMESHEET", "Timesheet", VOUCHER_YEARS),
            new DocumentKind("ACCEPTANCE_CERTIFICATE", "Acceptance certificate", VOUCHER_YEARS),
            new DocumentKind("REFERRAL", "Referral", VOUCHER_YEARS),
            new DocumentKind("CONTRACT", "Contract", VOUCHER_YEARS),
            new DocumentKind("ACKNOWLEDGEMENT", "Acknowledgement of a payer", VOUCHER_YEARS),
            new DocumentKind("CUSTOMER_EVIDENCE", "Evidence about a customer", VOUCHER_YEARS),
            new DocumentKind("CORRESPONDENCE", "Correspondence", LETTER_YEARS));
}
