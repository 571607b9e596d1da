package org.tallystick.workbench.books;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.controls.CheckRun;
import org.tallystick.controls.Finding;
import org.tallystick.controls.Invariant;
import org.tallystick.controls.Severity;
import org.tallystick.platform.outbox.OutboxQueue;
import org.tallystick.platform.web.Tone;

/** The state of the books by their last check, and what waits for somebody. */
public record BooksPage(
        @Nullable CheckRun latest,
        List<Invariant> invariants,
        List<CheckRun> history,
        List<OutboxQueue.Parked> parked,
        boolean mayCheck,
        boolean mayRetry) {
    public BooksPage {
        invariants = List.copyOf(invariants);
        history = List.copyOf(history);
        parked = List.copyOf(parked);
    }

    /** An invariant with the rows that break it. */
    public record Broken(Invariant invariant, List<Finding> findings) {
        public Broken {
            findings = List.copyOf(findings);
        }
    }

    /** The gravest first. */
    public List<Broken> broken() {
        if (latest == null) {
            return List.of();
        }
        Map<Invariant, List<Finding>> byInvariant = latest.rows().stream()
                .collect(Collectors.groupingBy(
                        CheckRun.KeptFinding::invariant,
                        Collectors.mapping(CheckRun.KeptFinding::finding, Collectors.toList())));
        return byInvariant.entrySet().stream()
                .map(entry -> new Broken(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing((Broken one) -> one.invariant().severity())
                        .thenComparing(one -> one.invariant().id()))
                .toList();
    }

    /** Those that hold; before the first check, all of them. */
    public List<Invariant> holding() {
        List<Invariant> offended = broken().stream().map(Broken::invariant).toList();
        return invariants.stream()
                .filter(invariant -> !offended.contains(invariant))
                .toList();
    }

    public static Tone tone(Severity severity) {
        return switch (severity) {
            case STOP -> Tone.BAD;
            case CLOSE -> Tone.WARN;
            case WARN -> Tone.INFO;
        };
    }

    public static String word(Severity severity) {
        return switch (severity) {
            case STOP -> "Stop and find out";
            case CLOSE -> "Before the month closes";
            case WARN -> "Worth a look";
        };
    }

    /** The page of an offending row, below the company; null when it has none. */
    public static @Nullable String pageOf(Finding finding) {
        String type = finding.subjectType();
        String id = finding.subjectId();
        if (type == null || id == null || id.length() != 36) {
            return null;
        }
        return switch (type) {
            case "payment" -> "/payments/" + id;
            case "invoice" -> "/invoices/" + id;
            case "credit memo" -> "/credit-memos/" + id;
            case "entry", "journal entry" -> "/ledger/entries/" + id;
            case "customer" -> "/customers/" + id;
            default -> null;
        };
    }
}
