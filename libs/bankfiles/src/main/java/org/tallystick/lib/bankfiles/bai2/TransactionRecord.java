package org.tallystick.lib.bankfiles.bai2;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.DetailDraft;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.EntryStatus;
import org.tallystick.lib.bankfiles.statement.Fingerprints;
import org.tallystick.lib.bankfiles.statement.ReadingState;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.bankfiles.statement.TransactionCode;

/** Maps a record 16: type, amount, funds type, references and text. */
final class TransactionRecord {
    private final ReadingState state;
    private final Amounts amounts;
    private final Fingerprints fingerprints = new Fingerprints();
    private final boolean referencesSwapped;

    TransactionRecord(ReadingState state, Amounts amounts, boolean referencesSwapped) {
        this.state = state;
        this.amounts = amounts;
        this.referencesSwapped = referencesSwapped;
    }

    Entry entry(LogicalRecord row, Account account) {
        String type = row.next();
        String stated = row.next();
        FundsType funds = FundsType.of(row);
        String first = row.next();
        String second = row.next();
        String text = row.text();
        String bankReference = DetailDraft.reference(referencesSwapped ? second : first);
        String reference = DetailDraft.reference(referencesSwapped ? first : second);
        BigInteger whole = Amounts.whole(stated);
        account.control().add(whole == null ? BigInteger.ZERO : whole);
        StatedAmount amount = amounts.amount(stated, account.currency(), Severity.ERROR, row.line());
        Direction direction = direction(type, whole != null && whole.signum() < 0);
        LocalDate valueOn =
                funds.valueDate() == null ? null : amounts.date(funds.valueDate(), Severity.WARN, row.line());
        var code = new TransactionCode(null, null, null, type);
        DetailDraft draft = draft(type, reference, text);
        return new Entry(
                state.entry(),
                account.asOf(),
                valueOn,
                amount,
                direction,
                false,
                status(type, account),
                code,
                reference,
                bankReference,
                null,
                List.of(),
                List.of(draft.detail(null, bankReference, code)),
                null,
                fingerprints.next(
                        account.id(),
                        account.asOf(),
                        valueOn,
                        amount,
                        direction,
                        bankReference,
                        List.of(),
                        draft.texts()),
                state.entrySound());
    }

    private static DetailDraft draft(String type, @Nullable String reference, String text) {
        var draft = new DetailDraft();
        draft.referenceText(reference);
        draft.freeText(text);
        if (TypeCodes.isReturn(type)) {
            draft.returned(type, List.of());
        }
        return draft;
    }

    /** A negative amount is a correction: it goes the other way. */
    private static Direction direction(String type, boolean negative) {
        Direction usual = TypeCodes.direction(type);
        boolean credit = usual != Direction.DEBIT;
        return credit == negative ? Direction.DEBIT : Direction.CREDIT;
    }

    /** Codes that move no money, or are not known, are never booked. */
    private static EntryStatus status(String type, Account account) {
        if (TypeCodes.direction(type) == null) {
            return EntryStatus.INFORMATION;
        }
        return account.intraday() ? EntryStatus.PENDING : EntryStatus.BOOKED;
    }
}
