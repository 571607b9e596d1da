package org.tallystick.lib.einvoice.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VatIdTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE136695976", "DE 129 273 398", "ATU13585627", "BE0428759497", "DK13585628", "EL094259216",
                "FI20774740", "FR83404833048", "HU12892312", "HR33392005961", "IT00743110157", "LU15027442",
                "NL004495445B01", "PL8567346215", "PT501964843", "SE123456789701", "SI50223054", "SK2022749619",
                "EE100931558", "MT11679112", "NO995525828MVA", "CHE-107.787.577 IVA", "ESB58378431", "IE6433435F",
                "CZ25123891", "GB980780684", "XI980780684"
            })
    void aSoundNumberPasses(String text) {
        assertThat(VatId.of(text).verdict()).isEqualTo(VatId.Verdict.SOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE136695978", "ATU13585626", "BE0428759498", "DK13585627", "EL094259215", "FI20774741",
                "FR84404833048", "HU12892313", "HR33392005962", "IT00743110158", "LU15027443", "NL123456780B90",
                "PL8567346216", "PT501964842", "SE123456789101", "SI50223055", "SK2022749618", "EE100931556",
                "MT11679113", "NO995525829MVA", "CHE107787578IVA"
            })
    void aWrongDigitIsSeen(String text) {
        assertThat(VatId.of(text).verdict()).isEqualTo(VatId.Verdict.WRONG_CHECK_DIGIT);
    }

    @ParameterizedTest
    @CsvSource({
        "DE12345, WRONG_SHAPE",
        "ATX1234567, WRONG_SHAPE",
        "US471930284, UNKNOWN_SCHEME",
        "123456789, UNKNOWN_SCHEME",
        "DE, UNKNOWN_SCHEME"
    })
    void whatCannotBeANumberIsTold(String text, VatId.Verdict verdict) {
        assertThat(VatId.of(text).verdict()).isEqualTo(verdict);
    }

    @Test
    void theCountryIsThatOfTheStandard() {
        assertThat(VatId.of("EL094259216").country()).isEqualTo("GR");
        assertThat(VatId.of("XI980780684").country()).isEqualTo("GB");
        assertThat(VatId.of("12345").country()).isEmpty();
    }
}
