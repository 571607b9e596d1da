package org.tallystick.lib.bankfiles.statement;

import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What kind of booking it is: the ISO 20022 code such as PMNT/RCDT/ESCT, the bank's own code, or both. */
public record TransactionCode(
        @Nullable String domain,
        @Nullable String family,
        @Nullable String subFamily,
        @Nullable String proprietary) {
    /** No code at all. */
    public static final TransactionCode NONE = new TransactionCode(null, null, null, null);

    /** {@code PMNT/RCDT/ESCT}, else the bank's own code, else an empty text. */
    public String text() {
        if (domain == null) {
            return Objects.requireNonNullElse(proprietary, "");
        }
        var parts = new StringJoiner("/").add(domain);
        if (family != null) {
            parts.add(family);
        }
        if (subFamily != null) {
            parts.add(subFamily);
        }
        return parts.toString();
    }
}
