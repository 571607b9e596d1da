package org.tallystick.lib.bankfiles.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormatTest {
    @ParameterizedTest
    @CsvSource({
        "yyyy-MM-dd,2026-02-03",
        "yyyyMMdd,20260203",
        "dd.MM.yyyy,03.02.2026",
        "dd/MM/yyyy,03/02/2026",
        "MM/dd/yyyy,02/03/2026",
        "dd/MM/yy,03/02/26",
        "d.M.yyyy,3.2.2026"
    })
    void patternSaysWhatIsDayAndWhatIsMonth(String pattern, String text) {
        assertThat(DateFormat.ofPattern(pattern).parse(text)).contains(LocalDate.of(2026, 2, 3));
    }

    @Test
    void impossibleDaysAreNoDates() {
        assertThat(DateFormat.ISO.parse("2026-02-30")).isEmpty();
        assertThat(DateFormat.ofPattern("MM/dd/yyyy").parse("27/02/2026")).isEmpty();
        assertThat(DateFormat.ISO.parse("yesterday")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yyyy", "HH:mm", "dd.MM.yyyy'x'", "dd dd dd"})
    void patternOfSomethingElseIsRefused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> DateFormat.ofPattern(pattern));
    }
}
