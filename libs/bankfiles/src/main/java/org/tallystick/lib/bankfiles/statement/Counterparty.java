package org.tallystick.lib.bankfiles.statement;

import org.jspecify.annotations.Nullable;

/** The other side of a payment, as far as the bank names it. */
public record Counterparty(
        @Nullable String name,
        @Nullable String iban,
        @Nullable String account,
        @Nullable String bic,
        @Nullable String ultimateName) {
    /** Nobody named. */
    public static final Counterparty UNKNOWN = new Counterparty(null, null, null, null, null);

    /** Whether neither a name nor an account is known. */
    public boolean isUnknown() {
        return name == null && iban == null && account == null && ultimateName == null;
    }
}
