package org.tallystick.debits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tallystick.lib.bankfiles.pain.CreditorIdentifier;
import org.tallystick.lib.bankfiles.pain.DebitBatch;
import org.tallystick.lib.bankfiles.pain.OutgoingDebit;
import org.tallystick.lib.bankfiles.pain.OutgoingMessage;
import org.tallystick.lib.bankfiles.pain.PaymentWriter;
import org.tallystick.lib.bankfiles.pain.SepaAccount;
import org.tallystick.lib.bankfiles.pain.SepaRemittance;
import org.tallystick.payments.DebitAccount;
import org.tallystick.payments.Mandate;
import org.tallystick.platform.Refusal;

/** The pain.008.001.08 of a run of SEPA direct debits. */
final class SepaDebitFile {
    private static final int TEXT_LENGTH = 140;

    private SepaDebitFile() {}

    static byte[] written(
            DebitFile file, LocalDateTime at, String company, SepaAccount creditor, String identifier, LocalDate on) {
        Map<String, List<DebitFile.Payer>> batches = file.payers().stream()
                .collect(Collectors.groupingBy(DebitFile.Payer::batch, TreeMap::new, Collectors.toList()));
        var output = new ByteArrayOutputStream();
        try {
            var collector = new CreditorIdentifier(identifier);
            PaymentWriter.debits(
                    new OutgoingMessage(DebitFile.name(file.run()), at, company),
                    batches.entrySet().stream()
                            .map(batch -> batch(batch.getKey(), batch.getValue(), creditor, collector, on))
                            .toList(),
                    output);
        } catch (IllegalArgumentException e) {
            throw refused(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.toByteArray();
    }

    static Refusal refused(IllegalArgumentException e) {
        return Refusal.conflict(
                "DEBIT_REFUSED",
                "The bank would not take the file: " + String.valueOf(e.getMessage()) + ". Leave that item out.");
    }

    /** Booked one by one, so that each line of the statement names its debit. */
    private static DebitBatch batch(
            String id, List<DebitFile.Payer> payers, SepaAccount creditor, CreditorIdentifier collector, LocalDate on) {
        DebitFile.Payer one = payers.getFirst();
        return new DebitBatch(
                id,
                on,
                DebitBatch.Scheme.valueOf(one.mandate().scheme().name()),
                DebitBatch.SequenceType.valueOf(one.debit().sequence().name()),
                creditor,
                collector,
                false,
                payers.stream().map(SepaDebitFile::outgoing).toList());
    }

    private static OutgoingDebit outgoing(DebitFile.Payer payer) {
        Mandate mandate = payer.mandate();
        if (!(mandate.account() instanceof DebitAccount.Sepa account)) {
            throw new IllegalStateException("mandate " + mandate.id() + " in a file of SEPA");
        }
        return new OutgoingDebit(
                payer.debit().endToEndId(),
                payer.debit().amount(),
                new SepaAccount(mandate.holder(), account.iban(), account.bic()),
                mandate.reference(),
                mandate.signedOn(),
                new SepaRemittance.FreeText(text(payer.documents())));
    }

    /** The numbers of the documents, as many as fit, and how many more there are. */
    static String text(List<String> documents) {
        List<String> numbers = documents.stream().distinct().toList();
        for (int shown = numbers.size(); shown > 0; shown--) {
            String rest = shown == numbers.size() ? "" : " and " + (numbers.size() - shown) + " more";
            String text = String.join(", ", numbers.subList(0, shown)) + rest;
            if (text.length() <= TEXT_LENGTH) {
                return text;
            }
        }
        return numbers.size() + " documents";
    }
}
