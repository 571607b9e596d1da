package org.tallystick.lib.bankfiles.mt940;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.lib.bankfiles.dialect.EntryText;
import org.tallystick.lib.bankfiles.statement.DetailDraft;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.EntryStatus;
import org.tallystick.lib.bankfiles.statement.Fingerprints;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadingState;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.bankfiles.statement.TransactionCode;

/** One field 61 and the fields 86 and NS behind it, on the way to an entry. */
final class EntryFields {
    private final Field entry;
    private final List<Field> texts = new ArrayList<>(1);

    EntryFields(Field entry) {
        this.entry = entry;
    }

    void add(Field text) {
        texts.add(text);
    }

    int texts() {
        return texts.size();
    }

    Entry entry(
            ReadingState state,
            Mt940Values values,
            Fingerprints fingerprints,
            String account,
            String currency,
            boolean intraday) {
        EntryLine line = EntryLine.of(entry.first());
        LocalDate valueOn = values.date(line.valueDate(), Severity.ERROR, entry.line());
        LocalDate bookedOn = line.entryDate() == null || valueOn == null
                ? null
                : values.dateNear(line.entryDate(), valueOn, entry.line());
        StatedAmount amount = values.amount(line.amount(), currency, Severity.ERROR, entry.line());
        Direction direction = direction(line, state);
        boolean expected = intraday || line.mark().startsWith("E");
        var draft = new DetailDraft();
        TransactionCode code = readTexts(line, draft);
        String bankReference = DetailDraft.reference(line.bankReference());
        return new Entry(
                state.entry(),
                bookedOn,
                valueOn,
                amount,
                direction,
                line.mark().startsWith("R"),
                expected ? EntryStatus.PENDING : EntryStatus.BOOKED,
                code,
                DetailDraft.reference(line.reference()),
                bankReference,
                null,
                List.of(),
                List.of(draft.detail(null, bankReference, code)),
                null,
                fingerprints.next(
                        account,
                        bookedOn,
                        valueOn,
                        amount,
                        direction,
                        bankReference,
                        draft.endToEndIds(),
                        draft.texts()),
                state.entrySound());
    }

    /** A reversed credit is money that leaves. */
    private Direction direction(EntryLine line, ReadingState state) {
        return switch (line.mark()) {
            case "C", "RD", "EC" -> Direction.CREDIT;
            case "D", "RC", "ED" -> Direction.DEBIT;
            default -> {
                state.report(Problem.of(Severity.ERROR, ProblemCode.AMOUNT_MARK, state.here(entry.line()), line.mark())
                        .saying(line.mark().isEmpty() ? "missing" : "letter")
                        .around(entry.first()));
                yield Direction.DEBIT;
            }
        };
    }

    private TransactionCode readTexts(EntryLine line, DetailDraft draft) {
        String business = null;
        for (Field text : texts) {
            if (text.tag().equals("NS")) {
                EntryText.readBlock(text.lines(), draft);
            } else {
                String code = EntryText.read(text.lines(), draft);
                business = business == null ? code : business;
            }
        }
        draft.additional(line.rest());
        entry.rest().forEach(draft::additional);
        draft.referenceText(line.reference());
        String type = business == null ? line.type() : line.type() + "+" + business;
        return type.isEmpty() ? TransactionCode.NONE : new TransactionCode(null, null, null, type);
    }
}
