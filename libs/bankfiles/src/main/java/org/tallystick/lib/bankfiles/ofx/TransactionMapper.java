package org.tallystick.lib.bankfiles.ofx;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

/** Maps one STMTTRN; values of the aggregates in it carry their names: {@code CURRENCY/CURSYM}. */
final class TransactionMapper {
    private final ReadingState state;
    private final OfxValues values;
    private final Fingerprints fingerprints = new Fingerprints();

    TransactionMapper(ReadingState state, OfxValues values) {
        this.state = state;
        this.values = values;
    }

    Entry entry(Values found, String account, @Nullable String statementCurrency) {
        String stated = text(found, "TRNAMT");
        String currency = first(found, "CURRENCY/CURSYM", statementCurrency);
        StatedAmount amount = amount(stated, currency, found.line());
        Direction direction = OfxValues.direction(stated);
        LocalDate bookedOn = bookedOn(found);
        LocalDate valueOn = values.date(found.get("DTAVAIL"), Severity.WARN, found.line());
        String fitId = DetailDraft.reference(found.get("FITID"));
        DetailDraft draft = draft(found);
        String type = text(found, "TRNTYPE").toUpperCase(Locale.ROOT);
        var code = type.isEmpty() ? TransactionCode.NONE : new TransactionCode(null, null, null, type);
        return new Entry(
                state.entry(),
                bookedOn,
                valueOn,
                amount,
                direction,
                false,
                status(found),
                code,
                DetailDraft.reference(found.get("CHECKNUM")),
                fitId,
                null,
                List.of(),
                List.of(draft.detail(null, fitId, code)),
                null,
                fingerprints.next(account, bookedOn, valueOn, amount, direction, fitId, List.of(), draft.texts()),
                state.entrySound());
    }

    private static String text(Values found, String name) {
        return Objects.requireNonNullElse(found.get(name), "");
    }

    private static String first(Values found, String name, @Nullable String otherwise) {
        String text = found.get(name);
        return text == null ? Objects.requireNonNullElse(otherwise, "") : text;
    }

    private StatedAmount amount(String stated, String currency, long line) {
        if (stated.isEmpty()) {
            state.report(Problem.of(Severity.ERROR, ProblemCode.AMOUNT_SYNTAX, state.here(line))
                    .saying("missing"));
            return new StatedAmount("", currency, null);
        }
        return values.amount(stated, currency, Severity.ERROR, line);
    }

    private @Nullable LocalDate bookedOn(Values found) {
        if (found.get("DTPOSTED") == null) {
            state.report(Problem.of(Severity.ERROR, ProblemCode.DATE_INVALID, state.here(found.line()))
                    .saying("missing"));
        }
        return values.date(found.get("DTPOSTED"), Severity.ERROR, found.line());
    }

    /** A correction repeats or takes back what was booked before: a person looks at it. */
    private EntryStatus status(Values found) {
        String action = found.get("CORRECTACTION");
        if (action == null) {
            return EntryStatus.BOOKED;
        }
        String shown = action.substring(0, Math.min(40, action.length()));
        state.report(Problem.of(Severity.WARN, ProblemCode.OFX_CORRECTION, state.here(found.line()), shown));
        return EntryStatus.INFORMATION;
    }

    private static DetailDraft draft(Values found) {
        var draft = new DetailDraft();
        String name = text(found, "NAME");
        String party = name.isEmpty() ? text(found, "PAYEE/NAME") : name;
        if (!party.isEmpty()) {
            draft.name(party);
        }
        draft.account(first(found, "BANKACCTTO/ACCTID", found.get("CCACCTTO/ACCTID")));
        draft.referenceText(found.get("CHECKNUM"));
        draft.referenceText(found.get("REFNUM"));
        draft.freeText(text(found, "EXTDNAME"));
        draft.freeText(text(found, "MEMO"));
        return draft;
    }
}
