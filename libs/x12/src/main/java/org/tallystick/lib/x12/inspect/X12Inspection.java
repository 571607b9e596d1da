package org.tallystick.lib.x12.inspect;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.ReadLimits;
import org.tallystick.lib.x12.Severity;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.X12Reader;
import org.tallystick.lib.x12.remittance.RemittanceEvent;
import org.tallystick.lib.x12.remittance.Remittances;

/**
 * Sums up an interchange as a tree of maps, lists, strings and whole numbers, ready for JSON: {@code file, format, version,
 * problems:[{severity, code, location, message}], interchanges:[{control, sender, receiver, groups:[{functional, version,
 * transactions:[{type, control, segments}]}]}]}. A transaction 820 adds {@code payment, remittances, balanced}.
 */
public final class X12Inspection {
    private static final Pattern BEGINNING = Pattern.compile("\\A(?:\u00ef\u00bb\u00bf)?[ \\t\\r\\n]*ISA[^A-Za-z0-9]");

    private final ResourceBundle catalogue;
    private final List<Map<String, Object>> problems = new ArrayList<>();
    private final List<Map<String, Object>> interchanges = new ArrayList<>();
    private final Remittances remittances = new Remittances(this::take);
    private List<Map<String, Object>> groups = new ArrayList<>();
    private List<Map<String, Object>> transactions = new ArrayList<>();
    private Map<String, Object> transaction = new LinkedHashMap<>();
    private @Nullable RemittanceSummary summary;
    private @Nullable String version;

    private X12Inspection(Locale locale) {
        catalogue = Problem.catalogue(locale);
    }

    /** Whether a file that begins with these bytes is an interchange. */
    public static boolean recognises(byte[] beginning) {
        return BEGINNING
                .matcher(new String(beginning, StandardCharsets.ISO_8859_1))
                .find();
    }

    /** The summary of one file, which is read to its end and closed; {@code file} is the name to show. */
    public static Map<String, @Nullable Object> of(String file, InputStream source, Locale locale) {
        return new X12Inspection(locale).inspect(file, source);
    }

    private Map<String, @Nullable Object> inspect(String file, InputStream source) {
        try (var reader = X12Reader.open(source, ReadLimits.defaults())) {
            for (X12Event event = reader.next(); event != null; event = reader.next()) {
                take(event);
                remittances.take(event);
                if (event instanceof X12Event.TransactionEnded && summary != null) {
                    transaction.putAll(summary.keys());
                    summary = null;
                }
            }
        }
        Map<String, @Nullable Object> found = new LinkedHashMap<>();
        found.put("file", file);
        found.put("format", "x12");
        found.put("version", version);
        found.put("problems", problems);
        found.put("interchanges", interchanges);
        return found;
    }

    private void take(X12Event event) {
        switch (event) {
            case X12Event.InterchangeStarted started -> {
                version = version == null ? started.version() : version;
                groups = new ArrayList<>();
                transactions = new ArrayList<>();
                interchanges.add(
                        map("control", started.control(), "sender", started.sender(), "receiver", started.receiver()));
                interchanges.getLast().put("groups", groups);
            }
            case X12Event.GroupStarted started -> {
                transactions = new ArrayList<>();
                groups.add(map("functional", started.functional(), "version", started.version()));
                groups.getLast().put("transactions", transactions);
            }
            case X12Event.TransactionStarted started -> {
                transaction = map("type", started.type(), "control", started.control());
                transactions.add(transaction);
            }
            case X12Event.TransactionEnded ended -> transaction.put("segments", ended.segments());
            case X12Event.ProblemFound found -> add(found.problem());
            case X12Event.SegmentRead _, X12Event.GroupEnded _, X12Event.InterchangeEnded _ -> {}
        }
    }

    private void take(RemittanceEvent event) {
        switch (event) {
            case RemittanceEvent.PaymentStarted started -> summary = new RemittanceSummary(started.payment());
            case RemittanceEvent.ProblemFound found -> add(found.problem());
            case RemittanceEvent.LineRead _, RemittanceEvent.AdjustmentRead _, RemittanceEvent.PaymentEnded _ -> {
                if (summary != null) {
                    summary.take(event);
                }
            }
        }
    }

    private static Map<String, Object> map(String... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private void add(Problem problem) {
        if (problem.severity() == Severity.INFO) {
            return;
        }
        problems.add(map(
                "severity",
                problem.severity().blocks() ? "error" : "warning",
                "code",
                problem.code().text(),
                "location",
                problem.location().text(catalogue),
                "message",
                problem.message(catalogue)));
    }
}
