package org.tallystick.cashapp;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/** A bank statement as it was imported; held when its totals did not agree and nobody has released it yet. */
public record ImportedStatement(
        UUID id,
        UUID bankAccount,
        UUID file,
        String identity,
        String currency,
        @Nullable Money opening,
        @Nullable Money closing,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        int lines,
        @Nullable String heldCode,
        Instant importedAt,
        @Nullable Instant releasedAt,
        @Nullable String releaseReason) {
    public boolean isHeld() {
        return heldCode != null && releasedAt == null;
    }
}
