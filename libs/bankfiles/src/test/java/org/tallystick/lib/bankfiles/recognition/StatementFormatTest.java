package org.tallystick.lib.bankfiles.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementFormatTest {
    /** N is a line feed, S a start of header, B the many blank lines that once took seconds. */
    @ParameterizedTest
    @CsvSource({
        ":20:R, MT940",
        "NN:20:R, MT940",
        "S:20:R, MT940",
        "B:20:R, MT940",
        "B, CAMT",
        "'01,B', BAI2",
        "OFXHEADER:100, OFX"
    })
    void aFileIsKnownByHowItBegins(String file, StatementFormat expected) {
        String text = file.replace("N", "\n").replace("S:", "\u0001:").replaceFirst("^B(?=:|$)", "\n".repeat(65_000));

        assertThat(StatementFormat.of(new FileHead(text))).isEqualTo(expected);
    }
}
