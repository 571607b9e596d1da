package org.tallystick.workbench.payments;

/** What the stored name of a matching rule means to people. */
public final class MatchingRules {
    private MatchingRules() {}

    public static String sentence(String rule) {
        return switch (rule) {
            case "manual" -> "Decided by a person";
            case "reference-exact" -> "The reference names the document and the amount agrees";
            case "reference-discount" -> "The reference names the document and the amount is its total less discount";
            case "reference-over" -> "The reference names the document; the payment is larger";
            case "reference-part" -> "The reference names the document; the payment is a part of it";
            case "reference-weak" -> "Only a few digits name the document";
            case "reference-conflict" -> "Different parts of the text name different documents";
            case "reference-later" -> "A document named is dated after the payment";
            case "reference-family" -> "The documents named belong to customers without a common parent";
            case "reference-short" -> "Several documents are named and the payment is less than they sum to";
            case "reference-reserved" -> "A document named waits for a direct debit";
            case "direct-debit" -> "Collected by direct debit";
            default -> "By rule " + rule;
        };
    }
}
