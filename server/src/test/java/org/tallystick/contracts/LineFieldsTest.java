package org.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.Refusal;

class LineFieldsTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FLAT | 100 | | ADVANCE | EUR 100 | every month from day 1, in advance",
                "PER_UNIT | 4.5 | | ARREARS | EUR 4.5 for each h, 2 h | every month from day 1, in arrears",
                "GRADUATED | 1000: 0.05; rest: 0.04 + 10 | | USAGE | EUR 0.05 up to 1000, EUR 0.04 and EUR 10 once above"
                        + " for each h, by tiers | every month from day 1, for what was used",
                "VOLUME | 10: 2; rest: 1 | | ARREARS | EUR 2 up to 10, EUR 1 above for every h, by the tier reached, 2 h"
                        + " | every month from day 1, in arrears",
                "PACKAGES | 9 | 100 | USAGE | EUR 9 for each 100 h begun | every month from day 1, for what was used",
                "FLAT | 5000 | | MILESTONE | EUR 5000 | when it is reached",
                "FLAT | 5000 | | ONCE | EUR 5000 | once, on 2026-03-31",
            })
    void aLineIsReadAndSaysWhatItMeans(
            String rate, String price, String size, String schedule, String words, String when) {
        ContractLine line = fields(rate, price, size, schedule).parse();

        assertThat(ContractWords.rate(line, EUR)).isEqualTo(words);
        assertThat(ContractWords.schedule(line.schedule())).isEqualTo(when);
        assertThat(LineFields.of(line).parse()).isEqualTo(line);
        assertThat(TermsJson.read(TermsJson.write(new ContractTerms("x", List.of(line))))
                        .lines())
                .containsExactly(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GRADUATED | 1000 | | USAGE | TIERS_INVALID",
                "GRADUATED | 1000: 0.05 | | USAGE | LINE_INVALID",
                "GRADUATED | 5: 1; 5: 2; rest: 3 | | USAGE | LINE_INVALID",
                "FLAT | -1 | | ADVANCE | NUMBER_INVALID",
                "FLAT | 1e9 | | ADVANCE | NUMBER_INVALID",
                "PACKAGES | 1 | | USAGE | NUMBER_INVALID",
                "GUESS | 1 | | USAGE | CHOICE_UNKNOWN",
                "FLAT | 1 | | SOMETIMES | CHOICE_UNKNOWN",
            })
    void whatIsWrongIsSaid(String rate, String price, String size, String schedule, String code) {
        assertThatThrownBy(() -> fields(rate, price, size, schedule).parse())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static LineFields fields(String rate, String price, String size, String schedule) {
        return new LineFields(
                1,
                "3.1",
                "Hosting",
                rate,
                price,
                size,
                "2",
                "h",
                null,
                null,
                "STANDARD",
                schedule,
                null,
                null,
                null,
                "2026-03-31");
    }
}
