package org.tallystick.lib.einvoice.references;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditorReferenceTest {
    private static final CreditorReference REFERENCE = new CreditorReference("RF18539007547034");

    @ParameterizedTest
    @ValueSource(strings = {"RF18539007547034", "RF185390075470Y", "RF712348231", "RF111232"})
    void publishedReferencesAreValid(String text) {
        assertThat(CreditorReference.parse(text)).contains(new CreditorReference(text));
    }

    @ParameterizedTest
    @CsvSource({"1232,RF111232", "539007547034,RF18539007547034", "5390075470y,RF185390075470Y", "2348231,RF712348231"})
    void checkDigitsAreComputed(String body, String reference) {
        assertThat(CreditorReference.ofBody(body).value()).isEqualTo(reference);
    }

    @Test
    void invoiceNumberMakesAReferenceWithoutItsSigns() {
        CreditorReference reference = CreditorReference.ofBody("INV-2026-000123");

        assertThat(reference).isEqualTo(CreditorReference.ofBody("inv2026000123"));
        assertThat(reference.value()).endsWith("INV2026000123");
        assertThat(CreditorReference.parse(reference.formatted())).contains(reference);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--", "ÄÖÜ", "1234567890123456789012"})
    void bodyWithoutLettersOrTooLongIsRefused(String body) {
        assertThatIllegalArgumentException().isThrownBy(() -> CreditorReference.ofBody(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RF19539007547034", "RF18539007547043", "RF18", "18539007547034", "RF18_539007547034", ""})
    void wrongCheckDigitsAndFormsAreNoReference(String text) {
        assertThat(CreditorReference.parse(text)).isEmpty();
        assertThat(CreditorReference.findIn(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new CreditorReference(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RF18539007547034",
                "Invoice RF18 5390 0754 7034 thanks",
                "rf18-5390-0754-7034",
                "ref: RF18/5390/0754/7034, March",
                "/REMI/SCORRF18539007547034",
                "+++RF18 539007547034+++",
                "pay RF18539007547034 4711 and more",
                "RF12 RF18 5390 0754 7034",
                "performance fee RF18539007547034."
            })
    void referenceIsRecognisedInASentence(String text) {
        assertThat(CreditorReference.findIn(text)).containsExactly(REFERENCE);
    }

    @Test
    void severalReferencesAreFoundInOrderAndOnce() {
        String text = "RF712348231; RF18539007547034, RF712348231";

        assertThat(CreditorReference.findIn(text)).containsExactly(new CreditorReference("RF712348231"), REFERENCE);
    }

    @Test
    void printedFormHasGroupsOfFour() {
        assertThat(REFERENCE.formatted()).isEqualTo("RF18 5390 0754 7034");
    }

    @Test
    void everyMadeReferenceIsFoundAndNoSingleWrongCharacterPasses() {
        long seed = 11_649L;
        var random = new Random(seed);

        for (int round = 0; round < 500; round++) {
            CreditorReference reference = CreditorReference.ofBody(body(random));
            String wrong = withOneOtherDigit(reference.value(), random);

            assertThat(CreditorReference.findIn("Paid " + reference.formatted()))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(List.of(reference));
            assertThat(CreditorReference.parse(wrong))
                    .as("seed %d, round %d", seed, round)
                    .isEmpty();
        }
    }

    private static String body(Random random) {
        var body = new StringBuilder();
        int length = 8 + random.nextInt(14);
        for (int i = 0; i < length; i++) {
            body.append(Character.toUpperCase(Character.forDigit(random.nextInt(36), 36)));
        }
        return body.toString();
    }

    private static String withOneOtherDigit(String reference, Random random) {
        int position = 4 + random.nextInt(reference.length() - 4);
        int digit = Character.digit(reference.charAt(position), 36);
        // a digit stays a digit and a letter a letter: the length of the number does not change
        int other = digit < 10 ? (digit + 1) % 10 : 10 + (digit - 9) % 26;
        return reference.substring(0, position)
                + Character.toUpperCase(Character.forDigit(other, 36))
                + reference.substring(position + 1);
    }
}
