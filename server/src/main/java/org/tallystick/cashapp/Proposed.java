package org.tallystick.cashapp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.receivables.Difference;
import org.tallystick.receivables.OpenItem;

/**
 * What is proposed for a payment now.
 *
 * @param rule that proposes it; none when nothing was found
 * @param sentence why it is proposed, or why nothing is
 * @param left what would stay unapplied
 * @param paid what the payment is exchanged into first, whose currency all amounts are in; null when it stays what it is
 * @param hindrance why it cannot be accepted as it stands
 */
public record Proposed(
        PaymentId payment,
        @Nullable String rule,
        String sentence,
        List<Part> parts,
        Money left,
        @Nullable Money paid,
        @Nullable String hindrance) {
    public Proposed {
        parts = List.copyOf(parts);
    }

    /** The cash on one item, negative for a credit taken along, and the differences settled beside it. */
    public record Part(OpenItem item, Money amount, List<Difference> beside) {
        public Part {
            beside = List.copyOf(beside);
        }
    }

    public boolean isAcceptable() {
        return rule != null && hindrance == null;
    }

    /** Says which proposal somebody saw: another one has another seal. */
    public String seal() {
        String text = rule
                + (paid == null ? "" : paid)
                + parts.stream()
                        .map(part -> part.item().id() + " " + part.amount() + " " + part.beside())
                        .collect(Collectors.joining("\n"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
