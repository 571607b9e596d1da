package org.tallystick.cashapp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.ReceivedFiles;
import org.tallystick.platform.ReceivedFiles.Kept;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Retry;

/**
 * Takes bank statements in. The bytes are kept first; then each statement is booked in a transaction of its own, in chunks
 * when it is long. Whatever is imported twice, in whole or in part, is booked once; after a crash the same file goes on
 * where it stopped.
 */
@Service
public class StatementImport {
    private static final Logger log = LoggerFactory.getLogger(StatementImport.class);
    private static final int CHUNK = 5_000;
    private static final int MAX_BYTES = 200 << 20;

    private final ReceivedFiles files;
    private final BankStatements statements;
    private final BankAccounts accounts;
    private final StatementBooking booking;
    private final Notifications notifications;
    private final AutomaticApplication application;
    private final TableFiles tables;
    private final Companies companies;
    private final TransactionTemplate transaction;

    StatementImport(
            ReceivedFiles files,
            BankStatements statements,
            BankAccounts accounts,
            StatementBooking booking,
            Notifications notifications,
            AutomaticApplication application,
            TableFiles tables,
            Companies companies,
            PlatformTransactionManager transactions) {
        this.files = files;
        this.statements = statements;
        this.accounts = accounts;
        this.booking = booking;
        this.notifications = notifications;
        this.application = application;
        this.tables = tables;
        this.companies = companies;
        this.transaction = new TransactionTemplate(transactions);
    }

    public ImportResult importFile(Caller caller, Path file) {
        return importFile(caller, file, null);
    }

    /** The account matters for a table only; null when its columns tell it. */
    public ImportResult importFile(Caller caller, Path file, @Nullable UUID account) {
        try {
            requireSize(Files.size(file));
            return importFile(caller, String.valueOf(file.getFileName()), Files.readAllBytes(file), account);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses a file that was imported completely before, and one that is no file of a bank. */
    public ImportResult importFile(Caller caller, String fileName, byte[] content) {
        return importFile(caller, fileName, content, null);
    }

    /** The account matters for a table only; null when its columns tell it. */
    public ImportResult importFile(Caller caller, String fileName, byte[] content, @Nullable UUID account) {
        mustImport(caller);
        requireSize(content.length);
        StatementFile file = read(caller.company(), content, account);
        requireBookable(file);
        Kept received = inTransaction(() -> files.keepOnce(
                caller.company(),
                TableFiles.FILE_KIND,
                fileName,
                content,
                caller.actor().reference()));
        var tally = new Tally(file.problems());
        for (StatementRead statement : file.statements()) {
            book(caller, statement, received.id(), tally);
        }
        if (received.before() && tally.isNothingNew()) {
            throw duplicate(caller, received);
        }
        ImportResult result = tally.result(received.id());
        log.info(
                "Imported file {}: {} statements, {} new lines, {} duplicates, {} applied",
                received.id(),
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
        var tally = new Tally(List.of());
        inTransaction(() -> {
            booking.release(caller, held, reason.strip());
            return held;
        });
        book(caller, read, held.file(), tally);
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
        return read(caller.company(), content, account).format().isEmpty() && TableFiles.isTable(content);
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

    private static void requireBookable(StatementFile file) {
        if (file.format().isEmpty()) {
            throw Refusal.invalid(
                    "FILE-UNKNOWN",
                    "This is no bank statement Tallystick knows. Choose a statement of the day (camt.053, MT940, BAI2,"
                            + " OFX or a table), or what the bank sends beside it (camt.052, camt.054 or MT942).");
        }
    }

    private void book(Caller caller, StatementRead statement, UUID file, Tally tally) {
        tally.see(statement);
        Optional<BankAccount> account =
                accounts.byNumber(caller.company(), statement.account().id(), statement.currency());
        if (account.isEmpty()) {
            tally.add(unknownAccount(statement));
            return;
        }
        try {
            if (statement.announces()) {
                announce(caller, statement, account.get(), file, tally);
                return;
            }
            for (List<LineRead> chunk : chunks(statement.lines())) {
                tally.add(Retry.onConflict(() -> booking.book(caller, statement, chunk, account.get(), file)));
            }
        } catch (Refusal e) { // what other statements of the file brought stays
            tally.add(ImportProblem.error(e.code(), "statement " + statement.identity(), e.sentence()));
        }
    }

    /** What is better known now may settle something by itself. */
    private void announce(Caller caller, StatementRead statement, BankAccount account, UUID file, Tally tally) {
        Notifications.Taken taken = Retry.onConflict(() -> notifications.take(caller, statement, account, file));
        tally.announced += taken.announced();
        tally.add(taken.booked());
        for (PaymentId payment : taken.explained()) {
            tally.applied += application.apply(caller, payment).settled() ? 1 : 0;
        }
    }

    private static List<List<LineRead>> chunks(List<LineRead> lines) {
        if (lines.isEmpty()) {
            return List.of(List.of());
        }
        List<List<LineRead>> chunks = new ArrayList<>();
        for (int start = 0; start < lines.size(); start += CHUNK) {
            chunks.add(lines.subList(start, Math.min(start + CHUNK, lines.size())));
        }
        return chunks;
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

    private Refusal duplicate(Caller caller, Kept received) {
        LocalDate on = LocalDate.ofInstant(
                received.at(), companies.get(caller.company()).zone());
        return Refusal.conflict(
                "FILE-DUPLICATE",
                "This file was imported on " + on + " as “" + received.name() + "”; nothing was booked again.");
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    /** Adds up what the statements of a file brought. */
    private static final class Tally {
        private final List<ImportProblem> problems;
        private final Map<String, Money> credits = new TreeMap<>();
        private final Map<String, Money> debits = new TreeMap<>();
        private Booked booked = Booked.NOTHING;
        private int announced;
        private int applied;
        private int statements;
        private int held;
        private int lines;
        private boolean refused;

        Tally(List<ImportProblem> problems) {
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

        void add(Booked chunk) {
            held += chunk.held() ? 1 : 0;
            booked = booked.plus(chunk);
        }

        private List<ImportProblem> said() {
            return Stream.concat(problems.stream(), booked.notes().stream()).toList();
        }

        boolean isNothingNew() {
            return !booked.isNew() && booked.newLines() == 0 && !refused;
        }

        ImportResult result(UUID file) {
            return new ImportResult(
                    file,
                    statements,
                    held,
                    lines,
                    booked.newLines(),
                    booked.duplicates(),
                    announced,
                    booked.applied() + applied,
                    booked.suggested(),
                    booked.unidentified(),
                    List.copyOf(credits.values()),
                    List.copyOf(debits.values()),
                    said());
        }
    }
}
