package org.tallystick.lib.bankfiles.inspect;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.pain.StatusEvent;
import org.tallystick.lib.bankfiles.pain.StatusEvent.BatchStatusRead;
import org.tallystick.lib.bankfiles.pain.StatusEvent.ProblemFound;
import org.tallystick.lib.bankfiles.pain.StatusEvent.ReportEnded;
import org.tallystick.lib.bankfiles.pain.StatusEvent.ReportStarted;
import org.tallystick.lib.bankfiles.pain.StatusEvent.TransactionStatusRead;
import org.tallystick.lib.bankfiles.pain.StatusReader;
import org.tallystick.lib.bankfiles.pain.StatusReport;
import org.tallystick.lib.bankfiles.recognition.FileHead;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.StatementReader.Format;

/**
 * Sums up pain.002 as {@code message, transactions, controlSum, controlTotalsAgree, originalMessage, status, statuses}:
 * the transactions are those it lists, the control sum is that of the message it answers, the statuses are counted.
 */
final class StatusInspector implements FormatInspector {
    private static final int MOST_STATUSES = 100;

    @Override
    public boolean recognises(FileHead head) {
        return StatusReader.recognises(head.text());
    }

    @Override
    public Summary inspect(InputStream source, Consumer<Problem> problems) {
        var reading = new Reading(problems);
        try (var reader = StatusReader.open(source)) {
            for (StatusEvent event = reader.next(); event != null; event = reader.next()) {
                reading.take(event);
            }
            return reading.summary(reader.format());
        }
    }

    /** One report while it is read. */
    private static final class Reading {
        private final Consumer<Problem> problems;
        private final Map<String, Long> statuses = new TreeMap<>();
        private @Nullable StatusReport report;
        private long transactions;
        private boolean complete;
        private boolean agree = true;

        private Reading(Consumer<Problem> problems) {
            this.problems = problems;
        }

        private void take(StatusEvent event) {
            switch (event) {
                case ReportStarted started -> report = started.report();
                case BatchStatusRead read -> {}
                case TransactionStatusRead read -> count(read.transaction().status());
                case ReportEnded ended -> complete = true;
                case ProblemFound found -> {
                    agree &= found.problem().code() != ProblemCode.PAIN_CONTROL;
                    problems.accept(found.problem());
                }
            }
        }

        private void count(@Nullable String status) {
            transactions++;
            String name = text(status);
            if (statuses.size() < MOST_STATUSES || statuses.containsKey(name)) {
                statuses.merge(name, 1L, Long::sum);
            }
        }

        private Summary summary(@Nullable Format format) {
            if (format == null) {
                return Summary.UNKNOWN;
            }
            Map<String, Object> keys = new LinkedHashMap<>();
            keys.put("message", report == null ? "" : report.id());
            keys.put("transactions", transactions);
            keys.put("controlSum", text(report == null ? null : report.originalControlSum()));
            keys.put("controlTotalsAgree", complete && agree);
            keys.put("originalMessage", text(report == null ? null : report.originalMessageId()));
            keys.put("status", text(report == null ? null : report.status()));
            keys.put("statuses", statuses);
            return new Summary(format.name(), format.version().isEmpty() ? null : format.version(), keys);
        }

        private static String text(@Nullable String stated) {
            return Objects.requireNonNullElse(stated, "");
        }
    }
}
