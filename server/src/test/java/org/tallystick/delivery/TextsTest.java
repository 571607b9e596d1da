package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @ValueSource(strings = {"de", "sv", "es"})
    void everyLanguageHasTheSameTextsWithTheSamePlaces(String language) {
        Map<String, String> english = Texts.catalogue("en");

        Map<String, String> other = Texts.catalogue(language);

        assertThat(other)
                .hasSameSizeAs(english)
                .allSatisfy((key, text) ->
                        assertThat(places(text)).as(key).isEqualTo(places(english.getOrDefault(key, "missing {9}"))));
    }

    @Test
    void anUnknownLanguageIsEnglishAndARegionKeepsItsFigures() {
        assertThat(Texts.of("fr").get("title.invoice")).isEqualTo("Invoice");
        assertThat(Texts.of("de-CH").get("title.invoice")).isEqualTo("Rechnung");
        assertThat(Texts.of("de-CH").locale().getCountry()).isEqualTo("CH");
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).sorted().toList();
    }
}
