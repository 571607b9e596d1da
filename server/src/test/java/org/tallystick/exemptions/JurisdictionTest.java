package org.tallystick.exemptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.platform.Refusal;

class JurisdictionTest {
    @ParameterizedTest
    @CsvSource({
        "DE, DE, true",
        "DE, AT, false",
        "US, US-CA, true",
        "US-CA, US-CA, true",
        "US-CA, US-TX, false",
        "US-CA, US, true", // where only the country is known
        "us-ca, US-CA, true",
        "US-C, US-CA, false"
    })
    void aCertificateCoversItsPlace(String certificate, String place, boolean covers) {
        assertThat(new Jurisdiction(certificate).covers(new Jurisdiction(place)))
                .isEqualTo(covers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "D", "DEU", "US-", "US-CALI", "US CA"})
    void aPlaceIsACountryOrAPartOfOne(String text) {
        assertThatThrownBy(() -> new Jurisdiction(text)).isInstanceOf(Refusal.class);
    }

    @Test
    void everyReasonHasACodeOfItsOwnAndACategoryWithoutTax() {
        assertThat(ReasonCode.all()).extracting(ReasonCode::code).doesNotHaveDuplicates();
        assertThat(ReasonCode.all())
                .extracting(ReasonCode::category)
                .isSubsetOf(new TreeSet<>(Set.of("E", "AE", "K", "G", "O")));
        assertThat(ReasonCode.find("VATEX-EU-IC")).map(ReasonCode::category).hasValue("K");
        assertThat(ReasonCode.find("US-RESALE")).map(ReasonCode::title).hasValue("Resale");
    }
}
