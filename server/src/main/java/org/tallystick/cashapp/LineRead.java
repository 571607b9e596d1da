package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * A booked entry of a statement, or one payment inside a collective entry. Its fingerprint is the same in every delivery.
 *
 * @param detail the payment's place in a collective entry, 0 for the entry as a whole
 * @param amount negative for money that left
 * @param setAside why it is no ordinary payment: a return or a reversal; null when it is one
 */
record LineRead(
        int ordinal,
        String fingerprint,
        int detail,
        LocalDate bookedOn,
        @Nullable LocalDate valueOn,
        Money amount,
        @Nullable String counterparty,
        @Nullable String counterAccount,
        @Nullable String bankReference,
        Remittance remittance,
        @Nullable String setAside) {
    /** Names the line among the payments of its source. */
    String sourceId() {
        return detail == 0 ? fingerprint : fingerprint + ":" + detail;
    }

    byte[] fingerprintBytes() {
        String hex = detail == 0 ? fingerprint : fingerprint + "%08x".formatted(detail);
        return HexFormat.of().parseHex(hex);
    }

    /** A credit that a customer may have paid. */
    boolean isReceipt() {
        return amount.isPositive() && setAside == null;
    }

    @Nullable
    String reference() {
        String all = Stream.concat(remittance.references().stream(), remittance.documents().stream())
                .collect(Collectors.joining("\n"));
        return all.isEmpty() ? null : all;
    }
}
