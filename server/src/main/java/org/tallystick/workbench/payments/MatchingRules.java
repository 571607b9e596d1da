package org.tallystick.workbench.payments;

import org.tallystick.cashapp.Acceptance;

/** What the stored name of a matching rule means to people. */
public final class MatchingRules {
    private MatchingRules() {}

    public static String sentence(String rule) {
        if (rule.startsWith(Acceptance.ACCEPTED)) {
            return "Accepted by a person: " + sentence(rule.substring(Acceptance.ACCEPTED.length()));
        }
        return switch (rule) {
            case "manual" -> "Decided by a person";
            case "CA-1" -> "A reference with check digits names the document";
            case "CA-2" -> "The text names the document, and the amount agrees";
            case "CA-3" -> "The text nearly names the documents, and the sum is exact";
            case "CA-4" -> "Only one item has this amount, and the text comes close to it";
            case "CA-5" -> "Documents named and the only ones that make up the rest";
            case "CA-6" -> "The text names the document; the amount differs";
            case "CA-6F" -> "The text nearly names the document; the amount differs";
            case "CA-7" -> "Nothing named; only one item has this amount";
            case "CA-7D" -> "Nothing named; only one item has this amount less its discount";
            case "CA-8" -> "Nothing named; everything due, or a like set, is the amount";
            case "CA-9" -> "Nothing named; only these items make up the amount";
            case "stated" -> "The payer says how much is meant for each document";
            case "advice" -> "The remittance advice says what is paid on each document";
            case "installments" -> "The oldest installments of the document named";
            case "direct-debit" -> "Collected by direct debit";
            case "deposit" -> "The line of a deposit of checks or cash";
            case "online-payment" -> "Paid online, through a payment provider";
            case "payout" -> "A payment provider paid out what it held";
            case "return" -> "The bank took money back";
            case "batch" -> "A collection whose payments the bank has not listed yet";
            case "parts" -> "A notification listed its payments";
            case "reversal" -> "The bank reversed a booking";
            default ->
                rule.startsWith("return ") ? "The bank took money back: " + rule.substring(7) : "By rule " + rule;
        };
    }
}
