package org.tallystick.lib.x12.inspect;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.Delimiters;
import org.tallystick.lib.x12.Location;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.ProblemCode;
import org.tallystick.lib.x12.ReadLimits;
import org.tallystick.lib.x12.Severity;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.X12Reader;
import org.tallystick.lib.x12.element.ProviderIds;
import org.tallystick.lib.x12.guide.GuideWalk;

/**
 * Sums up an interchange as a tree of maps, lists, strings and whole numbers, ready for JSON: {@code file, format, version,
 * problems:[{severity, code, location, message}], interchanges:[{control, sender, receiver, groups:[{functional, version,
 * transactions:[{type, control, segments}]}]}]}. Each kind of transaction adds keys of its own. What is worth knowing and no
 * problem, such as a provider id that is none, stands in {@code notes}.
 */
public final class X12Inspection {
    private static final Pattern BEGINNING = Pattern.compile("\\A(?:\u00ef\u00bb\u00bf)?[ \\t\\r\\n]*ISA[^A-Za-z0-9]");
    private static final Pattern FRAGMENT = Pattern.compile(
            "\\A(?:\u00ef\u00bb\u00bf)?\\s*ST([^A-Za-z0-9\\s])[0-9]{3}\\1[A-Za-z0-9]{1,9}(?:\\1[A-Za-z0-9]*)?([^A-Za-z0-9])");
    private static final int LOOK = 1_000;

    private final ResourceBundle catalogue;
    private final List<Map<String, Object>> problems = new ArrayList<>();
    private final List<Map<String, Object>> notes = new ArrayList<>();
    private final List<Map<String, Object>> interchanges = new ArrayList<>();
    private final List<Object> acknowledgments = new ArrayList<>();
    private final List<TransactionSummary> summaries = List.of(
            new RemittancesSummary(this::add),
            new PlanPaymentSummary(this::add),
            new ClaimSummary(this::add),
            new EligibilitySummary(this::add),
            new StatusSummary(this::add),
            new AuthorizationSummary(this::add),
            new AcknowledgmentSummary(this::add, acknowledgments::add));
    private final GuideWalk walk = new GuideWalk(finding -> add(finding.problem()));
    private final ProviderIds providerIds = new ProviderIds(this::add);
    private final Set<Location> said = new HashSet<>();
    private List<Map<String, Object>> groups = new ArrayList<>();
    private List<Map<String, Object>> transactions = new ArrayList<>();
    private Map<String, Object> transaction = new LinkedHashMap<>();
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

    /** Whether a file that begins with these bytes holds transactions without an interchange around them. */
    public static boolean recognisesFragment(byte[] beginning) {
        return delimiters(beginning).isPresent();
    }

    private static Optional<Delimiters> delimiters(byte[] beginning) {
        Matcher found = FRAGMENT.matcher(new String(beginning, StandardCharsets.ISO_8859_1));
        if (!found.find()) {
            return Optional.empty();
        }
        byte element = (byte) found.group(1).charAt(0);
        Delimiters common = Delimiters.common();
        return Optional.of(new Delimiters(element, common.component(), common.repetition(), (byte)
                found.group(2).charAt(0)));
    }

    /** The summary of one file, which is read to its end and closed; {@code file} is the name to show. */
    public static Map<String, @Nullable Object> of(String file, InputStream source, Locale locale) {
        var buffered = new BufferedInputStream(source, LOOK);
        try {
            buffered.mark(LOOK);
            byte[] beginning = buffered.readNBytes(LOOK);
            buffered.reset();
            return new X12Inspection(locale).inspect(file, buffered, delimiters(beginning));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, @Nullable Object> inspect(String file, InputStream source, Optional<Delimiters> fragment) {
        ReadLimits limits = ReadLimits.defaults();
        if (fragment.isPresent()) {
            bare();
        }
        try (var reader = fragment.map(delimiters -> X12Reader.fragment(source, delimiters, limits))
                .orElseGet(() -> X12Reader.open(source, limits))) {
            for (X12Event event = reader.next(); event != null; event = reader.next()) {
                take(event);
            }
        }
        Map<String, @Nullable Object> found = new LinkedHashMap<>();
        found.put("file", file);
        found.put("format", "x12");
        found.put("version", version);
        found.put("problems", problems);
        if (!notes.isEmpty()) {
            found.put("notes", notes);
        }
        found.put("interchanges", interchanges);
        return found;
    }

    /** Transactions without an interchange stand in one without a name. */
    private void bare() {
        add(Problem.of(Severity.ERROR, ProblemCode.X12_HEADER, Location.file()).saying("bare"));
        interchange("", "", "");
        group("", "");
    }

    private void take(X12Event event) {
        said.clear();
        switch (event) {
            case X12Event.InterchangeStarted started -> {
                version = version == null ? started.version() : version;
                interchange(started.control(), started.sender(), started.receiver());
            }
            case X12Event.GroupStarted started -> group(started.functional(), started.version());
            case X12Event.TransactionStarted started -> {
                transaction = map("type", started.type(), "control", started.control());
                transactions.add(transaction);
            }
            case X12Event.TransactionEnded ended -> transaction.put("segments", ended.segments());
            case X12Event.ProblemFound found -> add(found.problem());
            case X12Event.SegmentRead _, X12Event.GroupEnded _, X12Event.InterchangeEnded _ -> {}
        }
        for (TransactionSummary summary : summaries) {
            summary.take(event);
            if (event instanceof X12Event.TransactionEnded) {
                transaction.putAll(summary.keys());
            }
        }
        walk.take(event);
        providerIds.take(event);
        if (!acknowledgments.isEmpty() && !interchanges.isEmpty()) {
            interchanges.getLast().put("acknowledgments", List.copyOf(acknowledgments));
        }
    }

    private void interchange(String control, String sender, String receiver) {
        groups = new ArrayList<>();
        transactions = new ArrayList<>();
        acknowledgments.clear();
        interchanges.add(map("control", control, "sender", sender, "receiver", receiver));
        interchanges.getLast().put("groups", groups);
    }

    private void group(String functional, String guide) {
        transactions = new ArrayList<>();
        groups.add(map("functional", functional, "version", guide));
        groups.getLast().put("transactions", transactions);
    }

    private static Map<String, Object> map(String... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** What the reader of a transaction has said of a place, the walk along its guide need not say again. */
    private void add(Problem problem) {
        boolean ofGuide = problem.code() == ProblemCode.GUIDE_ELEMENT || problem.code() == ProblemCode.GUIDE_SEGMENT;
        if (ofGuide && said.contains(problem.location())) {
            return;
        }
        if (!ofGuide) {
            said.add(problem.location());
        }
        boolean info = problem.severity() == Severity.INFO;
        (info ? notes : problems)
                .add(map(
                        "severity",
                        problem.severity().blocks() ? "error" : info ? "info" : "warning",
                        "code",
                        problem.code().text(),
                        "location",
                        problem.location().text(catalogue),
                        "message",
                        problem.message(catalogue)));
    }
}
