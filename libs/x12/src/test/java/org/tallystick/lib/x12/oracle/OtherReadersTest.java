package org.tallystick.lib.x12.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.imsweb.x12.reader.X12Reader.FileType;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.acknowledgment.AcknowledgmentWriter;
import org.tallystick.lib.x12.acknowledgment.Receipt;
import org.tallystick.lib.x12.acknowledgment.Receipts;
import org.tallystick.lib.x12.claim.ClaimKind;
import org.tallystick.lib.x12.testing.Files;
import org.tallystick.lib.x12.testing.InventedClaims;
import org.tallystick.lib.x12.testing.InventedPayments;

/** Readers of others find nothing to complain about in what is written, and see as many segments. */
class OtherReadersTest {
    private static final long FIRST = 20260302;

    /** As many provider adjustments as one PLB holds: x12-parser takes no second one, though the standard allows it. */
    private static final int ONE_SEGMENT = 6;

    /** It does not tell the kinds of codes of an institutional claim apart, each of which has a segment of its own. */
    private static final String KINDS_OF_CODES = "HI in loop 2300 appears too many times";

    /** It says so of its own sample of a 999, too. */
    private static final String TRAILER_OF_A_999 = "AK9 in loop HEADER is required but not found";

    static LongStream seeds() {
        return LongStream.range(FIRST, FIRST + 10);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void stAediReadsEnvelopesAndSegments(long seed) throws IOException, EDIStreamException {
        for (byte[] file : List.of(payments(seed), claims(seed), institutional(seed), receipt(seed))) {
            assertThat(segments(file))
                    .isEqualTo(Files.events(file).stream()
                            .mapToLong(OtherReadersTest::segments)
                            .sum());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void x12ParserReadsThemByItsOwnGuides(long seed) throws IOException {
        assertThat(complaints(FileType.ANSI835_5010_X221, payments(seed))).isEmpty();
        assertThat(complaints(FileType.ANSI837_5010_X222, claims(seed))).isEmpty();
        assertThat(complaints(FileType.ANSI837_5010_X223, institutional(seed))).allMatch(KINDS_OF_CODES::equals);
        assertThat(complaints(FileType.ANSI837_5010_X231, receipt(seed))).allMatch(TRAILER_OF_A_999::equals);
    }

    private static byte[] payments(long seed) {
        InventedPayments made = InventedPayments.of(seed, 6);
        int most = Math.min(ONE_SEGMENT, made.adjustments().size());
        return new InventedPayments(
                        made.payment(), made.claims(), made.adjustments().subList(0, most))
                .file();
    }

    private static byte[] claims(long seed) {
        return InventedClaims.of(ClaimKind.PROFESSIONAL, seed, 6).file();
    }

    private static byte[] institutional(long seed) {
        return InventedClaims.of(ClaimKind.INSTITUTIONAL, seed, 6).file();
    }

    private static byte[] receipt(long seed) {
        List<Receipt> built = new ArrayList<>();
        var receipts = new Receipts(built::add);
        Files.events(claims(seed)).forEach(receipts::take);
        return Files.written(
                AcknowledgmentWriter.FUNCTIONAL,
                AcknowledgmentWriter.VERSION,
                writer -> built.getFirst().groups().forEach(group -> new AcknowledgmentWriter(writer).write(group)));
    }

    private static long segments(X12Event event) {
        return switch (event) {
            case X12Event.ProblemFound found -> throw new AssertionError(found);
            default -> 1;
        };
    }

    /** How many segments it sees; any error that it reports fails. */
    private static long segments(byte[] file) throws IOException, EDIStreamException {
        long segments = 0;
        try (EDIStreamReader reader =
                EDIInputFactory.newFactory().createEDIStreamReader(new ByteArrayInputStream(file))) {
            while (reader.hasNext()) {
                EDIStreamEvent event = reader.next();
                if (event.isError()) {
                    throw new AssertionError(
                            reader.getErrorType() + " " + reader.getReferenceCode() + " " + reader.getLocation());
                }
                segments += event == EDIStreamEvent.START_SEGMENT ? 1 : 0;
            }
        }
        return segments;
    }

    private static List<String> complaints(FileType type, byte[] file) throws IOException {
        var reader = new com.imsweb.x12.reader.X12Reader(type, new ByteArrayInputStream(file));
        List<String> complaints = new ArrayList<>(reader.getFatalErrors());
        complaints.addAll(reader.getErrors());
        return complaints;
    }
}
