package org.tallystick.lib.x12;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.lib.x12.X12Event.GroupEnded;
import org.tallystick.lib.x12.X12Event.InterchangeEnded;
import org.tallystick.lib.x12.X12Event.InterchangeStarted;
import org.tallystick.lib.x12.X12Event.ProblemFound;
import org.tallystick.lib.x12.X12Event.SegmentRead;
import org.tallystick.lib.x12.X12Event.TransactionEnded;
import org.tallystick.lib.x12.testing.Samples;

class X12ReaderTest {
    private static final ResourceBundle CATALOGUE = Problem.catalogue(Locale.ENGLISH);
    private static final String HEADER =
            "ISA*00*          *00*          *ZZ*ACME           *ZZ*MERCY          *260227*1200*^*00501*000000001*0*P*:~";
    private static final String WHOLE =
            HEADER + "GS*RA*A*B*20260227*1200*7*X*005010~ST*820*0001~TRN*1*9~SE*3*0001~GE*1*7~IEA*1*000000001~";

    @Test
    void aWholeInterchangeHasNoProblems() {
        assertThat(read(WHOLE)).noneMatch(ProblemFound.class::isInstance);
        assertThat(WHOLE.indexOf('~')).isEqualTo(105);
        assertThat(read(WHOLE))
                .contains(new TransactionEnded(3, true), new GroupEnded(1, 1, true), new InterchangeEnded(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n", "~\r\n", "~\n  ", "\\", "\u0085"})
    void anyTerminatorAndLineBreaksAreRead(String terminator) {
        byte[] file = WHOLE.replace("~", terminator).getBytes(StandardCharsets.ISO_8859_1);

        List<X12Event> events = read(file);

        assertThat(events).filteredOn(SegmentRead.class::isInstance).hasSize(1);
        assertThat(problems(events)).isEmpty();
    }

    @Test
    void otherSeparatorsAMarkAndAnOddHeaderAreRead() {
        byte[] file = ("\u00ef\u00bb\u00bf" + WHOLE.replace('*', '|').replace("ACME           ", "ACME"))
                .getBytes(StandardCharsets.ISO_8859_1);

        List<X12Event> events = read(file);

        assertThat(events)
                .filteredOn(InterchangeStarted.class::isInstance)
                .first()
                .satisfies(event -> {
                    assertThat(((InterchangeStarted) event).sender()).isEqualTo("ACME");
                    assertThat(((InterchangeStarted) event).control()).isEqualTo("000000001");
                });
        assertThat(problems(events)).containsExactly("TEXT-CHARSET file", "X12-ISA-01 segment 1, byte 3");
    }

    @Test
    void delimitersAreReadAnewAtEachInterchange() {
        String second = WHOLE.replace('*', '|').replace('~', '!');

        List<X12Event> events = read(WHOLE + "\n" + second);

        assertThat(events).filteredOn(SegmentRead.class::isInstance).hasSize(2);
        assertThat(problems(events)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SE*3*0001, SE*4*0001, 'X12-CONTROL-SE interchange 1, group 1, transaction 1, segment 5, byte 161'",
        "SE*3*0001, SE*3*0002, 'X12-CONTROL-SE interchange 1, group 1, transaction 1, segment 5, byte 161'",
        "GE*1*7, GE*2*7, 'X12-CONTROL-GE interchange 1, group 1, transaction 1, segment 6, byte 171'",
        "IEA*1*000000001, IEA*1*9, 'X12-CONTROL-IEA interchange 1, group 1, transaction 1, segment 7, byte 178'",
    })
    void wrongCountsAndNumbersAreReportedAndReadingGoesOn(String right, String wrong, String problem) {
        List<X12Event> events = read(WHOLE.replace(right, wrong));

        assertThat(problems(events)).containsExactly(problem);
        assertThat(events.getLast()).isInstanceOf(InterchangeEnded.class);
    }

    @ParameterizedTest
    @CsvSource({
        "*260227*1200*^, *261327*1200*^, 'X12-ENVELOPE-01 interchange 1, segment 1, element 9, byte 70'",
        "*260227*1200*^, *260227*3339*^, 'X12-ENVELOPE-01 interchange 1, segment 1, element 10, byte 77'",
        "*20260227*1200*7, *20260227*102497*7, 'X12-ENVELOPE-01 interchange 1, group 1, segment 2, element 5, byte 125'",
    })
    void anEnvelopeWithoutADayOrTimeIsReadAllTheSame(String right, String wrong, String problem) {
        List<X12Event> events = read(WHOLE.replace(right, wrong));

        assertThat(problems(events)).containsExactly(problem);
        assertThat(events).contains(new InterchangeEnded(true));
    }

    @Test
    void whatIsCutOffIsClosedAndNamed() {
        List<X12Event> events = read(WHOLE.substring(0, WHOLE.indexOf("SE*3")));

        assertThat(problems(events))
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactly("FILE-TRUNCATED", "X12-CONTROL-SE", "X12-CONTROL-GE", "X12-CONTROL-IEA");
        assertThat(events)
                .contains(new TransactionEnded(2, false), new GroupEnded(0, 1, false), new InterchangeEnded(false));
    }

    @ParameterizedTest
    @CsvSource({"'', FILE-EMPTY", "hello, FILE-UNKNOWN", "ST*820*1~, FILE-UNKNOWN", "ISA*00*x~GS*RA, X12-ISA-01"})
    void aFileThatIsNoneEndsWithOneProblem(String text, String code) {
        assertThat(problems(read(text))).singleElement().asString().startsWith(code);
    }

    @Test
    void wideTextIsRefused() {
        assertThat(problems(read(WHOLE.getBytes(StandardCharsets.UTF_16)))).containsExactly("TEXT-CHARSET file");
    }

    @Test
    void aFragmentNeedsNoEnvelope() {
        String text = "ST*820*1\\TRN*1*9\\SE*3*1\\";
        var delimiters = new Delimiters((byte) '*', (byte) ':', (byte) 0, (byte) '\\');

        List<X12Event> events = all(X12Reader.fragment(stream(text), delimiters, ReadLimits.defaults()));

        assertThat(events).contains(new TransactionEnded(3, true));
        assertThat(problems(events)).isEmpty();
    }

    @Test
    void anEndlessSegmentStopsAtTheLimit() {
        String text = HEADER + "N".repeat(2_000);
        var limits = new ReadLimits(1 << 20, 1_000, 100);

        assertThat(problems(all(X12Reader.open(stream(text), limits))))
                .anyMatch(text1 -> text1.startsWith("FILE-LIMIT"));
    }

    @Test
    void everySampleIsReadToItsEnd() {
        Samples.files("x12").forEach((name, file) -> {
            boolean interchange = new String(file, StandardCharsets.ISO_8859_1).startsWith("ISA");
            if (interchange) {
                assertThat(read(file)).as(name).anyMatch(InterchangeEnded.class::isInstance);
            }
        });
    }

    private static List<X12Event> read(String text) {
        return read(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<X12Event> read(byte[] file) {
        return all(X12Reader.open(new ByteArrayInputStream(file), ReadLimits.defaults()));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<X12Event> all(X12Reader reader) {
        List<X12Event> events = new ArrayList<>();
        try (reader) {
            for (X12Event event = reader.next(); event != null; event = reader.next()) {
                events.add(event);
            }
        }
        return events;
    }

    private static List<String> problems(List<X12Event> events) {
        return events.stream()
                .filter(ProblemFound.class::isInstance)
                .map(event -> ((ProblemFound) event).problem())
                .map(problem -> problem.code() + " " + problem.location().text(CATALOGUE))
                .toList();
    }
}
