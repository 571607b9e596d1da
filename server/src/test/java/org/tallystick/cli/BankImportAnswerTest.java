package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.AnswerFiles;
import org.tallystick.debits.AchCast;
import org.tallystick.debits.Debit;
import org.tallystick.payments.Mandate;
import org.tallystick.platform.SettableClock;
import org.tallystick.testing.IntegrationTest;

/** {@code bank import} of what a bank answers to direct debits. */
@IntegrationTest
class BankImportAnswerTest {
    private static final Console console = new Console(
            new PrintStream(new ByteArrayOutputStream()), new PrintStream(new ByteArrayOutputStream()), false);

    @Autowired
    ApplicationContext beans;

    @Autowired
    BankImport command;

    @Autowired
    SettableClock clock;

    @TempDir
    Path folder;

    @AfterEach
    void theClockGoesRightAgain() {
        clock.reset();
    }

    @Test
    void aNachaFileWithReturnsIsToldByItsContent() throws IOException {
        var cast = new AchCast(beans);
        cast.invoice(cast.payer("C-1", Mandate.Scheme.PPD), "100.00");
        var run = cast.run(AchCast.COLLECTION);
        String trace = AchCast.traceOf(cast.debits(run).getFirst());
        Path file = folder.resolve("answers.txt");
        Files.writeString(
                file,
                AnswerFiles.open()
                        .returned(trace, "R01", AchCast.usd("119.00"))
                        .returned("999999990000001", "R01", AchCast.usd("1.00"))
                        .written());

        CommandResult first = read(cast, file);
        CommandResult second = read(cast, file);

        assertThat(Json.write(first.documents().getFirst()))
                .startsWith("{\"sentBack\":1,\"proposed\":0,\"known\":0,\"problems\":[{")
                .contains("ANSWER-PERSON");
        assertThat(first.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(Json.write(second.documents().getFirst()))
                .isEqualTo("{\"sentBack\":0,\"proposed\":0,\"known\":2,\"problems\":[]}");
        assertThat(cast.debits(run)).extracting(Debit::state).containsExactly(Debit.State.REJECTED);
    }

    private CommandResult read(AchCast cast, Path file) {
        return command.run(
                Arguments.parse(
                        BankImport.SYNTAX,
                        List.of(
                                file.toString(),
                                "--company",
                                cast.trading().company().code())),
                console);
    }
}
