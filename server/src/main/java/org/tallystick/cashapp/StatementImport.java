package org.tallystick.cashapp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.ReceivedFiles;
import org.tallystick.platform.ReceivedFiles.Kept;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Retry;
import org.tallystick.platform.TableGrowth;
import org.tallystick.platform.jobs.Jobs;
import org.tallystick.platform.jobs.Progress;

/**
 * Takes bank statements in. The bytes are kept first; then each statement is booked in a transaction of its own, in chunks
 * when it is long. Whatever is imported twice, in whole or in part, is booked once; after a crash a job, or the same file
 * again, goes on where it stopped.
 */
@Service
public class StatementImport {
    /** The work of a job that takes a long file in. */
    static final String JOB = "cashapp.statement";

    static final String DUPLICATE = "FILE-DUPLICATE";

    private static final Logger log = LoggerFactory.getLogger(StatementImport.class);
    private static final int CHUNK = 1_000;
    private static final int MAX_BYTES = 200 << 20;
    private static final int LONG_BYTES = 1 << 20;
    private static final int LONG_LINES = 1_000;
    private static final ImportProblem STOPPED = ImportProblem.error(
            "IMPORT-STOPPED", "file", "Somebody stopped the import. The same file again goes on with what is left.");

    private final ReceivedFiles files;
    private final BankStatements statements;
    private final ImportRuns runs;
    private final BankAccounts accounts;
    private final StatementBooking booking;
    private final Notifications notifications;
    private final AutomaticApplication application;
    private final TableFiles tables;
    private final Companies companies;
    private final Jobs jobs;
    private final BusinessClock clock;
    private final TableGrowth growth;
    private final TransactionTemplate transaction;

