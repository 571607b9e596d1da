package org.tallystick.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.access.Caller;
import org.tallystick.imports.ImportChunk.Candidate;
import org.tallystick.imports.ImportResult.Counts;
import org.tallystick.imports.ImportRows.Line;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;
import org.tallystick.platform.jobs.Progress;

/**
 * Goes through a file in chunks, each in a transaction of its own with the note of what became of it. A row that the books
 * refuse at the last moment is rejected alone.
 */
@Component
class ImportRun {
    static final int CHUNK = 500;
    private static final Logger log = LoggerFactory.getLogger(ImportRun.class);

    private final Transactions transactions;
    private final TransactionTemplate attempt;
    private final ImportBatches batches;

    ImportRun(Transactions transactions, PlatformTransactionManager manager, ImportBatches batches) {
        this.transactions = transactions;
        this.attempt = new TransactionTemplate(manager);
        this.attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.batches = batches;
    }

    /** What a pass over the file came to, and the rows it rejected. */
    record Pass(Counts counts, String rejected) {}

    /** The dry run: reads, looks up, writes nothing. */
    <C> Pass check(Caller caller, ImportPlan<C> plan, ByteSource file, ImportScan scan, Progress progress) {
        return transactions.in(CompanyScope.of(caller.company()), () -> {
            var pass = new Passing(plan, scan, progress);
            Set<String> accepted = new HashSet<>();
            pass.through(file, (number, lines) -> {
                ImportChunk<C> chunk = ImportChunk.sort(caller, plan, scan, accepted, lines);
                accepted.addAll(chunk.keys());
                return new Pass(chunk.counts(plan), pass.rejectedRows.lines(chunk.rejections()));
            });
            return pass.sum();
        });
    }

    /** Takes the rows; chunks that are noted already are passed over. */
    <C> Pass take(Caller caller, ImportPlan<C> plan, UUID batch, ByteSource file, ImportScan scan, Progress progress) {
        Set<Integer> noted = batches.chunks(caller.company(), batch);
        var pass = new Passing(plan, scan, progress);
        Set<String> accepted = new HashSet<>();
        pass.through(file, (number, lines) -> {
            if (noted.contains(number)) {
                lines.forEach(line -> key(plan, scan, line, accepted));
                return new Pass(Counts.NONE, "");
            }
            return transactions.in(
                    CompanyScope.of(caller.company()),
                    () -> takeChunk(caller, plan, batch, scan, accepted, number, lines));
        });
        return pass.sum();
    }

    /** Takes all rows in one transaction, or none when one of them is rejected. */
    <C> Pass takeAllOrNone(
            Caller caller, ImportPlan<C> plan, UUID batch, ByteSource file, ImportScan scan, Progress progress) {
        try {
            return transactions.in(CompanyScope.of(caller.company()), () -> {
                var pass = new Passing(plan, scan, progress);
                Set<String> accepted = new HashSet<>();
                pass.through(file, (number, lines) -> takeChunk(caller, plan, batch, scan, accepted, number, lines));
                if (pass.sum().counts().rejected() > 0) {
                    throw new NotAll(pass.sum());
                }
                return pass.sum();
            });
        } catch (NotAll e) {
            return e.pass;
        }
    }

    private <C> Pass takeChunk(
            Caller caller,
            ImportPlan<C> plan,
            UUID batch,
            ImportScan scan,
            Set<String> accepted,
            int number,
            List<Line> lines) {
        ImportChunk<C> chunk = ImportChunk.sort(caller, plan, scan, accepted, lines);
        List<ImportBatches.Made> made = write(caller, plan, chunk);
        accepted.addAll(chunk.keys());
        List<UUID> subjects = made.stream().map(ImportBatches.Made::subject).toList();
        Counts counts = chunk.counts(plan).controlledBy(plan.control(caller.company(), subjects));
        var pass = new Pass(counts, new RejectedRows(scan.names()).lines(chunk.rejections()));
        batches.note(caller.company(), batch, number, pass, made);
        return pass;
    }

