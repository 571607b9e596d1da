package org.tallystick.cashapp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.tallystick.lib.money.Money;

/** Adds up what the statements of a file brought. */
final class ImportTally {
    private final List<ImportProblem> problems;
    private final Map<String, Money> credits = new TreeMap<>();
    private final Map<String, Money> debits = new TreeMap<>();
    private final Set<Integer> held = new HashSet<>();
    private Booked booked = Booked.NOTHING;
    private int statements;
    private int lines;
    private boolean refused;

    ImportTally(List<ImportProblem> problems) {
        this.problems = new ArrayList<>(problems);
    }

    void see(StatementRead statement) {
        statements++;
        lines += statement.lines().size();
        for (LineRead line : statement.lines()) {
            Map<String, Money> side = line.amount().isNegative() ? debits : credits;
            side.merge(statement.currency().code(), line.amount().abs(), Money::plus);
        }
    }

    void add(ImportProblem problem) {
        refused = true;
        problems.add(problem);
    }

    void note(ImportProblem problem) {
        problems.add(problem);
    }

    /** A chunk of the statement of that place in the file. */
    void add(int statement, Booked chunk) {
        if (chunk.held()) {
            held.add(statement);
        }
        booked = booked.plus(chunk);
    }

    boolean isNothingNew() {
        return !booked.brought() && booked.newLines() == 0 && !refused;
    }

    ImportResult result(UUID file) {
        return new ImportResult(
                file,
                statements,
                held.size(),
                lines,
                booked.newLines(),
                booked.duplicates(),
                booked.announced(),
                booked.applied(),
                booked.suggested(),
                booked.unidentified(),
                List.copyOf(credits.values()),
                List.copyOf(debits.values()),
                Stream.concat(problems.stream(), booked.notes().stream()).toList());
    }
}
