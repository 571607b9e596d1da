package org.tallystick.cashapp;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.bankfiles.recognition.Statements;
import org.tallystick.lib.bankfiles.statement.Balance;
import org.tallystick.lib.bankfiles.statement.BankStatement;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatementEvent;
import org.tallystick.lib.bankfiles.statement.StatementReader;
import org.tallystick.lib.bankfiles.statement.StatementReader.Format;
import org.tallystick.lib.bankfiles.table.StatementColumns;
import org.tallystick.lib.bankfiles.table.TableStatementReader;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;

/** Reads a file into statements that can be booked, and the problems found on the way. */
final class StatementFile {
    private static final ReadLimits LIMITS = new ReadLimits(1L << 28, 1 << 20, 64, 200_000, 100_000, 500);
    private static final ResourceBundle CATALOGUE = Problem.catalogue(Locale.ENGLISH);

    private final List<StatementRead> statements = new ArrayList<>();
    private final List<ImportProblem> problems = new ArrayList<>();
    private final Map<Long, String> blocked = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private @Nullable Format format;
    private @Nullable String heldFile;

    private StatementFile() {}

    static StatementFile read(byte[] content) {
        return read(Statements.open(new ByteArrayInputStream(content), LIMITS));
    }

    /** Whether it is a file of a format that tells its account; reads no more than that takes. */
    static boolean isStatement(byte[] content) {
        try (StatementReader reader = Statements.open(new ByteArrayInputStream(content), LIMITS)) {
            StatementEvent event = reader.next();
            while (event != null && reader.format() == null) {
                event = reader.next();
            }
            return reader.format() != null;
        }
    }

    /** A table, as the statement of one account. */
    static StatementFile table(byte[] content, StatementColumns columns, BankAccount account) {
        var owner = new org.tallystick.lib.bankfiles.statement.BankAccount(
                account.iban(),
                account.accountNumber(),
                null,
                account.currency().code(),
                null);
        return read(TableStatementReader.open(ByteSource.of(content), columns, owner, LIMITS));
    }

    private static StatementFile read(StatementReader opened) {
        var file = new StatementFile();
        try (StatementReader reader = opened) {
            for (StatementEvent event = reader.next(); event != null; event = reader.next()) {
                file.format = reader.format();
                file.take(event);
            }
            file.format = reader.format();
        }
        return file;
    }

    /** The name of the format such as {@code camt.053}, if it is known. */
    Optional<String> format() {
        return Optional.ofNullable(format).map(Format::name);
    }

    /** Those that are complete; one that was cut off is left out. */
    List<StatementRead> statements() {
        String code = heldFile;
        return code == null
                ? statements
                : statements.stream().map(statement -> statement.heldFor(code)).toList();
    }

    /** How many lines they have together. */
    int lines() {
        return statements.stream()
                .mapToInt(statement -> statement.lines().size())
                .sum();
    }

    List<ImportProblem> problems() {
        return problems;
    }

    private void take(StatementEvent event) {
        switch (event) {
            case StatementEvent.StatementStarted _ -> entries.clear();
            case StatementEvent.EntryRead read -> entries.add(read.entry());
            case StatementEvent.StatementEnded ended -> end(ended);
            case StatementEvent.ProblemFound found -> add(found.problem());
        }
    }

    private void add(Problem problem) {
        if (problem.severity() == Severity.INFO) {
            return;
        }
        if (problem.severity() == Severity.ERROR && problem.location().statement() == 0) {
            // a control total above the statements: which of them is wrong is not known
            heldFile = heldFile == null ? problem.code().text() : heldFile;
        }
        if (problem.severity().blocks()) {
            blocked.putIfAbsent(problem.location().statement(), problem.code().text());
        }
        problems.add(new ImportProblem(
                problem.severity().blocks() ? "error" : "warning",
                problem.code().text(),
                problem.location().text(CATALOGUE),
                problem.message(CATALOGUE)));
    }

    private void end(StatementEvent.StatementEnded ended) {
        BankStatement header = ended.statement();
        String place = "statement " + header.ordinal();
        String currency = header.currency();
        if (currency == null || !CurrencyCode.isKnown(currency)) {
            problems.add(ImportProblem.error(
                    "CURRENCY-UNKNOWN", place, "The statement has no known currency; it was not booked."));
            return;
        }
        List<LineRead> lines = lines(header, CurrencyCode.of(currency), place);
        statements.add(new StatementRead(
                header.account(),
                format().orElseThrow(),
                identity(header),
                CurrencyCode.of(currency),
                money(header.opening(), currency),
                money(header.closing(), currency),
                header.from(),
                header.to(),
                ended.sound() ? blocked.get((long) header.ordinal()) : held(header),
                lines));
    }

    private String held(BankStatement header) {
        return blocked.getOrDefault((long) header.ordinal(), "CAMT-BAL-01");
    }

    private List<LineRead> lines(BankStatement header, CurrencyCode currency, String place) {
        List<LineRead> lines = new ArrayList<>();
        for (Entry entry : entries) {
            if (!entry.isBooked() && !StatementRead.announces(format().orElseThrow())) {
                continue;
            }
            Money amount = entry.amount().money();
            LocalDate bookedOn = bookedOn(entry, header);
            if (amount == null || !amount.currency().equals(currency) || bookedOn == null) {
                blocked.putIfAbsent((long) header.ordinal(), "ENTRY-UNREADABLE");
                problems.add(ImportProblem.error(
                        "ENTRY-UNREADABLE",
                        place + ", entry " + entry.ordinal(),
                        "The entry has no usable amount in " + currency + " or no date; book it by hand."));
                continue;
            }
            lines.addAll(LineMapping.of(lines.size() + 1, entry, bookedOn, amount));
        }
        return lines;
    }

    private static @Nullable LocalDate bookedOn(Entry entry, BankStatement header) {
        if (entry.bookedOn() != null) {
            return entry.bookedOn();
        }
        return entry.valueOn() == null ? header.to() : entry.valueOn();
    }

    /** Sequence or id, period, opening and closing balance (FORMATS §2.8). */
    private static String identity(BankStatement header) {
        return Stream.of(
                        header.sequence() == null ? header.id() : header.id() + " " + header.sequence(),
                        String.valueOf(header.from()),
                        String.valueOf(header.to()),
                        decimal(header.opening()),
                        decimal(header.closing()))
                .collect(Collectors.joining("|"));
    }

    private static String decimal(Optional<Balance> balance) {
        BigDecimal signed = balance.map(Balance::signed).orElse(null);
        return signed == null ? "" : signed.stripTrailingZeros().toPlainString();
    }

    private static @Nullable Money money(Optional<Balance> balance, String currency) {
        return balance.filter(found -> found.amount().money() != null)
                .filter(found -> found.amount().currency().equals(currency))
                .map(Balance::signed)
                .map(signed -> Money.exactly(signed, CurrencyCode.of(currency)))
                .orElse(null);
    }
}
