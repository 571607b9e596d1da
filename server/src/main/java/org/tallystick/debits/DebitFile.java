package org.tallystick.debits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tallystick.debits.Debit.Sequence;
import org.tallystick.debits.Debit.State;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Mandate;
import org.tallystick.platform.Ids;
import org.tallystick.receivables.Slice;

/** The debits that the file of a run holds, one per payer, planned out of what may be collected. */
final class DebitFile {
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

    UUID run() {
        return run;
    }

    List<Payer> payers() {
        return payers;
    }

    List<Debit> debits() {
        return payers.stream().map(Payer::debit).toList();
    }

    Map<UUID, List<Slice>> slices() {
        return payers.stream().collect(Collectors.toMap(payer -> payer.debit().id(), Payer::slices));
    }
}
