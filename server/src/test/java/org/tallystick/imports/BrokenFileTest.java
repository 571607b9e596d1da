package org.tallystick.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.tallystick.access.Caller;
import org.tallystick.lib.bankfiles.ByteSource;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class BrokenFileTest {
    private static final int JUNK = 100 * 1024 * 1024;

    @Autowired
    AutowireCapableBeanFactory beans;

    private ImportBooks books;
    private Caller caller;

    @BeforeEach
    void open() {
        books = beans.createBean(ImportBooks.class);
        caller = books.newCompany();
    }

    static Stream<Arguments> files() {
        byte[] binary = new byte[4096];
        new Random(7).nextBytes(binary);
        return Stream.of(
                Arguments.of("empty", new byte[0], "FILE-EMPTY"),
                Arguments.of("binary", binary, "FILE-UNKNOWN"),
                Arguments.of("header only", ImportBooks.bytes("number,name\n"), "FILE-NO-ROWS"),
                Arguments.of("missing column", ImportBooks.bytes("number,street\n1,Main\n"), "COLUMN_MISSING"),
                Arguments.of("other text", ImportBooks.bytes("Dear all,\nplease find attached\n"), "COLUMN_MISSING"),
                Arguments.of(
                        "open quote", ImportBooks.bytes("number,name\n1,Acme\n2,\"Mercy\n3,Ada\n"), "TABLE-QUOTE-01"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aBrokenFileIsRefusedAsAWhole(String what, byte[] content, String code) {
        ImportResult result = books.take(caller, books.receive(caller, ImportKind.CUSTOMERS, content, ""), false);

        assertThat(result.isUnreadable()).as(what).isTrue();
        assertThat(result.errors()).extracting(RowError::code).contains(code);
        assertThat(result.errors())
                .allSatisfy(error -> assertThat(error.message()).isNotBlank());
        assertThat(ImportBooks.in(caller, () -> books.customers.idsByNumber(caller.company(), List.of("1", "2", "3"))))
                .isEmpty();
    }

    @Test
    void aHundredMegabytesOfJunkAreRefused() {
        ImportResult letters = check(() -> new Junk('x', 0));
        ImportResult lines = check(() -> new Junk('x', 80));
        ImportResult zeros = check(() -> new Junk((char) 0, 0));

        assertThat(letters.errors()).extracting(RowError::code).contains("FILE-LIMIT");
        assertThat(lines.errors()).extracting(RowError::code).contains("COLUMN_MISSING");
        assertThat(zeros.errors()).extracting(RowError::code).contains("FILE-UNKNOWN");
    }

    @Test
    void theWrongEncodingIsSaidAndNamesAreKept() {
        byte[] latin = "number,name\n1,Müller\n".getBytes(StandardCharsets.ISO_8859_1);

        ImportResult result = books.take(caller, books.receive(caller, ImportKind.CUSTOMERS, latin, ""), false);

        assertThat(result.warnings()).anyMatch(warning -> warning.contains("not valid UTF-8"));
        assertThat(ImportBooks.in(caller, () -> books.customers.byNumber(caller.company(), "1"))
                        .orElseThrow()
                        .name())
                .isEqualTo("Müller");
    }

    @Test
    void datesThatCanBeReadTwoWaysAreAskedAbout() {
        String file = "customer,number,amount,document_on\nC,1,1.00,03/04/2025\n";

        ImportResult unclear =
                books.dryRun(caller, ImportKind.OPEN_ITEMS, file, "").result();
        ImportResult said = books.dryRun(caller, ImportKind.OPEN_ITEMS, file, "date-pattern=MM/dd/yyyy")
                .result();

        assertThat(unclear.errors()).extracting(RowError::code).containsExactly("DATE_PATTERN_UNCLEAR");
        assertThat(said.rows()).isEqualTo(1);
    }

    @Test
    void aRowWithTooManyCellsIsRejectedAlone() {
        ImportResult result = books.take(
                caller, ImportKind.CUSTOMERS, "number,name\n1,Acme\n2,Mercy,Clinic,Vienna\n3,Ada\n", "", false);

        assertThat(result.accepted()).isEqualTo(2);
        assertThat(result.errors()).extracting(RowError::row).containsExactly(3L);
    }

    private ImportResult check(ByteSource file) {
        return ImportBooks.in(
                        caller,
                        () -> books.desk.check(
                                caller, ImportKind.CUSTOMERS, file, ImportMapping.NONE, Progress.unwatched()))
                .result();
    }

    /** The same letter again and again, with a line end every so often. */
    private static final class Junk extends InputStream {
        private final char letter;
        private final int line;
        private int position;

        Junk(char letter, int line) {
            this.letter = letter;
            this.line = line;
        }

        @Override
        public int read() {
            if (position >= JUNK) {
                return -1;
            }
            position++;
            return line > 0 && position % line == 0 ? '\n' : letter;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            int count = Math.min(length, JUNK - position);
            if (count <= 0) {
                return -1;
            }
            Arrays.fill(bytes, offset, offset + count, (byte) letter);
            for (int i = 0; line > 0 && i < count; i++) {
                if ((position + i + 1) % line == 0) {
                    bytes[offset + i] = '\n';
                }
            }
            position += count;
            return count;
        }
    }
}
