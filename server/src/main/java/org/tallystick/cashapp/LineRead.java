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
 * @param bankReference the bank's own reference of the payment, else of its entry
 * @param entryReference the bank's reference of the entry, which its notification repeats
 * @param pending announced, not in the books of the bank yet
 * @param setAside why it is no ordinary payment: a return, a reversal or a batch without its payments; null when it is one
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
        @Nullable String entryReference,
        boolean pending,
        Remittance remittance,
        @Nullable String setAside) {
    /** Stands for payments the bank has not listed. */
    static final String BATCH = "batch";

    /** A line as it is stored; it has no fingerprint any more. */
    static LineRead stored(ReceiptLine line) {
        return new LineRead(
                line.ordinal(),
                "",
                0,
                line.bookedOn(),
                line.valueOn(),
                line.amount(),
                line.counterparty(),
                line.counterAccount(),
                line.bankReference(),
                line.entryReference(),
                false,
                Remittance.stored(line.reference(), line.remittance(), line.endToEndId(), line.original()),
                null);
    }

    /** The same line by its fingerprint in hexadecimal. */
    LineRead fingerprinted(String hex) {
        return new LineRead(
                ordinal,
                hex,
                detail,
                bookedOn,
                valueOn,
                amount,
                counterparty,
                counterAccount,
                bankReference,
                entryReference,
                pending,
                remittance,
                setAside);
    }

    /** The same entry with what its notification tells of it. */
    LineRead with(LineRead told) {
        return new LineRead(
                ordinal,
                fingerprint,
                detail,
                bookedOn,
                valueOn,
                amount,
                counterparty == null ? told.counterparty : counterparty,
                counterAccount == null ? told.counterAccount : counterAccount,
                bankReference,
                entryReference,
                pending,
                remittance.with(told.remittance),
                setAside == null ? told.setAside : setAside);
    }

    /** One payment of this collective entry, as its notification tells it. */
    LineRead part(int place, LineRead told) {
        return new LineRead(
                ordinal,
                fingerprint,
                place,
                bookedOn,
                valueOn,
                told.amount,
                told.counterparty,
                told.counterAccount,
                told.bankReference,
                entryReference,
                false,
                told.remittance,
                told.isBatch() ? null : told.setAside);
    }

    /** Names the line among the payments of its source. */
    String sourceId() {
        return detail == 0 ? fingerprint : fingerprint + ":" + detail;
    }

    byte[] fingerprintBytes() {
        String hex = detail == 0 ? fingerprint : fingerprint + "%08x".formatted(detail);
        return HexFormat.of().parseHex(hex);
    }

    boolean isBatch() {
        return BATCH.equals(setAside);
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
