package org.tallystick.debits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tallystick.debits.Debit.Sequence;
import org.tallystick.debits.Debit.State;
import org.tallystick.lib.bankfiles.pain.CreditorIdentifier;
import org.tallystick.lib.bankfiles.pain.DebitBatch;
import org.tallystick.lib.bankfiles.pain.OutgoingDebit;
import org.tallystick.lib.bankfiles.pain.OutgoingMessage;
import org.tallystick.lib.bankfiles.pain.PaymentWriter;
import org.tallystick.lib.bankfiles.pain.SepaAccount;
import org.tallystick.lib.bankfiles.pain.SepaRemittance;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Mandate;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.Slice;

/** Turns what may be collected into debits, one per payer, and into the pain.008.001.08 that a bank is sent. */
final class DebitFile {
    private static final int TEXT_LENGTH = 140;

    private final UUID run;
    private final List<Payer> payers;

    /** What one payer is debited, and for which items. */
    record Payer(Debit debit, Mandate mandate, List<String> documents, List<Slice> slices) {
        Payer {
            documents = List.copyOf(documents);
            slices = List.copyOf(slices);
        }

        String batch() {
            return debit.batchId();
        }
    }

    DebitFile(UUID run, List<Payer> payers) {
        this.run = run;
        this.payers = List.copyOf(payers);
    }

    /**
     * A new run.
     *
     * @param collectables the items of one customer stand together
     * @param usualDays how many days before payers are told who agreed to nothing else
     */
    static DebitFile planned(UUID run, List<Collectable> collectables, LocalDate collectOn, int usualDays) {
        Map<UUID, List<Collectable>> byMandate = new TreeMap<>();
        collectables.forEach(item -> byMandate
                .computeIfAbsent(item.mandate().id(), id -> new ArrayList<>())
                .add(item));
        return new DebitFile(
                run,
                byMandate.values().stream()
                        .map(items -> payer(run, items, items.getFirst().tellBy(collectOn, usualDays)))
                        .toList());
    }

    /** As the message is called in the file: an id without its dashes, because a name has at most 35 characters. */
    static String name(UUID id) {
        return id.toString().replace("-", "");
    }

    private static Payer payer(UUID run, List<Collectable> items, LocalDate tellBy) {
        Collectable one = items.getFirst();
        UUID id = Ids.next();
        Money sum = items.stream().map(Collectable::open).reduce(Money::plus).orElseThrow();
        Sequence sequence = one.first() ? Sequence.FRST : Sequence.RCUR;
        var debit = new Debit(
                id,
                run,
                one.customer(),
                one.mandate().id(),
                one.mandate().reference(),
                batch(run, one.mandate().scheme(), sequence),
                name(id),
                sequence,
                sum,
                State.PENDING,
                null,
                null,
                null,
                tellBy,
                null,
                null);
        return new Payer(
                debit,
                one.mandate(),
                items.stream().map(Collectable::number).toList(),
                items.stream().map(item -> new Slice(item.item(), item.open())).toList());
    }

    /** One batch for each scheme and sequence; their initials fill the 35 characters up. */
    private static String batch(UUID run, Mandate.Scheme scheme, Sequence sequence) {
        return name(run) + "-" + scheme.name().charAt(0) + sequence.name().charAt(0);
    }

    List<Debit> debits() {
        return payers.stream().map(Payer::debit).toList();
    }

    Map<UUID, List<Slice>> slices() {
        return payers.stream().collect(Collectors.toMap(payer -> payer.debit().id(), Payer::slices));
    }

    byte[] written(LocalDateTime at, String company, SepaAccount creditor, String identifier, LocalDate on) {
        Map<String, List<Payer>> batches =
                payers.stream().collect(Collectors.groupingBy(Payer::batch, TreeMap::new, Collectors.toList()));
        var output = new ByteArrayOutputStream();
        try {
            var collector = new CreditorIdentifier(identifier);
            PaymentWriter.debits(
                    new OutgoingMessage(name(run), at, company),
                    batches.entrySet().stream()
                            .map(batch -> batch(batch.getKey(), batch.getValue(), creditor, collector, on))
                            .toList(),
                    output);
        } catch (IllegalArgumentException e) {
            throw Refusal.conflict(
                    "DEBIT_REFUSED",
                    "The bank would not take the file: " + String.valueOf(e.getMessage()) + ". Leave that item out.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return output.toByteArray();
    }

    /** Booked one by one, so that each line of the statement names its debit. */
    private static DebitBatch batch(
            String id, List<Payer> payers, SepaAccount creditor, CreditorIdentifier collector, LocalDate on) {
        Payer one = payers.getFirst();
        return new DebitBatch(
                id,
                on,
                DebitBatch.Scheme.valueOf(one.mandate().scheme().name()),
                DebitBatch.SequenceType.valueOf(one.debit().sequence().name()),
                creditor,
                collector,
                false,
                payers.stream().map(DebitFile::outgoing).toList());
    }

    private static OutgoingDebit outgoing(Payer payer) {
        Mandate mandate = payer.mandate();
        return new OutgoingDebit(
                payer.debit().endToEndId(),
                payer.debit().amount(),
                new SepaAccount(mandate.holder(), mandate.iban(), mandate.bic()),
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
