package org.tallystick.lib.bankfiles.inspect;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.camt.CamtReader;
import org.tallystick.lib.bankfiles.recognition.FileHead;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.StatementEvent;
import org.tallystick.lib.bankfiles.statement.StatementEvent.EntryRead;
import org.tallystick.lib.bankfiles.statement.StatementEvent.ProblemFound;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementEnded;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementStarted;
import org.tallystick.lib.bankfiles.statement.StatementReader.Format;

/**
 * Sums up camt as {@code statements:[{id, account, currency, entries, details, credits, debits, balances, reversals}]}. It
 * takes every file that nobody else takes, because its reader tells empty, foreign and dangerous files apart.
 */
final class CamtInspector implements FormatInspector {
    @Override
    public boolean recognises(FileHead head) {
        return true;
    }

    @Override
    public Summary inspect(InputStream source, Consumer<Problem> problems) {
        var reading = new Reading(problems);
        try (var reader = CamtReader.open(source)) {
            for (StatementEvent event = reader.next(); event != null; event = reader.next()) {
                reading.take(event);
            }
            return reading.summary(reader.format());
        }
    }

    /** The statements of one file while it is read. */
    private static final class Reading {
        private final Consumer<Problem> problems;
        private final List<Map<String, Object>> statements = new ArrayList<>();
        private @Nullable StatementSummary open;

        private Reading(Consumer<Problem> problems) {
            this.problems = problems;
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
                statements.add(open.toMap());
                open = null;
            }
        }

        private Summary summary(@Nullable Format format) {
            if (format == null) {
                return Summary.UNKNOWN;
            }
            if (open != null) {
                // cut off: what was read so far is shown beside the problem that says so
                statements.add(open.toMap());
            }
            String version = format.version().isEmpty() ? null : "001." + format.version();
            return new Summary(format.name(), version, Map.of("statements", statements));
        }
    }
}
