package org.tallystick.lib.einvoice.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.einvoice.references.CreditorReference;
import org.tallystick.lib.einvoice.references.Iban;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

class EpcPayloadTest {
    private static final Iban IBAN = new Iban("DE89370400440532013000");
    private static final CreditorReference REFERENCE = new CreditorReference("RF18539007547034");

    private static Money eur(String amount) {
        return Money.of(amount, CurrencyCode.of("EUR"));
    }

    private static String golden(String name) {
        try (InputStream file = EpcPayloadTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void codeWithAReferenceIsTheGoldenFile() {
        var payload = new EpcPayload("COBADEFFXXX", "Mercy Clinic Köln", IBAN, eur("1234.50"), REFERENCE, null);

        assertThat(payload.toText()).isEqualTo(golden("epc-reference.txt"));
    }

    @Test
    void textStandsInTheLineAfterTheReference() {
        String text = EpcPayload.ofText("Acme Corp", IBAN, eur("0.01"), "Invoice INV-2026-000123")
                .toText();

        assertThat(text.lines())
                .containsExactly(
                        "BCD",
                        "002",
                        "1",
                        "SCT",
                        "",
                        "Acme Corp",
                        "DE89370400440532013000",
                        "EUR0.01",
                        "",
                        "",
                        "Invoice INV-2026-000123");
    }

    @Test
    void emptyLinesAtTheEndAreDropped() {
        assertThat(new EpcPayload(null, "Acme Corp", IBAN, eur("5.00"), null, null).toText())
                .endsWith("EUR5.00");
    }

    @ParameterizedTest
    @CsvSource({
        "0.01,EUR,true",
        "999999999.99,EUR,true",
        "0,EUR,false",
        "-1,EUR,false",
        "1000000000,EUR,false",
        "5,USD,false"
    })
    void onlyEurosOfTheAllowedRangeArePayable(String amount, String currency, boolean payable) {
        Money money = Money.of(amount, CurrencyCode.of(currency));

        assertThat(EpcPayload.isPayable(money)).isEqualTo(payable);
        if (!payable) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> EpcPayload.ofReference("Acme Corp", IBAN, money, REFERENCE));
        }
    }

    @Test
    void limitsOfTheStandardAreKept() {
        Money amount = eur("5.00");

        assertThat(EpcPayload.ofText("n".repeat(70), IBAN, amount, "t".repeat(140))
                        .toText())
                .contains("n".repeat(70));
        assertThatIllegalArgumentException().isThrownBy(() -> EpcPayload.ofText("n".repeat(71), IBAN, amount, "t"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EpcPayload.ofText("Acme Corp", IBAN, amount, "t".repeat(141)));
        assertThatIllegalArgumentException().isThrownBy(() -> EpcPayload.ofText(" ", IBAN, amount, "t"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EpcPayload(null, "Acme Corp", IBAN, amount, REFERENCE, "and a text"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EpcPayload("NOBIC", "Acme Corp", IBAN, amount, REFERENCE, null));
    }

    @Test
    void lineBreakCannotSmuggleInAnotherLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EpcPayload.ofReference("Acme\nDE00", IBAN, eur("5.00"), REFERENCE));
    }
}
