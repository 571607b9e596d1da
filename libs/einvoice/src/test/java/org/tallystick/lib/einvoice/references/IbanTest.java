package org.tallystick.lib.einvoice.references;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IbanTest {
    @Test
    void blanksAndSmallLettersAreAccepted() {
        Iban iban = Iban.parse("de89 3704 0044 0532 0130 00").orElseThrow();

        assertThat(iban.value()).isEqualTo("DE89370400440532013000");
        assertThat(iban.country()).isEqualTo("DE");
        assertThat(iban.formatted()).isEqualTo("DE89 3704 0044 0532 0130 00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DE",
                "DE88370400440532013000",
                "DE8937040044053201300",
                "XX89370400440532013000",
                "DE89370400440532013OOO",
                "DE89-3704-0044-0532-0130-00"
            })
    void whatIsNoIbanIsRefused(String text) {
        assertThat(Iban.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Iban(text));
    }
}
