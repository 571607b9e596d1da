package org.tallystick.approvals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * A deed somebody wants to do.
 *
 * @param subjectType what it is done to, such as {@code invoice}
 * @param label the number of the subject, as people call it
 * @param customer whom it concerns
 * @param base the amount in the company's currency
 * @param command all that is needed to do it, by name
 * @param first it is the first invoice of its customer
 * @param batch what it is asked for with, such as a billing run
 * @param before what holds until it is approved, or was decided about last, by the names of the command
 */
public record Asked(
        ApprovalKind kind,
        String subjectType,
        UUID subject,
        String label,
        @Nullable UUID customer,
        Money amount,
        Money base,
        String reason,
        Map<String, String> command,
        boolean first,
        @Nullable UUID batch,
        Map<String, String> before) {
    /** The part of the command that says what is earned, in percent: {@code 12.50 %}; not there where nobody knows. */
    public static final String MARGIN = "Margin";

    public Asked {
        command = Map.copyOf(command);
        before = Map.copyOf(before);
    }

    public Asked(
            ApprovalKind kind,
            String subjectType,
            UUID subject,
            String label,
            @Nullable UUID customer,
            Money amount,
            Money base,
            String reason,
            Map<String, String> command) {
        this(kind, subjectType, subject, label, customer, amount, base, reason, command, false, null, Map.of());
    }

    /** The same, taking the place of what held before. */
    public Asked insteadOf(Map<String, String> known) {
        return new Asked(
                kind, subjectType, subject, label, customer, amount, base, reason, command, first, batch, known);
    }

    public Matter matter() {
        String margin = command.get(MARGIN);
        return new Matter(
                customer,
                amount,
                base,
                first,
                margin == null ? null : new BigDecimal(margin.substring(0, margin.indexOf(' '))));
    }

    /** A part of the command that every deed of the kind has. */
    public String part(String name) {
        return Objects.requireNonNull(command.get(name), name);
    }

    /** SHA-256 of the command: the same deed has the same, and any other another one. */
    public byte[] fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(command).forEach((name, value) -> {
                add(digest, name);
                add(digest, value);
            });
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Length first, so that no two commands run together. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
