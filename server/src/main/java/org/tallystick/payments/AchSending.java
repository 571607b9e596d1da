package org.tallystick.payments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.nacha.AchFileHeader;
import org.tallystick.lib.bankfiles.nacha.AchWriter;
import org.tallystick.lib.bankfiles.nacha.EntryClass;
import org.tallystick.lib.bankfiles.nacha.OutgoingBatch;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment;
import org.tallystick.lib.bankfiles.statement.Direction;

/** One NACHA file on its way out: numbers its entries in the order they are taken, and wraps them the way the bank agreed. */
public final class AchSending {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HHmm");

    private final Header header;
    private long next;

    /** Who sends the file from which account, when, and what its modifier and first trace are. */
    public record Header(
            Originator originator,
            BankAccount own,
            String company,
            LocalDateTime at,
            String modifier,
            long firstTrace) {}

    /** What the entries of a batch have in common. */
    public record Kind(EntryClass entryClass, Direction direction, String description, LocalDate on) {}

    public AchSending(Header header) {
        this.header = header;
        this.next = header.firstTrace();
    }

    /** How many traces a file takes; a balanced batch ends with an entry of its own. */
    public static int traces(Originator originator, int entries, long batches) {
        return entries + (originator.balanced() ? Math.toIntExact(batches) : 0);
    }

    /** The number of the next entry. */
    public long number() {
        return next++;
    }

    public String trace(long number) {
        return AchSeries.trace(header.originator().originatingBank(), number);
    }

    /**
     * A batch of entries that took their numbers here.
     *
     * @throws IllegalArgumentException when a part does not fit its field, the message names which
     */
    public OutgoingBatch batch(Kind kind, List<OutgoingPayment> entries) {
        return new OutgoingBatch(
                kind.entryClass(),
                kind.direction(),
                header.company(),
                "",
                header.originator().identification(),
                kind.description(),
                "",
                kind.on(),
                header.originator().originatingBank(),
                offset(),
                entries.iterator());
    }

    private OutgoingBatch.@Nullable Offset offset() {
        return header.originator().balanced()
                ? new OutgoingBatch.Offset(
                        OutgoingPayment.AccountKind.CHECKING,
                        header.originator().routingNumber(),
                        Objects.requireNonNull(header.own().accountNumber()),
                        header.company(),
                        number())
                : null;
    }

    /**
     * The whole file.
     *
     * @throws IllegalArgumentException when it does not fit, such as by its sum
     */
    public byte[] written(List<OutgoingBatch> batches) {
        Originator originator = header.originator();
        var first = new AchFileHeader(
                originator.destination().value(),
                originator.origin(),
                header.at().toLocalDate(),
                header.at().format(MINUTE),
                header.modifier(),
                originator.destinationName(),
                header.company(),
                "");
        var bytes = new ByteArrayOutputStream();
        try {
            AchWriter.write(first, batches.iterator(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
