package org.tallystick.lib.x12;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.synthetic.Dice;

class SegmentTest {
    private static final String HEADER =
            "ISA*00*          *00*          *ZZ*ACME           *ZZ*MERCY          *260227*1200*^*00501*000000001*0*P*:~";

    @Test
    void elementsRepetitionsAndComponentsAreCounted() {
        Segment read = one("EB*B**1^33:x^ 35 *HM**27");

        assertThat(read.id()).isEqualTo("EB");
        assertThat(read.size()).isEqualTo(6);
        assertThat(read.repetitions(3)).isEqualTo(3);
        assertThat(read.component(3, 2, 1)).isEqualTo("33");
        assertThat(read.component(3, 2, 2)).isEqualTo("x");
        assertThat(read.component(3, 2, 3)).isEmpty();
        assertThat(read.components(3, 2)).isEqualTo(2);
        assertThat(read.component(3, 3, 1)).isEqualTo("35");
        assertThat(read.isEmpty(2)).isTrue();
        assertThat(read.isEmpty(99)).isTrue();
        assertThat(read.text(99)).isEmpty();
        assertThat(read.length(4)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "98, 9800",
        "98.5, 9850",
        ".27, 27",
        "-.27, -27",
        "00, 0",
        "605.0000, 60500",
        "+1, 100",
        "-0, 0",
        "7., 700",
    })
    void numbersAreCountedInTheirLastDecimal(String text, long cents) {
        assertThat(one("A*" + text).decimal(1, 2)).isEqualTo(cents);
    }

    @Test
    void whatIsNoAmountIsSaid() {
        assertThat(one("A*").decimal(1, 2)).isEqualTo(Decimals.EMPTY);
        assertThat(one("A*1.005").decimal(1, 2)).isEqualTo(Decimals.TOO_FINE);
        for (String text : List.of("1,000", "1E3", "-", ".", "1.2.3", "--1", "99999999999999999", "9".repeat(40))) {
            assertThat(one("A*" + text).decimal(1, 2)).as(text).isEqualTo(Decimals.UNREADABLE);
        }
    }

    @Test
    void everySegmentStandsWhereItSays() {
        Dice dice = Dice.of(4);
        var text = new StringBuilder(HEADER);
        List<String> written = new ArrayList<>();
        while (text.length() < 400_000) {
            String segment = "N" + dice.below(10) + "*" + "x".repeat(dice.below(dice.perMille(5) ? 90_000 : 30)) + "*y";
            written.add(segment);
            text.append(segment).append("~").append(dice.perMille(300) ? "\r\n  " : "");
        }
        byte[] file = text.toString().getBytes(StandardCharsets.ISO_8859_1);

        List<Segment> read = all(new ByteArrayInputStream(file));

        assertThat(read).hasSize(written.size() + 1);
        for (int i = 0; i < written.size(); i++) {
            Segment segment = read.get(i + 1);
            assertThat(segment.text()).isEqualTo(written.get(i));
            assertThat(segment.number()).isEqualTo(i + 2);
            int from = (int) segment.offset();
            assertThat(new String(Arrays.copyOfRange(file, from, from + segment.length()), StandardCharsets.ISO_8859_1))
                    .isEqualTo(written.get(i));
            assertThat(file[(int) segment.offset(2)]).isEqualTo((byte) 'y');
        }
    }

    private static Segment one(String text) {
        String file = HEADER + text + "~";
        return all(new ByteArrayInputStream(file.getBytes(StandardCharsets.ISO_8859_1)))
                .getLast();
    }

    private static List<Segment> all(InputStream source) {
        List<Segment> all = new ArrayList<>();
        try (var segments = new Segments(source, null, ReadLimits.defaults(), problem -> {
            throw new AssertionError(problem);
        })) {
            for (Segment read = segments.next(); read != null; read = segments.next()) {
                all.add(Objects.requireNonNull(read));
            }
        }
        return all;
    }
}
