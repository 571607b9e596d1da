package org.tallystick.lib.bankfiles.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.inspect.StatementSummary.Keys;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.StatementEvent;
import org.tallystick.lib.bankfiles.statement.StatementEvent.EntryRead;
import org.tallystick.lib.bankfiles.statement.StatementEvent.ProblemFound;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementEnded;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementStarted;
import org.tallystick.lib.bankfiles.statement.StatementReader;

/** Reads a file of statements to its end and sums each of them up. */
final class StatementReading {
    private final Keys keys;
    private final Consumer<Problem> problems;
    private final List<Map<String, Object>> statements = new ArrayList<>();
    private @Nullable StatementSummary open;

    private StatementReading(Keys keys, Consumer<Problem> problems) {
        this.keys = keys;
        this.problems = problems;
    }

    /** The statements in file order; the reader is left open at its end. */
    static List<Map<String, Object>> of(StatementReader reader, Keys keys, Consumer<Problem> problems) {
        var reading = new StatementReading(keys, problems);
        for (StatementEvent event = reader.next(); event != null; event = reader.next()) {
            reading.take(event);
        }
        if (reading.open != null) {
            // cut off: what was read so far is shown beside the problem that says so
            reading.statements.add(reading.open.toMap(keys));
        }
        return reading.statements;
    }

    private void take(StatementEvent event) {
        switch (event) {
            case StatementStarted started -> open = new StatementSummary(started.statement());
            case EntryRead read -> add(read);
            case StatementEnded ended -> end(ended);
            case ProblemFound found -> problems.accept(found.problem());
        }
    }

    private void add(EntryRead read) {
        if (open != null) {
            open.add(read.entry());
        }
    }

    private void end(StatementEnded ended) {
        if (open != null) {
            open.header(ended.statement());
            statements.add(open.toMap(keys));
            open = null;
        }
    }
}
