package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
class ImportFileTest {
    private static final Console console = new Console(
            new PrintStream(new ByteArrayOutputStream()), new PrintStream(new ByteArrayOutputStream()), false);

    @Autowired
    CompanyCreate create;

    @Autowired
    ImportFile command;

    @TempDir
    Path folder;

    @BeforeEach
    void company() {
        create.run(
                Arguments.parse(
                        CompanyCreate.SYNTAX,
                        List.of("CLI-IMP", "--name", "Imp", "--currency", "EUR", "--country", "DE", "--zone", "UTC")),
                console);
    }

    @Test
    void goodRowsAreTakenInAndBadOnesWrittenBesideTheFile() throws IOException {
        Path file = write("customers.csv", "number,name\nA-1,Acme Corp\nA-2,\n");

        CommandResult result = run("customers", file);

        assertThat(result.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(Json.write(result.documents().getFirst()))
                .startsWith("{\"rows\":2,\"accepted\":1,\"rejected\":1,\"skipped\":0,\"errors\":[{\"row\":3,"
                        + "\"column\":\"name\",\"code\":\"FIELD_MISSING\",\"message\":");
        assertThat(Files.readAllLines(folder.resolve("customers.csv.rejected.csv")))
                .containsExactly(
                        "number,name,error_column,error_code,error_message", "A-2,,name,FIELD_MISSING,Fill in name.");
    }

    @Test
    void aDryRunLeavesEverythingForTheRealOne() throws IOException {
        Path file = write("customers.csv", "number,name\nD-1,Acme Corp\n");

        CommandResult dry = run("customers", file, "--dry-run");
        CommandResult real = run("customers", file);
        CommandResult again = run("customers", file);

        assertThat(dry.exit()).isEqualTo(ExitCode.DONE);
        assertThat(dry.text()).contains("1 could be taken in");
        assertThat(real.text()).contains("1 taken in");
        assertThat(again.text()).contains("0 taken in, 1 known before");
    }

    @Test
    void openItemsReportTheirTieOut() throws IOException {
        Path file = write("items.csv", "customer,who,number,amount,document_on\nO-1,Acme,1,12.50,2025-12-01\n");
        Path map = write("items.map", "customer_name = who\ncreate-missing-customers = true\n");

        CommandResult result = run("open-items", file, "--map", map.toString());

        assertThat(Json.write(result.documents().getFirst()))
                .contains("\"totals\":[{\"currency\":\"EUR\",\"amount\":\"12.50\"}]")
                .contains("\"imported\":\"12.50\",\"control\":\"12.50\",\"ties\":true");
    }

    @Test
    void anUnknownKindOrAMissingFileIsWrongUse() {
        assertThatThrownBy(() -> run("coffee", folder.resolve("x.csv"))).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> run("customers", folder.resolve("x.csv")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no file");
    }

    private CommandResult run(String kind, Path file, String... options) {
        var words = new ArrayList<>(List.of(kind, file.toString(), "--company", "CLI-IMP"));
        words.addAll(List.of(options));
        return command.run(Arguments.parse(ImportFile.SYNTAX, words), console);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
