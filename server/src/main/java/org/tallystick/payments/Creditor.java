package org.tallystick.payments;

import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.pain.CreditorIdentifier;
import org.tallystick.platform.Refusal;

/**
 * The company as a collector of direct debits.
 *
 * @param identifier its SEPA creditor identifier; null as long as it has none
 * @param noticeDays how many days before a collection payers are told
 * @param mostReturns so many debits sent back in a row block their mandate
 */
public record Creditor(@Nullable String identifier, int noticeDays, int mostReturns) {
    /** What the SEPA rulebooks ask for unless the payer agreed to less. */
    public static final Creditor USUAL = new Creditor(null, 14, 3);

    private static final int MOST_DAYS = 90;
    private static final int MOST_RETURNS = 20;

    public Creditor {
        requireDays(noticeDays);
        if (mostReturns < 1 || mostReturns > MOST_RETURNS) {
            throw Refusal.invalid("RETURNS_INVALID", "A mandate is blocked after 1 to " + MOST_RETURNS + " returns.");
        }
        if (identifier != null) {
            identifier = checked(identifier);
        }
    }

    /** Ends the request when payers would be told too late or far too early. */
    public static void requireDays(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw Refusal.invalid("NOTICE_INVALID", "Payers are told 1 to " + MOST_DAYS + " days before.");
        }
    }

    private static String checked(String identifier) {
        try {
            return new CreditorIdentifier(identifier).value();
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(
                    "CREDITOR_INVALID",
                    "This creditor identifier has a typing error: its check digits do not fit. Look it up again.");
        }
    }
}
