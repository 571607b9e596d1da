package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class RemittanceImportTest {
    private static final Console console = new Console(
            new PrintStream(new ByteArrayOutputStream()), new PrintStream(new ByteArrayOutputStream()), false);

    @Autowired
    CompanyCreate create;

    @Autowired
    RemittanceImport command;

    @TempDir
    Path folder;

    @BeforeEach
    void company() {
        create.run(
                Arguments.parse(
                        CompanyCreate.SYNTAX,
                        List.of("CLI-REM", "--name", "Rem", "--currency", "EUR", "--country", "DE", "--zone", "UTC")),
                console);
    }

    @Test
    void theSameFileTwiceIsTakenInOnce() throws IOException {
        Path file = write("advice.csv", "document,net,trace\nINV-101,98.00,TR-1234\n");

        CommandResult first = run(file.toString());
        CommandResult again = run(file.toString());

        assertThat(first.exit()).isEqualTo(ExitCode.DONE);
        assertThat(Json.write(first.documents().getFirst()))
                .isEqualTo("{\"source\":\"CSV\",\"advices\":1,\"new\":1,\"duplicate\":0,\"joined\":0,"
                        + "\"autoApplied\":0,\"waiting\":1,\"problems\":[]}");
        assertThat(Json.write(again.documents().getFirst())).contains("\"new\":0,\"duplicate\":1");
    }

    @Test
    void columnsOfOtherNamesAreNamedInAMap() throws IOException {
        Path file = write("other.csv", "Doc no.,Cash\nINV-102,55.00\n");
        Path map = write("columns.properties", "document = Doc no.\nnet = Cash\n");

        CommandResult result = run(file.toString(), "--map", map.toString());

        assertThat(Json.write(result.documents().getFirst())).contains("\"advices\":1,\"new\":1");
    }

    @Test
    void whatIsNoAdviceIsAFinding() throws IOException {
        CommandResult result = run(write("note.txt", "hello").toString());

        assertThat(result.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(result.text()).contains("ADVICE-EMPTY");
    }

    private CommandResult run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--company", "CLI-REM"));
        return command.run(Arguments.parse(RemittanceImport.SYNTAX, all), console);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
