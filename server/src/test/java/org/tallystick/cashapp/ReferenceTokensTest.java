package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferenceTokensTest {
    @Test
    void wordsKeepTheirBoundaries() {
        Set<String> tokens = ReferenceTokens.of(Remittance.of("Re: (INV-2026-000123). XINV-2026-0001234"));

        assertThat(tokens).contains("INV-2026-000123").doesNotContain("INV-2026-0001234");
    }

    @Test
    void listsAndNumbersWithBlanksAreFound() {
        Set<String> tokens = ReferenceTokens.of(Remittance.of("R-1001,R-1002/R-1003 and RE 2026 17"));

        assertThat(tokens).contains("R-1001", "R-1002", "R-1003", "RE 2026 17");
    }

    @Test
    void aCreditorReferenceIsFoundInAnyForm() {
        var remittance = new Remittance(
                List.of("RF18 5390 0754 7034"), List.of(), Map.of(), "rf18 5390 0754 7034", "NOTPROVIDED", null);

        Set<String> tokens = ReferenceTokens.of(remittance);

        assertThat(tokens).contains("RF18539007547034").doesNotContain("NOTPROVIDED");
    }

    @Test
    void wordsWithoutDigitsAndShortOnesAreNoNumbers() {
        assertThat(ReferenceTokens.of(Remittance.of("thank you 17 a1"))).doesNotContain("thank", "17", "a1", "A1");
    }
}
