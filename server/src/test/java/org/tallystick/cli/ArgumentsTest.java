package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private static final Syntax SYNTAX = Syntax.of(
            "import",
            "KIND FILE... --company CODE [--on DATE] [--basis due|invoice] [--dry-run] [--limit N]",
            "imports");

    @Test
    void valuesAndOptionsMayBeMixed() {
        Arguments arguments =
                parse("charges", "--company", "ACME", "a.csv", "--dry-run", "b.csv", "--on=2026-01-31", "--limit", "7");

        assertThat(arguments.text("KIND")).isEqualTo("charges");
        assertThat(arguments.all("FILE")).containsExactly("a.csv", "b.csv");
        assertThat(arguments.text("--company")).isEqualTo("ACME");
        assertThat(arguments.date("--on")).contains(LocalDate.of(2026, 1, 31));
        assertThat(arguments.number("--limit")).contains(7);
        assertThat(arguments.has("--dry-run")).isTrue();
        assertThat(arguments.optional("--basis")).isEmpty();
        assertThat(arguments.json()).isFalse();
    }

    @Test
    void jsonBelongsToEveryCommand() {
        assertThat(parse("charges", "a.csv", "--company", "ACME", "--json").json())
                .isTrue();
    }

    @Test
    void afterTwoHyphensEverythingIsAValue() {
        assertThat(parse("charges", "--company", "ACME", "--", "--odd-name.csv").all("FILE"))
                .containsExactly("--odd-name.csv");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            charges a.csv                                        | --company is missing.
            charges --company ACME                               | FILE is missing.
            charges a.csv --company                              | --company takes a value.
            charges a.csv --company ACME --company B             | --company was given twice.
            charges a.csv --company ACME --nix                   | There is no option --nix.
            charges a.csv --company ACME -x                      | There is no option -x.
            charges a.csv --company ACME --dry-run=yes           | --dry-run takes no value.
            charges a.csv --company ACME --basis moon            | --basis takes one of: due, invoice.
            """)
    void whatDoesNotFitIsRefusedWithAReason(String words, String reason) {
        assertThatThrownBy(() -> parse(words.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessage(reason);
    }

    @Test
    void aSurplusValueIsRefused() {
        Syntax single = Syntax.of("show", "CODE", "shows");

        assertThatThrownBy(() -> Arguments.parse(single, List.of("A", "B")))
                .hasMessage("There is nothing to do with B.");
    }

    @Test
    void datesAndNumbersMustBeSuch() {
        Arguments arguments = parse("charges", "a.csv", "--company", "ACME", "--on", "31.1.2026", "--limit", "many");

        assertThatThrownBy(() -> arguments.date("--on")).hasMessageContaining("such as 2026-01-31");
        assertThatThrownBy(() -> arguments.number("--limit")).hasMessageContaining("takes a number");
    }

    @Test
    void aUsageLineThatCannotBeReadIsABug() {
        assertThatThrownBy(() -> Syntax.of("odd", "code", "odd")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Arguments parse(String... words) {
        return Arguments.parse(SYNTAX, List.of(words));
    }
}
