package org.tallystick.debits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Network;

/** One file of direct debits (none before it is handed out), what it sums to, and how many of its debits stand where. */
public record DebitRun(
        UUID id,
        UUID bankAccount,
        Network network,
        String messageId,
        LocalDate dueThrough,
        LocalDate notifiedOn,
        LocalDate collectOn,
        Instant madeAt,
        @Nullable Instant handedOutAt,
        Counts counts,
        Money total) {
    /** How many debits there are in all and in each state. */
    public record Counts(long all, long pending, long collected, long returned, long rejected, long cancelled) {}

    public boolean isHandedOut() {
        return handedOutAt != null;
    }

    public boolean isPending() {
        return counts.pending() > 0;
    }
}
