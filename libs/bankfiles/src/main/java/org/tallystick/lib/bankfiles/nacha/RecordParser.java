package org.tallystick.lib.bankfiles.nacha;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.nacha.AchAddenda.ChangeNotice;
import org.tallystick.lib.bankfiles.nacha.AchAddenda.OtherAddenda;
import org.tallystick.lib.bankfiles.nacha.AchAddenda.PaymentText;
import org.tallystick.lib.bankfiles.nacha.AchAddenda.ReturnNotice;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.Severity;

/** Turns records into headers, entries and addenda, by the positions of their entry class. */
final class RecordParser {
    /** Classes whose entry record holds the number of addenda before a name of 16 characters. */
    private static final Set<String> COUNTED = Set.of("CTX", "ATX", "ENR", "TRX");

    private final AchFields fields;

    RecordParser(AchFields fields) {
        this.fields = fields;
    }

    AchFileHeader fileHeader(AchRecord record) {
        return new AchFileHeader(
                record.text(4, 13),
                record.text(14, 23),
                fields.day(record, 24, 29),
                record.text(30, 33),
                record.text(34, 34),
                record.text(41, 63),
                record.text(64, 86),
                record.text(87, 94));
    }

    AchBatch batch(AchRecord record, long ordinal) {
        String secCode = record.text(51, 53);
        boolean international = secCode.equals("IAT");
        return new AchBatch(
                ordinal,
                record.text(2, 4),
                record.text(5, 20),
                international ? "" : record.text(21, 40),
                record.text(41, 50),
                secCode,
                record.text(54, 63),
                international ? "" : record.text(64, 69),
                fields.day(record, 70, 75),
                record.text(76, 78),
                record.text(80, 87),
                record.text(88, 94),
                international ? foreign(record) : null);
    }

    private static AchBatch.Foreign foreign(AchRecord record) {
        return new AchBatch.Foreign(
                record.text(21, 22),
                record.text(24, 38),
                record.text(39, 40),
                record.text(64, 66),
                record.text(67, 69));
    }

    /** The entry as its own record says it, without addenda. */
    AchEntry entry(AchRecord record, @Nullable AchBatch batch) {
        String code = record.raw(2, 3);
        if (TransactionCode.direction(code).isEmpty()) {
            fields.report(Severity.ERROR, ProblemCode.NACHA_TRANSACTION, record, 2, code);
        }
        String routing = record.text(4, 12);
        if (!RoutingNumber.isValid(routing)) {
            fields.report(Severity.WARN, ProblemCode.NACHA_ROUTING, record, 4, routing);
        }
        if (batch != null && batch.isAdvice()) {
            return advice(record, code, routing);
        }
        if (batch != null && batch.isInternational()) {
            return international(record, code, routing);
        }
        boolean counted = countedAddenda(record, batch) != null;
        return new AchEntry(
                fields.entry(),
                code,
                routing,
                record.text(13, 29),
                fields.amount(record, 30, 39),
                record.text(40, 54),
                counted ? record.text(59, 74) : record.text(55, 76),
                record.text(77, 78),
                record.text(80, 94),
                List.of(),
                fields.entrySound());
    }

    private AchEntry advice(AchRecord record, String code, String routing) {
        return new AchEntry(
                fields.entry(),
                code,
                routing,
                record.text(13, 27),
                fields.amount(record, 28, 39),
                record.text(40, 48),
                record.text(55, 76),
                record.text(77, 78),
                record.text(80, 94),
                List.of(),
                fields.entrySound());
    }

    /** The name of an international entry stands in its addenda 10. */
    private AchEntry international(AchRecord record, String code, String routing) {
        return new AchEntry(
                fields.entry(),
                code,
                routing,
                record.text(40, 74),
                fields.amount(record, 30, 39),
                "",
                "",
                "",
                record.text(80, 94),
                List.of(),
                fields.entrySound());
    }

    AchAddenda addenda(AchRecord record) {
        return switch (record.raw(2, 3)) {
            case "05" -> new PaymentText(record.raw(4, 83), record.text(84, 87));
            case "98" -> change(record);
            case "99" -> returned(record);
            default -> new OtherAddenda(record.raw(2, 3), record.raw(4, 94));
        };
    }

    private AchAddenda change(AchRecord record) {
        String code = record.raw(4, 6);
        if (AchCodes.meaningOfChange(code).isEmpty()) {
            fields.report(Severity.WARN, ProblemCode.NACHA_CODE, record, 4, code);
        }
        return new ChangeNotice(
                code, record.text(7, 21), record.text(28, 35), record.text(36, 64), record.text(80, 94));
    }

    private AchAddenda returned(AchRecord record) {
        String code = record.raw(4, 6);
        if (AchCodes.meaningOfReturn(code).isEmpty()) {
            fields.report(Severity.WARN, ProblemCode.NACHA_CODE, record, 4, code);
        }
        return new ReturnNotice(
                code,
                record.text(7, 21),
                "R14".equals(code) || "R15".equals(code) ? fields.day(record, 22, 27) : null,
                record.text(28, 35),
                record.text(36, 79),
                record.text(80, 94));
    }

    /** How many addenda the entry record announces: their number where the class has one, else whether there are any. */
    static boolean announces(AchRecord record, @Nullable AchBatch batch, int addenda) {
        Long stated = countedAddenda(record, batch);
        if (stated != null) {
            return stated == addenda;
        }
        return record.raw(79, 79).equals("1") == (addenda > 0);
    }

    /** The number in front of the name; null where the class has none, or where an operator writes a longer name. */
    private static @Nullable Long countedAddenda(AchRecord record, @Nullable AchBatch batch) {
        boolean mayCount = batch != null && COUNTED.contains(batch.secCode());
        return mayCount ? AchFields.number(record.raw(55, 58)) : null;
    }
}
