package org.tallystick.lib.bankfiles.statement;

import org.jspecify.annotations.Nullable;

/** An account as a file names it: by IBAN, by another number, or both. */
public record BankAccount(
        @Nullable String iban,
        @Nullable String number,
        @Nullable String name,
        @Nullable String currency,
        @Nullable String bic) {
    /** The IBAN, else the other number, else an empty text. */
    public String id() {
        if (iban != null) {
            return iban;
        }
        return number == null ? "" : number;
    }
}
