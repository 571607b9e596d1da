package org.tallystick.lib.bankfiles.pain;

/** What a payment is for; SEPA carries either free text or one reference, never both. */
public sealed interface SepaRemittance permits SepaRemittance.FreeText, SepaRemittance.CreditorReference {
    /**
     * Words.
     *
     * @param text up to 140 characters, in the letters of SEPA; a longer one is cut, an empty one is left out
     */
    record FreeText(String text) implements SepaRemittance {
        public FreeText {
            text = SepaText.free(text, 140);
        }
    }

    /**
     * A reference of ISO 11649.
     *
     * @param reference such as {@code RF18539007547034}; whoever made it has checked it
     */
    record CreditorReference(String reference) implements SepaRemittance {
        /** @throws IllegalArgumentException when it does not look like one */
        public CreditorReference {
            SepaText.check(reference.matches("RF[0-9]{2}[A-Z0-9]{1,21}"), "the creditor reference is not valid");
        }
    }
}
