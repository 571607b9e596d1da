package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tallystick.cashapp.ReferenceTokens.Source;

class ReferenceTokensTest {
    @Test
    void wordsKeepTheirBoundaries() {
        Map<String, Source> tokens = ReferenceTokens.of(Remittance.of("Re: (INV-2026-000123). XINV-2026-0001234"));

        assertThat(tokens).containsKey("INV-2026-000123").doesNotContainKey("INV-2026-0001234");
    }

    @Test
    void listsAndNumbersWithBlanksAreFound() {
        Map<String, Source> tokens = ReferenceTokens.of(Remittance.of("R-1001,R-1002/R-1003 and RE 2026 17"));

        assertThat(tokens).containsKeys("R-1001", "R-1002", "R-1003", "RE 2026 17");
    }

    @Test
    void aCreditorReferenceIsFoundInAnyForm() {
        var remittance = new Remittance(
                List.of("RF18 5390 0754 7034"), List.of(), Map.of(), "rf18 5390 0754 7034", "NOTPROVIDED");

        Map<String, Source> tokens = ReferenceTokens.of(remittance);

        assertThat(tokens).containsEntry("RF18539007547034", Source.STRUCTURED).doesNotContainKey("NOTPROVIDED");
    }

    @Test
    void wordsWithoutDigitsAndShortOnesAreNoNumbers() {
        assertThat(ReferenceTokens.of(Remittance.of("thank you 17 a1"))).doesNotContainKeys("thank", "17", "a1", "A1");
    }

    @Test
    void aFewDigitsAloneAreWeak() {
        assertThat(ReferenceTokens.isWeak("2026")).isTrue();
        assertThat(ReferenceTokens.isWeak("202600017")).isFalse();
        assertThat(ReferenceTokens.isWeak("R-17")).isFalse();
    }
}
