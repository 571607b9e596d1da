package org.tallystick.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tallystick.access.Caller;
import org.tallystick.imports.ImportPlan.Checking;
import org.tallystick.imports.ImportPlan.Verdict;
import org.tallystick.imports.ImportResult.Counts;
import org.tallystick.imports.ImportRows.Line;
import org.tallystick.imports.RejectedRows.Rejection;

/** A few hundred rows sorted into those to take, those known before and those to reject; writes nothing. */
final class ImportChunk<C> {
    private final List<Candidate<C>> fresh = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final List<Candidate<C>> known = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();
    private long rows;

    /** A row that can be read, and the command it stands for. */
    record Candidate<C>(Cells cells, String key, String group, C command) {}

    static <C> ImportChunk<C> sort(
            Caller caller, ImportPlan<C> plan, ImportScan scan, Set<String> acceptedKeys, List<Line> lines) {
        var chunk = new ImportChunk<C>();
        List<Candidate<C>> candidates = chunk.whole(chunk.read(caller, plan, scan, lines), plan);
        var checking = new Checking(scan.reading().mapping(), acceptedKeys);
        List<C> commands = candidates.stream().map(Candidate::command).toList();
        List<Verdict> verdicts = commands.isEmpty() ? List.of() : plan.check(caller, checking, commands);
        for (int i = 0; i < candidates.size(); i++) {
            Candidate<C> candidate = candidates.get(i);
            switch (verdicts.get(i)) {
                case Verdict.Fresh _ -> chunk.fresh.add(candidate);
                case Verdict.Known _ -> chunk.known.add(candidate);
                case Verdict.Wrong(String column, String code, String message) ->
                    chunk.reject(candidate, column, code, message);
            }
        }
        return chunk;
    }

    /** Without those that belong to a row that was rejected. */
    private List<Candidate<C>> whole(List<Candidate<C>> candidates, ImportPlan<C> plan) {
        List<Candidate<C>> whole = new ArrayList<>();
        for (Candidate<C> candidate : candidates) {
            if (broken.contains(candidate.group())) {
                reject(
                        candidate,
                        plan.keyColumn(),
                        "ROWS_INCOMPLETE",
                        "Another row that belongs to it is rejected; all of them are taken together or none.");
            } else {
                whole.add(candidate);
            }
        }
        return whole;
    }

    private List<Candidate<C>> read(Caller caller, ImportPlan<C> plan, ImportScan scan, List<Line> lines) {
        List<Candidate<C>> candidates = new ArrayList<>();
        String group = "";
        boolean afterBroken = false;
        for (Line line : lines) {
            rows++;
            switch (line) {
                case Line.Sound(var row) -> {
                    var cells = new Cells(row, scan.reading());
                    String key = plan.key(cells);
                    String repetition = scan.repetition(key, plan.keyColumn(), cells.row());
                    if (repetition != null) {
                        cells.wrong(plan.keyColumn(), "ROW_REPEATED", repetition);
                    }
                    group = plan.group(cells);
                    if (scan.apart().contains(group)) {
                        cells.wrong(plan.keyColumn(), "ROWS_APART", "Its rows stand apart; sort the file by them.");
                    }
                    C command = plan.read(caller, cells);
                    boolean fine = command != null && cells.isFine();
                    if (plan.isGrouped() && (afterBroken || !fine)) {
                        broken.add(group);
                    }
                    afterBroken = false;
                    if (command != null && fine) {
                        candidates.add(new Candidate<>(cells, key, group, command));
                    } else {
                        rejections.add(new Rejection(cells.original(), cells.errors()));
                    }
                }
                case Line.Broken(var cells, RowError error) -> {
                    rejections.add(new Rejection(cells, List.of(error)));
                    if (plan.isGrouped()) { // nobody knows what it belongs to: to what is before it, or after it
                        broken.add(group);
                        afterBroken = true;
                    }
                }
                case Line.End _ -> throw new IllegalStateException("the scan reads to the end first");
            }
        }
        return candidates;
    }

    List<Candidate<C>> fresh() {
        return fresh;
    }

    /** What is written together when not everything can be: each row, or all rows of a group. */
    List<List<Candidate<C>>> units() {
        List<List<Candidate<C>>> units = new ArrayList<>();
        String present = "";
        for (Candidate<C> candidate : fresh) {
            if (candidate.group().isEmpty() || !candidate.group().equals(present)) {
                units.add(new ArrayList<>());
            }
            units.getLast().add(candidate);
            present = candidate.group();
        }
        return units;
    }

    /** In the order of the rows. */
    List<Rejection> rejections() {
        return rejections.stream()
                .sorted(Comparator.comparingLong(
                        rejection -> rejection.errors().getFirst().row()))
                .toList();
    }

    /** A row that turned out not to be possible when it was written. */
    void reject(Candidate<C> candidate, String column, String code, String message) {
        fresh.remove(candidate);
        rejections.add(new Rejection(
                candidate.cells().original(),
                List.of(new RowError(candidate.cells().row(), column, code, message))));
    }

    /** Keys of the rows that are in the books, now or after the write. */
    Set<String> keys() {
        Set<String> keys = new HashSet<>();
        fresh.forEach(candidate -> keys.add(candidate.key()));
        known.forEach(candidate -> keys.add(candidate.key()));
        return keys;
    }

    Counts counts(ImportPlan<C> plan) {
        Map<String, Long> totals = new HashMap<>();
        for (Candidate<C> candidate : fresh) {
            var amount = plan.amount(candidate.command());
            if (amount != null) {
                totals.merge(amount.currency().code(), amount.minor(), Math::addExact);
            }
        }
        List<RowError> errors = rejections().stream()
                .flatMap(rejection -> rejection.errors().stream())
                .toList();
        return new Counts(rows, fresh.size(), rejections.size(), known.size(), errors, new TreeMap<>(totals), Map.of());
    }
}
