package org.tallystick.lib.bankfiles.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.50|12.50",
                "-1,533.50|-1533.50",
                "+30000.77|30000.77",
                "1 533.50|1533.50",
                "1'533'000|1533000",
                "1,234|1234",
                ".5|0.5",
                "7.|7",
                "\u22123.00|-3.00"
            })
    void pointSeparatesDecimals(String text, BigDecimal amount) {
        assertThat(AmountFormat.POINT.parse(text)).contains(amount);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"12,50|12.50", "-1.533,50|-1533.50", "+31070,11|31070.11", "1.234|1234", "1 533,5|1533.5"})
    void commaSeparatesDecimals(String text, BigDecimal amount) {
        assertThat(AmountFormat.COMMA.parse(text)).contains(amount);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                ".",
                "1,53.50",
                "1,533,50",
                "1,5333",
                "1.533.50",
                "1 533,000",
                "12,5",
                "1e5",
                "0x1F"
            })
    void whatIsNoAmountIsRefused(String text) {
        assertThat(AmountFormat.POINT.parse(text)).isEmpty();
    }

    @Test
    void formatIsFoundForTheWholeColumn() {
        assertThat(AmountFormat.detect(List.of("1,234", "12,50"))).contains(AmountFormat.COMMA);
        assertThat(AmountFormat.detect(List.of("1,234", "12.50"))).contains(AmountFormat.POINT);
        assertThat(AmountFormat.detect(List.of("1.533,50"))).contains(AmountFormat.COMMA);
        assertThat(AmountFormat.detect(List.of("1.533.000"))).contains(AmountFormat.COMMA);
        assertThat(AmountFormat.detect(List.of("0,125"))).contains(AmountFormat.COMMA);
        assertThat(AmountFormat.detect(List.of("1,234", "5"))).contains(AmountFormat.POINT);
        assertThat(AmountFormat.detect(List.of("12,50", "12.50"))).isEmpty();
    }
}
