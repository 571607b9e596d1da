package org.tallystick.statements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;

/**
 * A statement of account as it was issued, without its content. It knows what was recorded up to {@code knownAt}; what became
 * known later is on the next one, which opens where this one closed.
 */
public record Statement(
        UUID id,
        UUID run,
        CustomerId customer,
        String number,
        LocalDate from,
        LocalDate to,
        Instant knownAt,
        @Nullable UUID previous,
        Money opening,
        Money closing,
        Money overdue,
        byte[] sha256) {
    /** Says that a statement was issued; its subject is the statement. */
    public static final String ISSUED = "StatementIssued";

    public String hash() {
        return HexFormat.of().formatHex(sha256);
    }
}
