package org.tallystick.lib.bankfiles.nacha;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Objects;
import org.tallystick.lib.bankfiles.nacha.OutgoingBatch.Offset;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.money.Money;

/**
 * Writes a NACHA file of debits (PPD, CCD, WEB) and credits (PPD, CCD, CTX) in constant memory. Every count, sum, hash,
 * number of a batch and the filler of the last block is computed here; nobody else can set them.
 */
public final class AchWriter {
    private static final int BLOCK = 10;
    private static final int TEXT = 80;

    private final OutputStream output;
    private final AchSums file = new AchSums();
    private long records;

    private AchWriter(OutputStream output) {
        this.output = output;
    }

    /**
     * Writes the whole file and flushes, but does not close, the stream. Records end with a line feed.
     *
     * @return what was written
     * @throws IllegalArgumentException when there is no payment, when traces do not ascend, or when a total has more digits
     *     than its field; what was written so far is no file then
     */
    public static AchTotals write(AchFileHeader header, Iterator<OutgoingBatch> batches, OutputStream output)
            throws IOException {
        AsciiField.check(batches.hasNext(), "a file needs at least one batch");
        var buffered = new BufferedOutputStream(output, 1 << 16);
        var writer = new AchWriter(buffered);
        boolean started = false;
        while (batches.hasNext()) {
            OutgoingBatch batch = batches.next();
            AsciiField.check(batch.payments().hasNext(), "a batch needs at least one payment");
            if (!started) {
                writer.fileHeader(header);
                started = true;
            }
            writer.batch(batch);
        }
        writer.fileControl();
        buffered.flush();
        return writer.file.totals();
    }

    private void fileHeader(AchFileHeader header) throws IOException {
        LocalDate on = Objects.requireNonNull(header.createdOn(), "createdOn is null");
        var record = new StringBuilder(AchRecord.LENGTH).append("101");
        AsciiField.right(record, AsciiField.require("destination", header.destination(), 1, 10), 10);
        AsciiField.right(record, AsciiField.require("origin", header.origin(), 1, 10), 10);
        day(record, on);
        AsciiField.left(record, AsciiField.require("createdAt", header.createdAt(), 0, 4), 4);
        record.append(AsciiField.require("modifier", header.modifier(), 1, 1)).append("094101");
        AsciiField.left(record, AsciiField.cut(header.destinationName(), 23), 23);
        AsciiField.left(record, AsciiField.cut(header.originName(), 23), 23);
        AsciiField.left(record, AsciiField.require("reference", header.reference(), 0, 8), 8);
        write(record);
    }

    private static void day(StringBuilder record, LocalDate day) {
        AsciiField.number(record, day.getYear() % 100, 2);
        AsciiField.number(record, day.getMonthValue(), 2);
        AsciiField.number(record, day.getDayOfMonth(), 2);
    }

    private void batch(OutgoingBatch batch) throws IOException {
        file.addBatch();
        batchHeader(batch);
        var sums = new AchSums();
        long last = 0;
        while (batch.payments().hasNext()) {
            OutgoingPayment payment = batch.payments().next();
            AsciiField.check(payment.direction() == batch.direction(), "a payment has not the direction of its batch");
            AsciiField.check(payment.sequence() > last, "the sequences of the payments do not ascend");
            last = payment.sequence();
            entry(batch, payment, sums);
        }
        if (batch.offset() != null) {
            AsciiField.check(batch.offset().sequence() > last, "the sequence of the offset is not the last one");
            offset(batch, batch.offset(), sums);
        }
        batchControl(batch, sums);
    }

    private void offset(OutgoingBatch batch, Offset own, AchSums sums) throws IOException {
        Direction opposite = batch.direction() == Direction.DEBIT ? Direction.CREDIT : Direction.DEBIT;
        Money total = new Money(Math.addExact(sums.debits(), sums.credits()), AchFields.DOLLAR);
        entry(
                batch,
                new OutgoingPayment(
                        own.accountKind(),
                        opposite,
                        total.isZero(),
                        own.bank(),
                        own.account(),
                        total,
                        "",
                        own.name(),
                        batch.entryClass() == EntryClass.WEB ? "S" : "",
                        own.sequence(),
                        ""),
                sums);
    }