    StatementImport(
            ReceivedFiles files,
            BankStatements statements,
            ImportRuns runs,
            BankAccounts accounts,
            StatementBooking booking,
            Notifications notifications,
            AutomaticApplication application,
            TableFiles tables,
            Companies companies,
            Jobs jobs,
            BusinessClock clock,
            TableGrowth growth,
            PlatformTransactionManager transactions) {
        this.files = files;
        this.statements = statements;
        this.runs = runs;
        this.accounts = accounts;
        this.booking = booking;
        this.notifications = notifications;
        this.application = application;
        this.tables = tables;
        this.companies = companies;
        this.jobs = jobs;
        this.clock = clock;
        this.growth = growth;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Says so with the result when the file was imported completely before. */
    public ImportResult importFile(Caller caller, Path file) {
        return importFile(caller, file, null, Progress.unwatched());
    }

    /** The account matters for a table only; null when its columns tell it. */
    public ImportResult importFile(Caller caller, Path file, @Nullable UUID account, Progress progress) {
        try {
            requireSize(Files.size(file));
            String name = String.valueOf(file.getFileName());
            return importFile(caller, name, Files.readAllBytes(file), account, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses a file that was imported completely before, and one that is no file of a bank. */
    public ImportResult importFile(Caller caller, String fileName, byte[] content) {
        return unrepeated(importFile(caller, fileName, content, null, Progress.unwatched()));
    }

    private ImportResult importFile(
            Caller caller, String fileName, byte[] content, @Nullable UUID account, Progress progress) {
        mustImport(caller);
        requireSize(content.length);
        StatementFile file = read(caller.company(), content, account);
        requireBookable(file.format().isPresent());
        return take(caller, inTransaction(() -> begin(caller, fileName, content, account)), file, progress);
    }

    /** Takes a short file in at once and leaves a long one to a job. Returns the import, which says what came of it. */
    public UUID start(Caller caller, String fileName, byte[] content, @Nullable UUID account) {
        mustImport(caller);
        requireSize(content.length);
        if (content.length > LONG_BYTES) {
            requireBookable(isKnown(caller.company(), content, account));
            return inTransaction(() -> beginJob(caller, fileName, content, account));
        }
        StatementFile file = read(caller.company(), content, account);
        requireBookable(file.format().isPresent());
        if (file.lines() > LONG_LINES) {
            return inTransaction(() -> beginJob(caller, fileName, content, account));
        }
        ImportRun run = inTransaction(() -> begin(caller, fileName, content, account));
        unrepeated(take(caller, run, file, Progress.unwatched()));
        return run.id();
    }

    /** Goes on with an import that was begun, from where it came to. */
    ImportResult resume(Caller caller, UUID id, Progress progress) {
        ImportRun run = runs.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("import"));
        if (run.result() != null) {
            return run.result();
        }
        byte[] content = inTransaction(() -> files.content(caller.company(), run.file()));
        return take(caller, run, read(caller.company(), content, run.account()), progress);
    }

    private UUID beginJob(Caller caller, String fileName, byte[] content, @Nullable UUID account) {
        ImportRun run = begin(caller, fileName, content, account);
        jobs.start(
                caller.company(),
                JOB,
                "Import of a bank statement",
                run.id(),
                "/bank-statements/import-runs/" + run.id(),
                caller.actor().reference());
        return run.id();
    }

    private ImportRun begin(Caller caller, String fileName, byte[] content, @Nullable UUID account) {
        CompanyId company = caller.company();
        String by = caller.actor().reference();
        Kept kept = files.keepOnce(company, TableFiles.FILE_KIND, fileName, content, by);
        UUID id = runs.start(company, kept, fileName, account, clock.now(), by);
        return runs.find(company, id).orElseThrow();
    }

    private ImportResult take(Caller caller, ImportRun run, StatementFile file, Progress progress) {
        var tally = new ImportTally(file.problems());
        var done = new TreeMap<Integer, Integer>();
        for (ImportRuns.Chunk chunk : runs.chunks(caller.company(), run.id())) {
            tally.add(chunk.statement(), chunk.booked());
            done.merge(chunk.statement(), chunk.lines(), Integer::sum);
        }
        progress.total(file.lines());
        progress.advance(done.values().stream().mapToInt(Integer::intValue).sum(), 0);
        int place = 0;
        for (StatementRead statement : file.statements()) {
            place++;
            tally.see(statement);
            if (!progress.cancelled()) {
                book(caller, new Part(run.file(), run.id(), place, statement, done.get(place)), tally, progress);
            }
        }
        if (progress.cancelled()) {
            tally.add(STOPPED);
        } else if (run.cameBefore() && tally.isNothingNew()) {
            tally.note(repeated(caller, run));
        }
        ImportResult result = tally.result(run.file());
        transaction.executeWithoutResult(status -> runs.end(caller.company(), run.id(), result, clock.now()));
        log.info(
                "Import {}: {} statements, {} new lines, {} duplicates, {} applied",
                run.id(),
                result.statements(),
                result.newLines(),
                result.duplicate(),
                result.autoApplied());
        return result;
    }

    /** Books a statement that was held because its totals do not agree; the reason is kept. */
    public ImportResult release(Caller caller, UUID statementId, String reason) {
        mustImport(caller);
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why the statement may be booked; auditors will ask.");
        }
        ImportedStatement held =
                statements.find(caller.company(), statementId).orElseThrow(() -> Refusal.notFound("bank statement"));
        byte[] content = inTransaction(() -> files.content(caller.company(), held.file()));
        StatementRead read = read(caller.company(), content, held.bankAccount()).statements().stream()
                .filter(statement -> statement.identity().equals(held.identity()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("statement " + statementId + " is not in its file"));
        var tally = new ImportTally(List.of());
        inTransaction(() -> {
            booking.release(caller, held, reason.strip());
            return held;
        });
        tally.see(read);
        book(caller, new Part(held.file(), null, 1, read, null), tally, Progress.unwatched());
        return tally.result(held.file());
    }

    private StatementFile read(CompanyId company, byte[] content, @Nullable UUID account) {
        StatementFile file = StatementFile.read(content);
        return file.format().isPresent()
                ? file
                : tables.read(company, content, account).orElse(file);
    }

    /** Whether it is a table whose columns nobody has chosen yet. */
    public boolean needsColumns(Caller caller, byte[] content, @Nullable UUID account) {
        mustImport(caller);
        requireSize(content.length);
        return !isKnown(caller.company(), content, account) && TableFiles.isTable(content);
    }

    private boolean isKnown(CompanyId company, byte[] content, @Nullable UUID account) {
        return StatementFile.isStatement(content) || tables.isKnown(company, content, account);
    }

    private static void mustImport(Caller caller) {
        caller.must(Permission.IMPORT);
        caller.must(Permission.TAKE_PAYMENTS);
        caller.must(Permission.ALLOCATE);
    }

    private static void requireSize(long bytes) {
        if (bytes > MAX_BYTES) {
            throw Refusal.invalid("FILE-LIMIT", "The file is larger than 200 MB. Ask the bank for smaller ones.");
        }
    }

    private static void requireBookable(boolean known) {
        if (!known) {
            throw Refusal.invalid(
                    "FILE-UNKNOWN",
                    "This is no bank statement Tallystick knows. Choose a statement of the day (camt.053, MT940, BAI2,"
                            + " OFX or a table), or what the bank sends beside it (camt.052, camt.054 or MT942).");
        }
    }

    /** A statement at its place in a file, and how many of its lines an import dealt with before; null when none of it. */
    private record Part(
            UUID file,
            @Nullable UUID run,
            int place,
            StatementRead read,
            @Nullable Integer done) {
        List<List<LineRead>> chunks() {
            List<LineRead> lines = read.lines();
            if (lines.isEmpty()) {
                return done == null ? List.of(lines) : List.of();
            }
            List<List<LineRead>> chunks = new ArrayList<>();
            for (int start = done == null ? 0 : done; start < lines.size(); start += CHUNK) {
                chunks.add(lines.subList(start, Math.min(start + CHUNK, lines.size())));
            }
            return chunks;
        }
    }

    private void book(Caller caller, Part part, ImportTally tally, Progress progress) {
        StatementRead statement = part.read();
        Optional<BankAccount> account =
                accounts.byNumber(caller.company(), statement.account().id(), statement.currency());
        if (account.isEmpty()) {
            tally.add(unknownAccount(statement));
            progress.advance(statement.lines().size(), statement.lines().size());
            return;
        }
        int reached = part.done() == null ? 0 : part.done();
        try {
            if (statement.announces()) {
                if (part.done() == null) {
                    tally.add(part.place(), announce(caller, part, account.get()));
                    progress.advance(statement.lines().size(), 0);
                }
                return;
            }
            TableGrowth.Watch watch = growth.watch("payments.payment", "receivables.allocation", "ledger.entry");
            for (List<LineRead> chunk : part.chunks()) {
                if (progress.cancelled()) {
                    return;
                }
                tally.add(part.place(), book(caller, part, reached + 1, chunk, account.get()));
                progress.advance(chunk.size(), 0);
                reached += chunk.size();
                if (reached < statement.lines().size()) {
                    watch.added(chunk.size());
                }
            }
        } catch (Refusal e) { // what other statements of the file brought stays
            tally.add(ImportProblem.error(e.code(), "statement " + statement.identity(), e.sentence()));
            int left = statement.lines().size() - reached;
            progress.advance(left, left);
        }
    }

    private Booked book(Caller caller, Part part, int first, List<LineRead> lines, BankAccount account) {
        return Retry.onConflict(() -> inTransaction(() -> {
            Booked booked = booking.book(caller, part.read(), lines, account, part.file());
            keep(caller, part, first, lines.size(), booked);
            return booked;
        }));
    }

    /** What is better known now may settle something by itself. */
    private Booked announce(Caller caller, Part part, BankAccount account) {
        Notifications.Taken taken =
                Retry.onConflict(() -> notifications.take(caller, part.read(), account, part.file()));
        int applied = 0;
        for (PaymentId payment : taken.explained()) {
            applied += application.apply(caller, payment).settled() ? 1 : 0;
        }
        Booked booked = taken.booked().plus(Booked.announced(taken.announced(), applied));
        transaction.executeWithoutResult(
                status -> keep(caller, part, 1, part.read().lines().size(), booked));
        return booked;
    }

    private void keep(Caller caller, Part part, int first, int lines, Booked booked) {
        if (part.run() != null) {
            runs.add(caller.company(), part.run(), new ImportRuns.Chunk(part.place(), first, lines, booked));
        }
    }

    private static ImportProblem unknownAccount(StatementRead statement) {
        String number = statement.account().id();
        String end = number.substring(Math.max(0, number.length() - 4));
        return ImportProblem.error(
                "BANK-ACCOUNT-UNKNOWN",
                "statement " + statement.identity(),
                "The statement is for an account ending in " + end + " in " + statement.currency()
                        + ", which is none of the company's. Add the bank account with that number and currency, then"
                        + " import the file again.");
    }

    private ImportProblem repeated(Caller caller, ImportRun run) {
        LocalDate on = LocalDate.ofInstant(
                run.receivedAt(), companies.get(caller.company()).zone());
        return ImportProblem.warning(
                DUPLICATE,
                "file",
                "This file was imported on " + on + " as “" + run.nameBefore() + "”; nothing was booked again.");
    }

    /** Whoever loads a file by hand is told at once. */
    private static ImportResult unrepeated(ImportResult result) {
        result.repeated().ifPresent(problem -> {
            throw Refusal.conflict(problem.code(), problem.message());
        });
        return result;
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
