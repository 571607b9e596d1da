package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.lib.einvoice.cii.Cii;
import org.tallystick.lib.einvoice.model.Account;
import org.tallystick.lib.einvoice.model.Address;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Identifier;
import org.tallystick.lib.einvoice.model.Item;
import org.tallystick.lib.einvoice.model.Line;
import org.tallystick.lib.einvoice.model.Party;
import org.tallystick.lib.einvoice.model.Payment;
import org.tallystick.lib.einvoice.model.PaymentMeans;
import org.tallystick.lib.einvoice.model.Price;
import org.tallystick.lib.einvoice.model.VatCode;
import org.tallystick.lib.einvoice.ubl.Ubl;

class EInvoiceCommandsTest {
    private static final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private static final Console console =
            new Console(new PrintStream(new ByteArrayOutputStream()), new PrintStream(said), false);

    @TempDir
    Path folder;

    private static EInvoice invoice() {
        VatCode standard = new VatCode("S", new BigDecimal("20"));
        return EInvoice.builder("INV-1", LocalDate.of(2026, 3, 2), "EUR")
                .seller(Party.named("Acme Corp")
                        .registration(Identifier.of("FN 1"))
                        .vatId("ATU12345678")
                        .address(Address.of("Street 1", "1010", "Wien", "AT"))
                        .build())
                .buyer(Party.named("Mercy Clinic")
                        .address(Address.of("Rue 2", "75001", "Paris", "FR"))
                        .build())
                .payment(new Payment(
                        LocalDate.of(2026, 4, 1),
                        null,
                        null,
                        null,
                        null,
                        List.of(PaymentMeans.transfer("58", new Account("AT611904300234573201", null, null)))))
                .add(Line.of("1", Item.named("=Visit"), BigDecimal.TWO, "HUR", Price.of(new BigDecimal("50")), standard)
                        .build())
                .build();
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static CommandResult run(PureCommand command, Syntax syntax, String... words) {
        return command.run(Arguments.parse(syntax, List.of(words)), console);
    }

    @Test
    void inspectTellsAnInvoiceByItsContent() throws IOException {
        Path file = file("a.bin", Ubl.write(invoice()));

        CommandResult result = run(new Inspect(), Inspect.SYNTAX, file.toString());

        assertThat(result.exit()).isEqualTo(ExitCode.DONE);
        assertThat(Json.write(result.documents().getFirst()))
                .contains("\"format\":\"ubl\",\"version\":\"2.1\",\"problems\":[]")
                .contains("\"kind\":\"invoice\",\"number\":\"INV-1\",\"issued\":\"2026-03-02\",\"due\":\"2026-04-01\"")
                .contains(
                        "\"net\":\"100.00\",\"tax\":\"20.00\",\"gross\":\"120.00\",\"payable\":\"120.00\",\"lines\":1}");
    }

    @Test
    void checkNamesTheRulesThatAreBroken() throws IOException {
        String wrong = new String(Ubl.write(invoice()), StandardCharsets.UTF_8).replace(">120.00<", ">121.00<");
        Path good = file("good.xml", Cii.write(invoice()));
        Path bad = file("bad.xml", wrong.getBytes(StandardCharsets.UTF_8));

        CommandResult valid =
                run(new EInvoiceCheck(), EInvoiceCheck.SYNTAX, good.toString(), "--rules", "schema,en16931");
        CommandResult broken = run(new EInvoiceCheck(), EInvoiceCheck.SYNTAX, bad.toString(), "--rules", "en16931");

        assertThat(valid.exit()).isEqualTo(ExitCode.DONE);
        assertThat(valid.text()).contains("schema D16B: valid", "en16931 1.3.15: valid");
        assertThat(broken.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(Json.write(broken.documents().getFirst())).contains("\"fatal\":[\"BR-CO-15\"]");
    }

    @Test
    void convertGoesFromOneSyntaxToTheOther() throws IOException {
        Path file = file("a.xml", Ubl.write(invoice()));

        CommandResult result = run(new Convert(), Convert.SYNTAX, file.toString(), "--to", "cii");

        assertThat(result.exit()).isEqualTo(ExitCode.DONE);
        assertThat(Cii.read(result.text().getBytes(StandardCharsets.UTF_8)).invoice())
                .contains(invoice());
    }

    @Test
    void convertWritesLinesAsATableThatRunsNoFormula() throws IOException {
        Path file = file("a.xml", Ubl.write(invoice()));

        CommandResult result = run(new Convert(), Convert.SYNTAX, file.toString(), "--to", "csv");

        assertThat(result.text())
                .startsWith("number,issued,currency,line,item,")
                .contains("INV-1,2026-03-02,EUR,1,'=Visit,2,HUR,50,100.00,S,20");
    }

    @Test
    void facturXNeedsThePageThatShowsTheInvoice() throws IOException {
        Path file = file("a.xml", Ubl.write(invoice()));

        assertThatThrownBy(() -> run(new Convert(), Convert.SYNTAX, file.toString(), "--to", "facturx"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--pdf");
    }

    @Test
    void whatIsNoInvoiceIsRefusedWithItsReason() throws IOException {
        Path file = file("a.xml", "<a/>".getBytes(StandardCharsets.UTF_8));

        CommandResult result = run(new Convert(), Convert.SYNTAX, file.toString(), "--to", "ubl");

        assertThat(result.exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("FILE-UNKNOWN");
    }
}
