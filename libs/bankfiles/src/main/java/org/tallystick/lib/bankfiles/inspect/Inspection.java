package org.tallystick.lib.bankfiles.inspect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.bankfiles.camt.CamtReader;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatementEvent;
import org.tallystick.lib.bankfiles.statement.StatementEvent.EntryRead;
import org.tallystick.lib.bankfiles.statement.StatementEvent.ProblemFound;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementEnded;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementStarted;
import org.tallystick.lib.bankfiles.statement.StatementReader.Format;

/**
 * Recognises a file by its content and sums it up as a tree of maps, lists, strings and whole numbers, ready for JSON:
 * {@code file, format, version, problems:[{severity, code, location, message}]} and, for camt, {@code statements:[{id,
 * account, currency, entries, details, credits, debits, balances, reversals}]}. Amounts are decimal strings with the
 * digits of their currency; credits and debits are summed by mark alone, pending entries included.
 */
public final class Inspection {
    private final ResourceBundle catalogue;
    private final List<Map<String, Object>> problems = new ArrayList<>();
    private final List<Map<String, Object>> statements = new ArrayList<>();
    private @Nullable StatementSummary open;

    private Inspection(Locale locale) {
        catalogue = Problem.catalogue(locale);
    }

    /**
     * The summary of one file; {@code file} is the name to show. A file of no known format has the format null and one
     * problem. The keys come in a fixed order.
     *
     * @throws IOException when the file cannot be read; no content throws
     */
    public static Map<String, @Nullable Object> of(String file, ByteSource source, Locale locale) throws IOException {
        return new Inspection(locale).inspect(file, source);
    }

    /** Whether problems were found that a person should look at: the command ends with 1 then. */
    public static boolean hasProblems(Map<String, @Nullable Object> summary) {
        return summary.get("problems") instanceof List<?> found && !found.isEmpty();
    }

    private Map<String, @Nullable Object> inspect(String file, ByteSource source) throws IOException {
        Format format = readStatements(source);
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("file", file);
        summary.put("format", format == null ? null : format.name());
        summary.put("version", format == null || format.version().isEmpty() ? null : "001." + format.version());
        summary.put("problems", problems);
        if (format != null) {
            summary.put("statements", statements);
        }
        return summary;
    }

    private @Nullable Format readStatements(ByteSource source) throws IOException {
        try (var reader = CamtReader.open(source.open())) {
            for (StatementEvent event = reader.next(); event != null; event = reader.next()) {
                take(event);
            }
            if (open != null) {
                // cut off: what was read so far is shown beside the problem that says so
                statements.add(open.toMap());
            }
            return reader.format();
        }
    }

    private void take(StatementEvent event) {
        switch (event) {
            case StatementStarted started -> open = new StatementSummary(started.statement());
            case EntryRead read -> add(read);
            case StatementEnded ended -> end(ended);
            case ProblemFound found -> add(found.problem());
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

    private void add(Problem problem) {
        if (problem.severity() == Severity.INFO) {
            return;
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("severity", problem.severity().blocks() ? "error" : "warning");
        shown.put("code", problem.code().text());
        shown.put("location", problem.location().text(catalogue));
        shown.put("message", problem.message(catalogue));
        problems.add(shown);
    }
}
