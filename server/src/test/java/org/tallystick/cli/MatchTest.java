package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private void files() throws IOException {
        write("customers.csv", """
                customer_number,name,known_ibans
                C1,Acme Corp,
                """);
        write("open.csv", """
                invoice_number,document_type,customer_number,issued_on,due_on,currency,original_amount,open_amount
                INV-1001,INVOICE,C1,2026-03-01,2026-03-31,EUR,100.00,100.00
                INV-1002,INVOICE,C1,2026-03-01,2026-03-31,EUR,55.55,55.55
                """);
        write("lines.csv", """
                bank_line_id,booked_on,amount,currency,payer_name,payer_iban,remittance_text,structured_reference
                L1,2026-03-10,99.90,EUR,Acme Corp,DE01,INV-1001,
                L2,2026-03-11,55.55,EUR,,DE01,,
                L3,2026-03-12,12.00,EUR,Nobody,,,
                """);
        history();
        write("policy.json", """
                {"promoteAll": true, "smallDifference": {"EUR": "0.15"}, "other": 1}
                """);
    }

    private void history() throws IOException {
        write("jan-truth.csv", """
                bank_line_id,customer_number,invoice_number,cash_amount,adjustment_amount,adjustment_reason
                A1,C1,INV-0901,10.00,0.00,
                A2,C1,INV-0902,20.00,0.00,
                """);
        write("jan-open_items.csv", """
                invoice_number,document_type,customer_number,issued_on,due_on,currency,original_amount,open_amount
                INV-0901,INVOICE,C1,2026-01-01,2026-01-31,EUR,10.00,10.00
                INV-0902,INVOICE,C1,2026-01-01,2026-01-31,EUR,20.00,20.00
                """);
        write("jan-bank_lines.csv", """
                bank_line_id,booked_on,amount,currency,payer_name,payer_iban,remittance_text,structured_reference
                A1,2026-01-10,10.00,EUR,Acme Corp,DE01,INV-0901,
                A2,2026-01-11,20.00,EUR,Acme Corp,DE01,INV-0902,
                """);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Optional<ExitCode> match(String... more) {
        List<String> words = new ArrayList<>(List.of("match", "--customers", file("customers.csv")));
        words.addAll(List.of("--open-items", file("open.csv"), "--lines", file("lines.csv")));
        words.addAll(List.of("--out", file("proposals.csv")));
        words.addAll(List.of(more));
        var console = new Console(stream(out), stream(err), false);
        var installation = new Installation(Object.class, new Home(folder));
        return new CommandLine(CommandList.all(), installation, console).run(words);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    void whatWasLearnedAndDecidedBeforeCounts() throws IOException {
        files();

        assertThat(match("--learn", file("jan-truth.csv"), "--policy", file("policy.json"), "--json"))
                .contains(ExitCode.DONE);

        assertThat(Files.readAllLines(folder.resolve("proposals.csv")))
                .hasSize(3)
                .anySatisfy(row ->
                        assertThat(row).startsWith("L1,INV-1001,99.90,yes,").contains(",CA-2,"))
                .anySatisfy(row ->
                        assertThat(row).startsWith("L2,INV-1002,55.55,yes,").contains(",CA-7,"));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"lines\":3,\"autoApplied\":2,\"suggested\":0,\"exceptions\":1");
    }

    @Test
    void withoutHistoryThePayerIsNotKnownByItsAccount() throws IOException {
        files();

        assertThat(match()).contains(ExitCode.DONE);

        assertThat(Files.readAllLines(folder.resolve("proposals.csv")))
                .hasSize(2)
                .noneMatch(row -> row.startsWith("L2"));
    }

    @Test
    void aMissingColumnIsWrongUse() throws IOException {
        files();
        write("lines.csv", """
                bank_line_id,booked_on,currency,remittance_text
                L1,2026-03-10,EUR,x
                """);

        assertThat(match()).contains(ExitCode.WRONG_USE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("lines.csv has no column amount.");
    }

    @Test
    void aMissingFileIsWrongUse() throws IOException {
        files();

        assertThat(match("--policy", file("none.json"))).contains(ExitCode.WRONG_USE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("There is no file")
                .contains("none.json");
    }
}
