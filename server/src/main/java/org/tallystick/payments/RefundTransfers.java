package org.tallystick.payments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.tallystick.lib.bankfiles.pain.OutgoingMessage;
import org.tallystick.lib.bankfiles.pain.OutgoingTransfer;
import org.tallystick.lib.bankfiles.pain.PaymentWriter;
import org.tallystick.lib.bankfiles.pain.SepaAccount;
import org.tallystick.lib.bankfiles.pain.SepaRemittance;
import org.tallystick.lib.bankfiles.pain.TransferBatch;

/** Refunds as SEPA credit transfers, pain.001.001.09: the end-to-end identification is the number of the refund. */
final class RefundTransfers {
    private RefundTransfers() {}

    /** Who sends the transfers: the company, and the account of ours they are paid from. */
    record Sender(String company, String iban) {}

    /** Says whether a refund goes by file; the others are paid another way and marked by hand. */
    static boolean fits(Refund refund) {
        return refund.iban() != null && refund.amount().currency().code().equals("EUR");
    }

    /** @throws IllegalArgumentException when a part breaks a rule of SEPA, the message names which */
    static OutgoingTransfer transfer(Refund refund) {
        return new OutgoingTransfer(
                refund.number(),
                refund.amount(),
                new SepaAccount(refund.beneficiary(), Objects.requireNonNull(refund.iban()), null),
                new SepaRemittance.FreeText("Refund " + refund.number()));
    }

    static byte[] write(String id, LocalDateTime at, Sender sender, List<Refund> refunds) {
        LocalDate day = at.toLocalDate();
        var batch = new TransferBatch(
                id,
                day,
                new SepaAccount(sender.company(), sender.iban(), null),
                false,
                refunds.stream().map(RefundTransfers::transfer).toList());
        var bytes = new ByteArrayOutputStream();
        try {
            PaymentWriter.transfers(new OutgoingMessage(id, at, sender.company()), List.of(batch), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
