package org.tallystick.lib.bankfiles.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {
    @ParameterizedTest
    @EnumSource
    void everyCodeHasASentence(ProblemCode code) {
        String message = Problem.of(Severity.ERROR, code, Location.file(), "a", "b", "c", "d")
                .message(Locale.ENGLISH);

        assertThat(message).endsWith(".").doesNotContain("{").hasSizeGreaterThan(12);
    }

    @Test
    void languageWithoutCatalogueSpeaksEnglish() {
        Problem problem = Problem.of(Severity.FATAL, ProblemCode.FILE_EMPTY, Location.file());

        assertThat(problem.message(Locale.JAPANESE)).isEqualTo("The file is empty.");
    }

    @Test
    void locationNamesWhatTheFormatOffers() {
        var catalogue = Problem.catalogue(Locale.ENGLISH);

        assertThat(new Location(1, 3, 120, 17).text(catalogue)).isEqualTo("statement 1, entry 3, line 120, column 17");
        assertThat(Location.file().text(catalogue)).isEqualTo("file");
    }

    @Test
    void excerptIsShortAndHidesCardNumbers() {
        Problem problem = Problem.of(Severity.WARN, ProblemCode.AMOUNT_SYNTAX, Location.file())
                .around("paid with 4111 1111 1111 1111\nreference 4111111111111112 " + "x".repeat(500));

        assertThat(problem.excerpt())
                .hasSize(120)
                .contains("***************1111", "reference 4111111111111112")
                .doesNotContain("4111 1111", "\n");
    }
}
