package org.tallystick.lib.bankfiles.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.lib.bankfiles.bai2.Bai2Reader;
import org.tallystick.lib.bankfiles.camt.CamtReader;
import org.tallystick.lib.bankfiles.inspect.Inspection;
import org.tallystick.lib.bankfiles.lockbox.LockboxEvent;
import org.tallystick.lib.bankfiles.lockbox.LockboxLayout;
import org.tallystick.lib.bankfiles.lockbox.LockboxReader;
import org.tallystick.lib.bankfiles.mt940.Mt940Reader;
import org.tallystick.lib.bankfiles.ofx.OfxReader;
import org.tallystick.lib.bankfiles.recognition.Statements;
import org.tallystick.lib.bankfiles.statement.BankAccount;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.StatementReader;
import org.tallystick.lib.bankfiles.table.ColumnProposal;
import org.tallystick.lib.bankfiles.table.StatementColumns;
import org.tallystick.lib.bankfiles.table.TableEvent;
import org.tallystick.lib.bankfiles.table.TableOptions;
import org.tallystick.lib.bankfiles.table.TableReader;
import org.tallystick.lib.bankfiles.table.TableStatementReader;
import org.tallystick.lib.bankfiles.testing.Events;

/**
 * Every reader gets damaged files for two seconds, or for as many as {@code -Dtallystick.fuzz.seconds} says; with
 * {@code -Dtallystick.fuzz.seed} another series of them.
 */
class DamagedFilesTest {
    private static final long SECONDS = Long.getLong("tallystick.fuzz.seconds", 2);
    private static final long SEED = Long.getLong("tallystick.fuzz.seed", 20260227);
    private static final ReadLimits LIMITS = ReadLimits.defaults();

    @ParameterizedTest
    @EnumSource
    void damagedFileGivesProblemsAndNoException(Reader reader) {
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();

        long seed = SEED;
        for (; System.nanoTime() < end; seed++) {
            byte[] file = new Mutator(seed).mutated(reader.file());
            read(reader, file, "seed " + seed);
        }

        assertThat(seed - SEED).as("files read").isGreaterThan(50);
    }

    @ParameterizedTest
    @EnumSource
    void fileCutAtAnyKilobyteGivesProblemsAndNoException(Reader reader) {
        byte[] file = reader.longFile();

        for (int length = 0; length < file.length; length += 1024) {
            assertThat(read(reader, Arrays.copyOf(file, length), "cut at " + length))
                    .as("%s cut at %d", reader, length)
                    .satisfies(problems -> assertThat(
                                    reader == Reader.TABLE || reader == Reader.TABLE_STATEMENT || !problems.isEmpty())
                            .isTrue());
        }
    }

    private static List<Problem> read(Reader reader, byte[] file, String name) {
        long start = System.nanoTime();
        List<Problem> problems;
        try {
            problems = reader.read(file);
        } catch (RuntimeException e) {
            throw new AssertionError(
                    reader + ", " + name + ": " + HexFormat.of().formatHex(file), e);
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        assertThat(taken).as("%s, %s", reader, name).isLessThan(Duration.ofSeconds(1));
        assertThat(problems)
                .as("%s, %s", reader, name)
                .allSatisfy(
                        problem -> assertThat(problem.message(Locale.ENGLISH)).endsWith("."));
        return problems;
    }

    enum Reader {
        CAMT(GoodFiles.CAMT),
        MT940(GoodFiles.MT940),
        MT942(GoodFiles.MT942),
        BAI2(GoodFiles.BAI2),
        LOCKBOX(GoodFiles.LOCKBOX),
        OFX1(GoodFiles.OFX1),
        OFX2(GoodFiles.OFX2),
        TABLE(GoodFiles.TABLE),
        TABLE_STATEMENT(GoodFiles.TABLE_STATEMENT),
        RECOGNISED(GoodFiles.MT940);

        private final String file;

        Reader(String file) {
            this.file = file;
        }

        private List<Problem> read(byte[] damaged) {
            var source = new ByteArrayInputStream(damaged);
            return switch (this) {
                case CAMT -> statements(CamtReader.open(source, LIMITS));
                case MT940, MT942 -> statements(Mt940Reader.open(source, LIMITS));
                case BAI2 -> statements(Bai2Reader.open(source, LIMITS));
                case OFX1, OFX2 -> statements(OfxReader.open(source, LIMITS));
                case LOCKBOX -> lockbox(damaged);
                case TABLE -> table(damaged);
                case TABLE_STATEMENT -> tableStatement(damaged);
                case RECOGNISED -> recognised(damaged);
            };
        }

        byte[] file() {
            return file.getBytes(StandardCharsets.UTF_8);
        }

        /** The file with its middle many times: it disagrees with its totals, whole or cut. */
        byte[] longFile() {
            int middle = file.indexOf('\n', file.length() / 2) + 1;
            String part = file.substring(file.lastIndexOf('\n', Math.max(0, middle - 2)) + 1, middle);
            return (file.substring(0, middle) + part.repeat(200) + file.substring(middle))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private static List<Problem> statements(StatementReader reader) {
        return Events.of(reader).problems();
    }

    private static List<Problem> recognised(byte[] file) {
        try {
            Inspection.of("damaged", ByteSource.of(file), Locale.ENGLISH);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return statements(Statements.open(new ByteArrayInputStream(file), LIMITS));
    }

    private static List<Problem> lockbox(byte[] file) {
        List<Problem> problems = new ArrayList<>();
        try (var reader = LockboxReader.open(new ByteArrayInputStream(file), LockboxLayout.common(), LIMITS)) {
            for (LockboxEvent event = reader.next(); event != null; event = reader.next()) {
                if (event instanceof LockboxEvent.ProblemFound(Problem problem)) {
                    problems.add(problem);
                }
            }
        }
        return problems;
    }

    private static List<Problem> tableStatement(byte[] file) {
        StatementColumns columns = ColumnProposal.of(ByteSource.of(file))
                .map(ColumnProposal::columns)
                .orElseGet(() -> StatementColumns.parse("booked-on = Date\namount = Amount"));
        var account = new BankAccount(null, "4711", null, "EUR", null);
        return statements(TableStatementReader.open(ByteSource.of(file), columns, account, LIMITS));
    }

    private static List<Problem> table(byte[] file) {
        List<Problem> problems = new ArrayList<>();
        try (var reader = TableReader.open(ByteSource.of(file), TableOptions.defaults())) {
            for (TableEvent event = reader.next(); event != null; event = reader.next()) {
                if (event instanceof TableEvent.RowProblem(Problem problem)) {
                    problems.add(problem);
                }
            }
        }
        return problems;
    }
}
