package org.tallystick.lib.x12;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpiTest {
    @ParameterizedTest
    @ValueSource(strings = {"1234567893", "1245319599", "1679576722", "1000000004", "2000000002"})
    void aCheckDigitThatFitsMakesAnId(String text) {
        assertThat(Npi.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890",
                "9876543210",
                "1234567897",
                "9999999995",
                "6543210903",
                "123456789",
                "12345678901",
                "12345678AB",
                "",
                "1234-56789"
            })
    void anythingElseIsNone(String text) {
        assertThat(Npi.isValid(text)).isFalse();
    }
}
