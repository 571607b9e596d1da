package org.tallystick.payments;

import org.jspecify.annotations.Nullable;

/** The account of a payer that may be debited. */
public sealed interface DebitAccount permits DebitAccount.Sepa, AchAccount {
    Network network();

    /** By what statements and payments name it. */
    String number();

    /** As much of it as its owner needs to know it again. */
    String masked();

    /** An account with an IBAN. */
    record Sepa(String iban, @Nullable String bic) implements DebitAccount {
        private static final int SHOWN = 4;

        @Override
        public Network network() {
            return Network.SEPA;
        }

        @Override
        public String number() {
            return iban;
        }

        @Override
        public String masked() {
            return iban.substring(0, 2) + " \u2026 " + iban.substring(iban.length() - SHOWN);
        }
    }
}
