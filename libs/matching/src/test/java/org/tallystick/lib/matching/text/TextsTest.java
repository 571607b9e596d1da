package org.tallystick.lib.matching.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.synthetic.Dice;

class TextsTest {
    @ParameterizedTest
    @CsvSource({
        "Müller & Söhne GmbH, MUELLER SOEHNE",
        "Acme Corp., ACME",
        "Rossi & Figli S.p.A., ROSSI FIGLI",
        "ｆｕｌｌ　ｗｉｄｔｈ Ltd, FULL WIDTH",
        "Nørgaard A/S, NOERGAARD A S"
    })
    void namesAreComparedWithoutLegalFormsAndDiacritics(String name, String expected) {
        assertThat(Folding.name(name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "INV-2026-004711, INV:LETTERS 2026:NUMBER 004711:NUMBER",
        "vom 01.03.2026 ok, VOM:LETTERS 01:DATE 03:DATE 2026:DATE OK:LETTERS",
        "EUR 1250.00, EUR:LETTERS 1250:AMOUNT 00:AMOUNT",
        "KST 4711 INV 4712, KST:LETTERS 4711:LABELLED INV:LETTERS 4712:NUMBER",
        "PO NR 4500123456, PO:LETTERS NR:LETTERS 4500123456:LABELLED",
        "20260301 paid, 20260301:DATE PAID:LETTERS"
    })
    void wordsAreToldApart(String text, String expected) {
        String words = Words.of(text).stream()
                .map(word -> word.text() + ":" + word.kind())
                .collect(Collectors.joining(" "));

        assertThat(words).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "4711, 4711, 0",
        "4711, 4712, 1",
        "4711, 4171, 1",
        "4711, 471, 1",
        "4711, 47711, 1",
        "4711, 5822, 3",
        "ABCDEF, A, 3"
    })
    void slipsAreCountedUpToTwo(String first, String second, int distance) {
        assertThat(EditDistance.within(first, second, 2)).isEqualTo(distance);
        assertThat(EditDistance.within(second, first, 2)).isEqualTo(distance);
    }

    @Test
    void theBagNeverRulesOutWhatIsNear() {
        for (int seed = 1; seed <= 2_000; seed++) {
            Dice dice = Dice.of(seed);
            String first = dice.digits(6 + dice.below(8));
            String second = first;
            for (int slip = dice.below(3); slip > 0; slip--) {
                int position = dice.below(second.length() - 1);
                String wrong = dice.perMille(300) ? "" : dice.perMille(500) ? "X" : dice.digits(2);
                second = second.substring(0, position) + wrong + second.substring(position + 1);
            }
            int distance = EditDistance.within(first, second, 4);

            assertThat(distance > 4 || Bag.mayBeWithin(Bag.of(first), Bag.of(second), distance))
                    .as("seed %d: %s, %s", seed, first, second)
                    .isTrue();
        }
        assertThat(Bag.mayBeWithin(Bag.of("111111"), Bag.of("222222"), 2)).isFalse();
    }

    /** Published values of Jaro and Winkler. */
    @ParameterizedTest
    @CsvSource({"MARTHA, MARHTA, 0.9611", "DIXON, DICKSONX, 0.8133", "DWAYNE, DUANE, 0.84", "A, B, 0"})
    void likenessIsThatOfWinkler(String first, String second, double expected) {
        assertThat(JaroWinkler.likeness(first, second)).isCloseTo(expected, within(0.0001));
    }

    @Test
    void checkDigitsAreChecked() {
        assertThat(CheckDigits.plausible("RF18539007547034")).isTrue();
        assertThat(CheckDigits.plausible("RF18539007547043")).isFalse();
        assertThat(CheckDigits.plausible("210000000003139471430009017")).isTrue();
        assertThat(CheckDigits.plausible("210000000003139471430009018")).isFalse();
        assertThat(CheckDigits.plausible("INV2026004711")).isTrue();
    }
}
