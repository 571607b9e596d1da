package org.tallystick.lib.bankfiles.table;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.bankfiles.statement.BankAccount;
import org.tallystick.lib.bankfiles.statement.BankStatement;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.Location;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.ReadingState;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatementEvent;
import org.tallystick.lib.bankfiles.statement.StatementEvent.EntryRead;
import org.tallystick.lib.bankfiles.statement.StatementEvent.ProblemFound;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementEnded;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementStarted;
import org.tallystick.lib.bankfiles.statement.StatementReader;

/**
 * Reads the table of a bank (CSV) as one statement of one account, by a map of its columns. Rows in another currency are
 * left out with a note; rows with neither day nor amount, such as totals and blank lines, are no entries. With a column
 * for the running balance, every row is checked against it, whichever end of the table is the latest.
 */
public final class TableStatementReader implements StatementReader {
    private final BankAccount account;
    private final StatementColumns columns;
    private final TableReader table;
    private final long mostEntries;
    private final Queue<StatementEvent> events = new ArrayDeque<>();
    private final ReadingState state = new ReadingState(problem -> events.add(new ProblemFound(problem)));
    private final RowMapper rows;
    private final RunningBalance balance;
    private @Nullable Format format;
    private @Nullable LocalDate first;
    private @Nullable LocalDate last;
    private boolean begun;
    private boolean finished;
    private int otherCurrency;

    private TableStatementReader(ByteSource source, StatementColumns columns, BankAccount account, ReadLimits limits) {
        this.account = account;
        this.columns = columns;
        this.mostEntries = limits.entries();
        this.table =
                TableReader.open(source, columns.options(TableOptions.defaults().withLimits(limits)));
        this.rows = new RowMapper(state, columns, account);
        this.balance = new RunningBalance(state, String.valueOf(account.currency()));
    }

    /** Opens a reader for an account, whose currency is known; nothing is read before the first {@link #next}. */
    public static TableStatementReader open(
            ByteSource source, StatementColumns columns, BankAccount account, ReadLimits limits) {
        return new TableStatementReader(source, columns, account, limits);
    }

    @Override
    public @Nullable Format format() {
        return format;
    }

    @Override
    public @Nullable StatementEvent next() {
        while (events.isEmpty() && !finished) {
            step();
        }
        return events.poll();
    }

    private void step() {
        TableEvent event = table.next();
        switch (event) {
            case null -> end();
            case TableEvent.HeaderRead(TableHeader header) -> begin(header);
            case TableEvent.RowRead(TableRow row) -> take(row);
            case TableEvent.RowProblem(Problem problem) -> {
                state.report(problem);
                finished = problem.severity() == Severity.FATAL;
            }
        }
    }

    private void begin(TableHeader header) {
        format = new Format("csv", "");
        begun = true;
        state.statementBegins();
        events.add(new StatementStarted(statement()));
        for (StatementColumns.Field field : StatementColumns.Field.values()) {
            columns.column(field)
                    .filter(name -> header.position(name).isEmpty())
                    .ifPresent(name -> state.report(Problem.of(
                            Severity.ERROR, ProblemCode.TABLE_MISSING, state.here(columns.headerRow()), name)));
        }
    }

    private void take(TableRow row) {
        if (!begun || !rows.isEntry(row)) {
            return;
        }
        if (rows.isOfOtherCurrency(row)) {
            otherCurrency++;
            return;
        }
        if (state.entry() >= mostEntries) {
            finished = true;
            events.add(new ProblemFound(Problem.of(
                    Severity.FATAL,
                    ProblemCode.FILE_LIMIT,
                    state.here(row.rowNumber()),
                    "entries",
                    Long.toString(mostEntries))));
            return;
        }
        state.entryBegins();
        Entry entry = rows.entry(row);
        state.entryEnds();
        balance.take(rows.balance(row), entry, row.rowNumber());
        extend(entry.bookedOn());
        events.add(new EntryRead(entry));
    }

    private void extend(@Nullable LocalDate day) {
        if (day == null) {
            return;
        }
        first = first == null || day.isBefore(first) ? day : first;
        last = last == null || day.isAfter(last) ? day : last;
    }

    private void end() {
        finished = true;
        if (!begun) {
            return;
        }
        balance.check();
        if (table.stoppedInsideLine()) {
            state.report(Problem.of(Severity.ERROR, ProblemCode.TABLE_CUT, state.here(0)));
        }
        if (otherCurrency > 0) {
            state.report(Problem.of(
                    Severity.WARN,
                    ProblemCode.TABLE_CURRENCY,
                    Location.file(),
                    Integer.toString(otherCurrency),
                    String.valueOf(account.currency())));
        }
        if (state.entry() == 0) {
            state.report(Problem.of(Severity.WARN, ProblemCode.FILE_EMPTY, Location.file())
                    .saying("statements"));
        }
        events.add(new StatementEnded(statement(), state.entry(), state.statementSound()));
        state.statementEnds();
    }

    private BankStatement statement() {
        return new BankStatement(
                1,
                "table",
                account,
                account.currency(),
                null,
                null,
                first,
                last,
                first == null || last == null ? new ArrayList<>() : balance.balances(first, last));
    }

    @Override
    public void close() {
        table.close();
    }
}