    private void batchHeader(OutgoingBatch batch) throws IOException {
        var record = new StringBuilder(AchRecord.LENGTH).append('5').append(batch.serviceClass());
        AsciiField.left(record, batch.companyName(), 16);
        AsciiField.left(record, batch.discretionaryData(), 20);
        AsciiField.left(record, batch.companyId(), 10);
        record.append(batch.entryClass().name());
        AsciiField.left(record, batch.description(), 10);
        AsciiField.left(record, batch.descriptiveDate(), 6);
        day(record, batch.effectiveOn());
        record.append("   1").append(batch.originatingBank().bank());
        AsciiField.number(record, file.batches(), 7);
        write(record);
    }

    private void entry(OutgoingBatch batch, OutgoingPayment payment, AchSums sums) throws IOException {
        EntryClass entryClass = batch.entryClass();
        requireFit(entryClass, payment);
        Long bank = AchFields.number(payment.bank().bank());
        sums.addEntry(bank, payment.direction(), payment.amount());
        file.addEntry(bank, payment.direction(), payment.amount());
        int addenda = (payment.text().length() + TEXT - 1) / TEXT;
        var record = new StringBuilder(AchRecord.LENGTH).append('6').append(payment.transactionCode());
        record.append(payment.bank().value());
        AsciiField.left(record, payment.account(), 17);
        AsciiField.number(record, payment.amount().minor(), 10);
        AsciiField.left(record, payment.individualId(), 15);
        if (entryClass == EntryClass.CTX) {
            AsciiField.number(record, addenda, 4);
            AsciiField.left(record, AsciiField.cut(payment.name(), 16), 18);
        } else {
            AsciiField.left(record, payment.name(), 22);
        }
        AsciiField.left(record, payment.paymentType(), 2);
        record.append(addenda > 0 ? '1' : '0').append(batch.originatingBank().bank());
        AsciiField.number(record, payment.sequence(), 7);
        write(record);
        addenda(payment, sums);
    }

    private static void requireFit(EntryClass entryClass, OutgoingPayment payment) {
        AsciiField.check(
                payment.text().length() <= entryClass.textLength(),
                "the text is longer than the addenda of " + entryClass);
        AsciiField.check(
                entryClass != EntryClass.WEB
                        || payment.paymentType().equals("R")
                        || payment.paymentType().equals("S"),
                "WEB needs the payment type R or S");
    }

    private void addenda(OutgoingPayment payment, AchSums sums) throws IOException {
        String text = payment.text();
        for (int start = 0, number = 1; start < text.length(); start += TEXT, number++) {
            sums.addRecord();
            file.addRecord();
            var record = new StringBuilder(AchRecord.LENGTH).append("705");
            AsciiField.left(record, text.substring(start, Math.min(start + TEXT, text.length())), TEXT);
            AsciiField.number(record, number, 4);
            AsciiField.number(record, payment.sequence(), 7);
            write(record);
        }
    }

    private void batchControl(OutgoingBatch batch, AchSums sums) throws IOException {
        var record = new StringBuilder(AchRecord.LENGTH).append('8').append(batch.serviceClass());
        AsciiField.number(record, sums.records(), 6);
        AsciiField.number(record, sums.hash(), 10);
        AsciiField.number(record, sums.debits(), 12);
        AsciiField.number(record, sums.credits(), 12);
        AsciiField.left(record, batch.companyId(), 10);
        AsciiField.left(record, "", 25);
        record.append(batch.originatingBank().bank());
        AsciiField.number(record, file.batches(), 7);
        write(record);
    }

    private void fileControl() throws IOException {
        long blocks = (records + BLOCK) / BLOCK;
        var record = new StringBuilder(AchRecord.LENGTH).append('9');
        AsciiField.number(record, file.batches(), 6);
        AsciiField.number(record, blocks, 6);
        AsciiField.number(record, file.records(), 8);
        AsciiField.number(record, file.hash(), 10);
        AsciiField.number(record, file.debits(), 12);
        AsciiField.number(record, file.credits(), 12);
        AsciiField.left(record, "", 39);
        write(record);
        while (records % BLOCK != 0) {
            write(new StringBuilder("9".repeat(AchRecord.LENGTH)));
        }
    }

    private void write(StringBuilder record) throws IOException {
        if (record.length() != AchRecord.LENGTH) {
            throw new IllegalStateException("a record has " + record.length() + " characters");
        }
        records++;
        output.write(record.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
    }
}
