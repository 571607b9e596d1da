package org.tallystick.lib.bankfiles.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
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
import org.tallystick.lib.bankfiles.testing.Samples;
import org.tallystick.lib.synthetic.damage.DamagedFiles;

/** Every reader of statements, lockboxes and tables gets damaged files, the sound ones from here and from the samples. */
class DamagedFilesTest {
    private static final ResourceBundle CATALOGUE = Problem.catalogue(Locale.ENGLISH);
    private static final ReadLimits LIMITS = ReadLimits.defaults();

    @ParameterizedTest
    @EnumSource
    void damagedFileGivesProblemsAndNoException(Reader reader) {
        List<byte[]> good = new ArrayList<>(List.of(reader.file()));
        good.addAll(Samples.present("bank/" + reader.folder));

        DamagedFiles.forReader(reader.name().toLowerCase(Locale.ROOT)).read(good, file -> problems(reader, file));
    }

    @ParameterizedTest
    @EnumSource
    void fileCutAtAnyKilobyteSaysSo(Reader reader) {
        byte[] file = reader.longFile();

        for (int length = 0; length < file.length; length += 1024) {
            assertThat(problems(reader, Arrays.copyOf(file, length)))
                    .as("%s cut at %d", reader, length)
                    .satisfies(problems -> assertThat(
                                    reader == Reader.TABLE || reader == Reader.TABLE_STATEMENT || !problems.isEmpty())
                            .isTrue());
        }
    }

    private static List<Problem> problems(Reader reader, byte[] file) {
        List<Problem> problems = reader.read(file);
        for (Problem problem : problems) {
            assertThat(problem.message(CATALOGUE)).endsWith(".");
        }
        return problems;
    }

    enum Reader {
        CAMT_052(GoodFiles.CAMT.replace("camt.053", "camt.052").replace("Stmt>", "Rpt>"), "camt052"),
        CAMT_053(GoodFiles.CAMT, "camt053"),
        CAMT_054(GoodFiles.CAMT.replace("camt.053", "camt.054").replace("Stmt>", "Ntfctn>"), "camt054"),
        MT940(GoodFiles.MT940, "mt940"),
        MT942(GoodFiles.MT942, "mt942"),
        BAI2(GoodFiles.BAI2, "bai2"),
        LOCKBOX(GoodFiles.LOCKBOX, "lockbox"),
        OFX1(GoodFiles.OFX1, "ofx"),
        OFX2(GoodFiles.OFX2, "ofx"),
        TABLE(GoodFiles.TABLE, "bank-csv"),
        TABLE_STATEMENT(GoodFiles.TABLE_STATEMENT, "bank-csv"),
        RECOGNISED(GoodFiles.MT940, "");

        private final String file;
        private final String folder;

        Reader(String file, String folder) {
            this.file = file;
            this.folder = folder;
        }

        private List<Problem> read(byte[] damaged) {
            var source = new ByteArrayInputStream(damaged);
            return switch (this) {
                case CAMT_052, CAMT_053, CAMT_054 -> statements(CamtReader.open(source, LIMITS));
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
