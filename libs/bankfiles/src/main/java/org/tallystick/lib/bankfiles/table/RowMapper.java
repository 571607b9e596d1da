package org.tallystick.lib.bankfiles.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.BankAccount;
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
import org.tallystick.lib.bankfiles.statement.ValueReader;
import org.tallystick.lib.bankfiles.table.StatementColumns.Field;

/** Makes an entry of a row. */
final class RowMapper {
    private static final int SHOWN = 40;
    private static final Pattern FOOTER = Pattern.compile(
            "(?iu)(sub)?totals?\\b|sum(me|ma)?\\b|suma\\b|saldo\\b|balance\\b|opening\\b|closing\\b|solde\\b|totalt\\b");

    private final ReadingState state;
    private final StatementColumns columns;
    private final String account;
    private final String currency;
    private final ValueReader values;
    private final Fingerprints fingerprints = new Fingerprints();

    RowMapper(ReadingState state, StatementColumns columns, BankAccount account) {
        this.state = state;
        this.columns = columns;
        this.account = account.id();
        this.currency = Objects.requireNonNullElse(account.currency(), "");
        this.values = new ValueReader(state::report);
    }

    /** Whether the row has a day and an amount; a line of totals has a word in place of the day, or nothing. */
    boolean isEntry(TableRow row) {
        boolean amount = Stream.of(Field.AMOUNT, Field.CREDIT, Field.DEBIT)
                .anyMatch(field -> cell(row, field).isPresent());
        return amount
                && cell(row, Field.BOOKED_ON).filter(text -> !isFooter(text)).isPresent();
    }

    /** Whether it stands before a sum and not for a day. */
    static boolean isFooter(String day) {
        return FOOTER.matcher(day).lookingAt();
    }

    boolean isOfOtherCurrency(TableRow row) {
        return cell(row, Field.CURRENCY)
                .filter(stated -> !stated.equalsIgnoreCase(currency))
                .isPresent();
    }

    Optional<BigDecimal> balance(TableRow row) {
        return cell(row, Field.BALANCE).flatMap(columns.amounts()::parse);
    }

    Entry entry(TableRow row) {
        BigDecimal signed = signed(row);
        Direction direction = signed.signum() < 0 ? Direction.DEBIT : Direction.CREDIT;
        StatedAmount amount =
                values.amount(signed.abs().toPlainString(), currency, Severity.ERROR, state.here(row.rowNumber()));
        LocalDate bookedOn = day(row, Field.BOOKED_ON, Severity.ERROR);
        LocalDate valueOn = day(row, Field.VALUE_ON, Severity.WARN);
        String bankReference =
                DetailDraft.reference(cell(row, Field.BANK_REFERENCE).orElse(null));
        DetailDraft draft = draft(row);
        List<String> texts = new ArrayList<>(draft.texts());
        cell(row, Field.NAME).ifPresent(texts::add);
        return new Entry(
                state.entry(),
                bookedOn,
                valueOn,
                amount,
                direction,
                false,
                EntryStatus.BOOKED,
                TransactionCode.NONE,
                null,
                bankReference,
                null,
                List.of(),
                List.of(draft.detail(null, bankReference, TransactionCode.NONE)),
                null,
                fingerprints.next(
                        account, bookedOn, valueOn, amount, direction, bankReference, draft.endToEndIds(), texts),
                state.entrySound());
    }

    private DetailDraft draft(TableRow row) {
        var draft = new DetailDraft();
        cell(row, Field.NAME).ifPresent(draft::name);
        cell(row, Field.ACCOUNT).ifPresent(draft::account);
        cell(row, Field.END_TO_END).ifPresent(draft::endToEndId);
        cell(row, Field.TEXT).ifPresent(draft::freeText);
        cell(row, Field.MORE_TEXT).ifPresent(draft::additional);
        original(row, draft);
        return draft;
    }

    /** Tables name the currency also where nothing was exchanged; then there is nothing to tell. */
    private void original(TableRow row, DetailDraft draft) {
        Optional<BigDecimal> paid = cell(row, Field.ORIGINAL_AMOUNT).flatMap(columns.amounts()::parse);
        String paidIn = cell(row, Field.ORIGINAL_CURRENCY).orElse("").toUpperCase(Locale.ROOT);
        if (paid.isEmpty() || paidIn.isEmpty() || paidIn.equals(currency)) {
            return;
        }
        StatedAmount amount =
                values.amount(paid.get().abs().toPlainString(), paidIn, Severity.WARN, state.here(row.rowNumber()));
        String rate = cell(row, Field.EXCHANGE_RATE)
                .flatMap(columns.amounts()::parse)
                .map(BigDecimal::toPlainString)
                .orElse(null);
        draft.original(amount, rate);
    }

    /** One column with sign, one with a mark beside it that decides alone, or one column for each side. */
    private BigDecimal signed(TableRow row) {
        Optional<String> amount = cell(row, Field.AMOUNT);
        if (amount.isPresent()) {
            BigDecimal value = number(row, amount.get());
            return cell(row, Field.MARK)
                    .map(mark -> isDebit(mark) ? value.abs().negate() : value.abs())
                    .orElse(value);
        }
        BigDecimal credit = side(row, Field.CREDIT);
        BigDecimal debit = side(row, Field.DEBIT);
        if (credit.signum() != 0 && debit.signum() != 0) {
            state.report(
                    Problem.of(Severity.ERROR, ProblemCode.AMOUNT_MARK, state.here(row.rowNumber()), "credit, debit"));
        }
        return credit.signum() == 0 ? debit.negate() : credit;
    }

    private boolean isDebit(String mark) {
        return columns.debitMarks().contains(mark.toUpperCase(Locale.ROOT));
    }

    private BigDecimal side(TableRow row, Field field) {
        return cell(row, field).map(text -> number(row, text).abs()).orElse(BigDecimal.ZERO);
    }

    private BigDecimal number(TableRow row, String text) {
        Optional<BigDecimal> number = columns.amounts().parse(text);
        if (number.isEmpty()) {
            state.report(
                    Problem.of(Severity.ERROR, ProblemCode.AMOUNT_SYNTAX, state.here(row.rowNumber()), shown(text)));
        }
        return number.orElse(BigDecimal.ZERO);
    }

    private @Nullable LocalDate day(TableRow row, Field field, Severity severity) {
        String text = cell(row, field).orElse(null);
        if (text == null) {
            return null;
        }
        Optional<LocalDate> day = columns.dates().parse(text);
        if (day.isEmpty()) {
            state.report(Problem.of(severity, ProblemCode.DATE_INVALID, state.here(row.rowNumber()), shown(text)));
        }
        return day.orElse(null);
    }

    private Optional<String> cell(TableRow row, Field field) {
        return columns.column(field).flatMap(row::cell);
    }

    private static String shown(String text) {
        return text.substring(0, Math.min(SHOWN, text.length()));
    }
}
