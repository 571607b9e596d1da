package org.tallystick.lib.einvoice.references;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.lib.einvoice.references.NorwegianReference.Modulus;

class NationalReferenceTest {
    @ParameterizedTest
    @CsvSource({
        "+++090/9337/55493+++, 0909337554",
        "+++123/1234/12328+++, 1231234123",
        "+++000/0119/69897+++, 119698",
        "***123/1234/12328***, 1231234123",
        "123123412328, 1231234123"
    })
    void belgianReferencesAreReadAndMade(String printed, String body) {
        BelgianReference reference = BelgianReference.ofBody(body);

        assertThat(BelgianReference.parse(printed)).contains(reference);
        assertThat(BelgianReference.parse(reference.formatted())).contains(reference);
    }

    @Test
    void belgianReferencesAreFoundBetweenTheirSigns() {
        String text = "Betaling +++090/9337/55493+++ en ***123/1234/12328*** niet +++123/1234/12345+++ of 123123412328";

        assertThat(BelgianReference.findIn(text))
                .containsExactly(new BelgianReference("090933755493"), new BelgianReference("123123412328"));
        assertThat(BelgianReference.findIn(text).getFirst().formatted()).isEqualTo("+++090/9337/55493+++");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+++123/1234/12345+++", "12312341232", "000000000097", "", "+++"})
    void otherTextsAreNoBelgianReference(String text) {
        assertThat(BelgianReference.parse(text)).isEmpty();
        assertThat(BelgianReference.findIn(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "210000000003139471430009017, 21000000000313947143000901",
        "000000000000000000001878583, 187858",
        "21 00000 00003 13947 14300 09017, 21000000000313947143000901"
    })
    void swissReferencesAreReadAndMade(String printed, String body) {
        SwissReference reference = SwissReference.ofBody(body);

        assertThat(SwissReference.parse(printed)).contains(reference);
        assertThat(SwissReference.parse(reference.formatted())).contains(reference);
        assertThat(SwissReference.findIn("Rechnung " + printed + ", danke")).containsExactly(reference);
    }

    @Test
    void swissReferenceIsPrintedInGroupsOfFive() {
        assertThat(new SwissReference("210000000003139471430009017").formatted())
                .isEqualTo("21 00000 00003 13947 14300 09017");
    }

    @ParameterizedTest
    @ValueSource(strings = {"210000000003139471430009018", "21000000000313947143000901", "000000000000000000000000000"})
    void otherDigitsAreNoSwissReference(String text) {
        assertThat(SwissReference.parse(text)).isEmpty();
        assertThat(SwissReference.findIn(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CH4431999123000889012, true", "CH9300762011623852957, false", "DE89370400440532013000, false"})
    void onlyAccountsOfQrBanksTakeSwissReferences(String iban, boolean takes) {
        assertThat(new Iban(iban).isQrIban()).isEqualTo(takes);
    }

    @ParameterizedTest
    @CsvSource({
        "12344, TEN",
        "23456783, TEN",
        "602243, TEN",
        "12343, ELEVEN",
        "23456788, ELEVEN",
        "129550, ELEVEN",
        "6-, ELEVEN"
    })
    void norwegianReferencesAreReadAndMade(String value, Modulus modulus) {
        NorwegianReference reference = NorwegianReference.ofBody(value.substring(0, value.length() - 1), modulus);

        assertThat(reference.value()).isEqualTo(value);
        assertThat(NorwegianReference.parse(value, modulus)).contains(reference);
        assertThat(NorwegianReference.parse("0 " + value, modulus)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"12343, TEN", "12344, ELEVEN", "6-, TEN", "1, TEN", "'', ELEVEN", "00, TEN", "1-344, ELEVEN"})
    void otherTextsAreNoNorwegianReference(String text, Modulus modulus) {
        assertThat(NorwegianReference.parse(text, modulus)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1232, 123", "1234561, 123456", "00001232, 123", "12 34561, 123456"})
    void finnishReferencesAreReadAndMade(String printed, String body) {
        assertThat(FinnishReference.parse(printed)).contains(FinnishReference.ofBody(body));
    }

    @Test
    void finnishReferenceIsPrintedInGroupsOfFiveFromTheRight() {
        assertThat(new FinnishReference("1234561").formatted()).isEqualTo("12 34561");
        assertThat(new FinnishReference("1232").formatted()).isEqualTo("1232");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1233", "132", "0000", "", "12345678901234567890123"})
    void otherDigitsAreNoFinnishReference(String text) {
        assertThat(FinnishReference.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12a", "0", "1234567890123456789012345678"})
    void bodiesThatDoNotFitAreRefused(String body) {
        assertThatIllegalArgumentException().isThrownBy(() -> BelgianReference.ofBody(body));
        assertThatIllegalArgumentException().isThrownBy(() -> SwissReference.ofBody(body));
        assertThatIllegalArgumentException().isThrownBy(() -> NorwegianReference.ofBody(body, Modulus.TEN));
        assertThatIllegalArgumentException().isThrownBy(() -> FinnishReference.ofBody(body));
    }

    @Test
    void noSingleWrongDigitPasses() {
        requireDetection(
                body -> BelgianReference.ofBody(body).value(),
                text -> BelgianReference.parse(text).isPresent());
        requireDetection(
                body -> SwissReference.ofBody(body).value(),
                text -> SwissReference.parse(text).isPresent());
        requireDetection(
                body -> FinnishReference.ofBody(body).value(),
                text -> FinnishReference.parse(text).isPresent());
        for (Modulus modulus : Modulus.values()) {
            requireDetection(
                    body -> NorwegianReference.ofBody(body, modulus).value(),
                    text -> NorwegianReference.parse(text, modulus).isPresent());
        }
    }

    private static void requireDetection(Function<String, String> maker, Predicate<String> reader) {
        long seed = 97;
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            String reference = maker.apply(Long.toString(random.nextLong(100_000_000L, 10_000_000_000L)));
            int position = random.nextInt(reference.length() - 1);
            int other = (reference.charAt(position) - '0' + 1 + random.nextInt(9)) % 10;
            String wrong = reference.substring(0, position) + other + reference.substring(position + 1);

            assertThat(reader.test(reference))
                    .as("seed %d, round %d", seed, round)
                    .isTrue();
            assertThat(reader.test(wrong))
                    .as("seed %d, round %d: %s", seed, round, wrong)
                    .isFalse();
        }
    }
}
