package org.tallystick.lib.bankfiles.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.bankfiles.inspect.FormatInspector.Summary;
import org.tallystick.lib.bankfiles.recognition.FileHead;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.Severity;

/**
 * Recognises a file by its content and sums it up as a tree of maps, lists, strings and whole numbers, ready for JSON:
 * {@code file, format, version, problems:[{severity, code, location, message}]} and the keys of the format, which its
 * {@link FormatInspector} names. Amounts are decimal strings with the digits of their currency; credits and debits are
 * summed by mark alone, pending entries included.
 */
public final class Inspection {
    /** In the order in which they are asked; the last one takes every file. */
    private static final List<FormatInspector> INSPECTORS = List.of(
            new AchInspector(),
            new PaymentInspector(),
            new StatusInspector(),
            new Bai2Inspector(),
            new OfxInspector(),
            new Mt940Inspector(),
            new LockboxInspector(),
            new CamtInspector());

    private final ResourceBundle catalogue;
    private final List<Map<String, Object>> problems = new ArrayList<>();

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
        FormatInspector inspector = inspector(source);
        Summary found = inspector.inspect(source.open(), this::add);
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("file", file);
        summary.put("format", found.format());
        summary.put("version", found.version());
        summary.put("problems", problems);
        summary.putAll(found.keys());
        return summary;
    }

    private static FormatInspector inspector(ByteSource source) throws IOException {
        try (InputStream input = source.open()) {
            FileHead head = FileHead.of(input);
            return INSPECTORS.stream()
                    .filter(inspector -> inspector.recognises(head))
                    .findFirst()
                    .orElseThrow();
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
