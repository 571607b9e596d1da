package org.tallystick.lib.bankfiles.pain;

import java.util.Locale;
import java.util.regex.Pattern;
import org.iban4j.IbanUtil;
import org.jspecify.annotations.Nullable;

/**
 * A party and its account.
 *
 * @param name up to 70 characters, in the letters of SEPA; a longer one is cut
 * @param iban in capital letters without blanks; its check digits are right
 * @param bic of the bank, where it is known: the IBAN is enough
 */
public record SepaAccount(
        String name, String iban, @Nullable String bic) {
    private static final Pattern BIC = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");

    /** @throws IllegalArgumentException when the name is empty, or the IBAN or BIC is wrong */
    public SepaAccount {
        name = SepaText.free(name, 70);
        iban = iban.replaceAll("[\\s\u00a0]", "").toUpperCase(Locale.ROOT);
        SepaText.check(!name.isEmpty(), "name is empty");
        SepaText.check(IbanUtil.isValid(iban), "the IBAN is not valid");
        SepaText.check(bic == null || BIC.matcher(bic).matches(), "the BIC is not valid");
    }
}