    private <C> List<ImportBatches.Made> write(Caller caller, ImportPlan<C> plan, ImportChunk<C> chunk) {
        List<Candidate<C>> fresh = List.copyOf(chunk.fresh());
        if (fresh.isEmpty()) {
            return List.of();
        }
        try {
            return inNestedTransaction(caller, plan, fresh);
        } catch (Refusal | DataIntegrityViolationException e) {
            log.info(
                    "Wrote a chunk of an import row by row, because of {}",
                    e.getClass().getSimpleName());
        }
        List<ImportBatches.Made> made = new ArrayList<>();
        for (List<Candidate<C>> unit : chunk.units()) {
            try {
                made.addAll(inNestedTransaction(caller, plan, unit));
            } catch (Refusal e) {
                unit.forEach(row -> chunk.reject(row, plan.keyColumn(), e.code(), e.sentence()));
            } catch (DataIntegrityViolationException e) {
                unit.forEach(row -> chunk.reject(
                        row, plan.keyColumn(), "ROW_IMPOSSIBLE", "The row contradicts what is in the books."));
            }
        }
        return made;
    }

    private <C> List<ImportBatches.Made> inNestedTransaction(
            Caller caller, ImportPlan<C> plan, List<Candidate<C>> candidates) {
        List<UUID> ids = attempt.execute(status ->
                plan.write(caller, candidates.stream().map(Candidate::command).toList()));
        List<ImportBatches.Made> made = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            made.add(new ImportBatches.Made(candidates.get(i).cells().row(), ids.get(i)));
        }
        return made;
    }

    private static <C> void key(ImportPlan<C> plan, ImportScan scan, Line line, Set<String> keys) {
        if (line instanceof Line.Sound(var row)) {
            keys.add(plan.key(new Cells(row, scan.reading())));
        }
    }

    /** What is done with one chunk. */
    private interface Step {
        Pass take(int number, List<Line> lines);
    }

    /** One pass over the rows of a file, adding up what became of them. */
    private static final class Passing {
        private final ImportPlan<?> plan;
        private final ImportScan scan;
        private final Progress progress;
        private final RejectedRows rejectedRows;
        private final StringBuilder rejected = new StringBuilder();
        private Counts counts = Counts.NONE;
        private @Nullable Line ahead;

        Passing(ImportPlan<?> plan, ImportScan scan, Progress progress) {
            this.plan = plan;
            this.scan = scan;
            this.progress = progress;
            this.rejectedRows = new RejectedRows(scan.names());
        }

        void through(ByteSource file, Step step) {
            progress.total(scan.rows());
            try (var rows = new ImportRows(file)) {
                int number = 0;
                List<Line> lines = next(rows);
                while (!lines.isEmpty() && !progress.cancelled()) {
                    Pass pass = step.take(number++, lines);
                    counts = counts.plus(pass.counts());
                    rejected.append(pass.rejected());
                    progress.advance(lines.size(), pass.counts().rejected());
                    lines = next(rows);
                }
            }
        }

        Pass sum() {
            return new Pass(counts, rejected.toString());
        }

        /** The next rows; those that belong together are not parted. */
        private List<Line> next(ImportRows rows) {
            List<Line> lines = new ArrayList<>();
            Line line = ahead == null ? rows.next() : ahead;
            ahead = null;
            while (line != null) {
                if (lines.size() >= CHUNK && !belongTogether(lines.getLast(), line)) {
                    ahead = line;
                    return lines;
                }
                lines.add(line);
                line = rows.next();
            }
            return lines;
        }

        private boolean belongTogether(Line one, Line next) {
            if (!plan.isGrouped()) {
                return false;
            }
            if (one instanceof Line.Sound(var row) && next instanceof Line.Sound(var other)) {
                return plan.group(new Cells(row, scan.reading())).equals(plan.group(new Cells(other, scan.reading())));
            }
            return true; // nobody knows what a broken row belongs to
        }
    }

    /** Rolls an import back that was to take all rows or none. */
    private static final class NotAll extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Pass pass;

        NotAll(Pass pass) {
            super("a row was rejected");
            this.pass = pass;
        }
    }
}
