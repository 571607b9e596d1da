package org.tallystick.lib.bankfiles.camt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.lib.bankfiles.testing.Camt.credit;
import static org.tallystick.lib.bankfiles.testing.Camt.message;
import static org.tallystick.lib.bankfiles.testing.Camt.statement;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.testing.Events;

class HostileCamtTest {
    private static final String NAMESPACE = "xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"";

    @Test
    void documentTypeIsRefusedBeforeAnythingOfItIsUsed() {
        String bomb = """
                <?xml version="1.0"?>
                <!DOCTYPE Document [
                  <!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
                  <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">
                ]>
                """ + message(NAMESPACE, "<AddtlStmtInf>&c;&x;</AddtlStmtInf>" + credit("10", "EUR"));

        Events events = Events.of(bomb);

        assertThat(events.codes()).containsExactly("XML-DTD");
        assertThat(events.all()).hasSize(1);
    }

    @Test
    void undeclaredEntityEndsTheFile() {
        Events events = Events.of(statement("<AddtlStmtInf>&nbsp;</AddtlStmtInf>"));

        assertThat(events.problems().getLast().severity()).isEqualTo(Severity.FATAL);
    }

    @Test
    void fileCutAtAnyByteIsNeverComplete() {
        byte[] whole =
                statement(credit("10.00", "EUR") + credit("20.00", "EUR")).getBytes(StandardCharsets.UTF_8);
        int lastTag = "</Document>".length();

        for (int length = 1; length < whole.length - lastTag; length++) {
            Events events = Events.of(Arrays.copyOf(whole, length));

            assertThat(events.problems().getLast().severity())
                    .as("cut at %d", length)
                    .isEqualTo(Severity.FATAL);
            assertThat(events.problems().getLast().code().text())
                    .as("cut at %d", length)
                    .isIn("FILE-TRUNCATED", "FILE-UNKNOWN");
        }
    }

    @Test
    void cutInsideAStatementLeavesItUnended() {
        String whole = statement(credit("10.00", "EUR") + credit("20.00", "EUR"));

        Events events = Events.of(whole.substring(0, whole.indexOf("20.00")));

        assertThat(events.entries()).hasSize(1);
        assertThat(events.ended()).isEmpty();
        assertThat(events.codes()).containsExactly("FILE-TRUNCATED");
    }

    @Test
    void emptyFileIsEmpty() {
        assertThat(Events.of(new byte[0]).codes()).containsExactly("FILE-EMPTY");
    }

    @Test
    void otherContentIsUnknown() {
        byte[] binary = new byte[5000];
        new Random(7).nextBytes(binary);

        assertThat(Events.of(binary).codes()).containsExactly("FILE-UNKNOWN");
        assertThat(Events.of("date;amount\n1;2\n").codes()).containsExactly("FILE-UNKNOWN");
        assertThat(Events.of("<html><body/></html>").codes()).containsExactly("FILE-UNKNOWN");
        assertThat(Events.of("<a>" + "<b/>".repeat(500) + "</a>").codes()).containsExactly("FILE-UNKNOWN");
    }

    @Test
    void namespaceWithoutItsMessageIsUnknown() {
        Events events = Events.of("<Document " + NAMESPACE + "><Other/></Document>");

        assertThat(events.codes()).containsExactly("FILE-UNKNOWN");
        assertThat(events.format()).isNull();
    }

    @Test
    void brokenSyntaxKeepsWhatCameBefore() {
        String xml = statement(credit("10.00", "EUR") + "</Oops>" + "<x/>".repeat(10_000) + credit("20.00", "EUR"));

        Events events = Events.of(xml);

        assertThat(events.entries()).hasSize(1);
        assertThat(events.codes()).containsExactly("XML-SYNTAX");
    }

    @Test
    void damagedBytesNeverMakeAnException() {
        byte[] whole =
                statement(credit("10.00", "EUR") + credit("20.00", "EUR")).getBytes(StandardCharsets.UTF_8);
        long seed = 20_260_227L;
        var random = new Random(seed);

        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i <= random.nextInt(4); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }

            assertThat(Events.of(damaged).all())
                    .as("seed %d, round %d", seed, round)
                    .isNotEmpty();
        }
    }

    @Test
    void limitsEndTheFile() {
        var limits = new ReadLimits(1 << 20, 1 << 12, 8, 2, 2, 10);
        String details = "<TxDtls/>".repeat(3);

        assertThat(read(statement(credit("1", "EUR").repeat(3)), limits).codes())
                .containsExactly("FILE-LIMIT");
        assertThat(read(statement("<Ntry><NtryDtls>" + details + "</NtryDtls></Ntry>"), limits)
                        .codes())
                .containsExactly("FILE-LIMIT");
        assertThat(read(statement("<x>".repeat(20)), limits).codes()).containsExactly("FILE-LIMIT");
        assertThat(read(statement("<Id>" + "a".repeat(5_000) + "</Id>"), limits).codes())
                .containsExactly("FILE-LIMIT");
    }

    @Test
    void endlessCommentOrAttributeIsStoppedByTheLimitOfTexts() {
        var limits = new ReadLimits(1L << 40, 1 << 16, 64, 10, 10, 10);
        String begin = "<Document " + NAMESPACE + "><BkToCstmrStmt>";

        assertThat(Events.of(endless(begin + "<!--"), limits).codes()).containsExactly("FILE-LIMIT");
        assertThat(Events.of(endless(begin + "<Stmt x=\""), limits).codes()).containsExactly("FILE-LIMIT");
        assertThat(Events.of(endless(begin + "<Stmt><Id>"), limits).codes()).containsExactly("FILE-LIMIT");
        assertThat(Events.of(endless(begin + "<Stmt><Id><![CDATA["), limits).codes())
                .containsExactly("FILE-LIMIT");
    }

    private static Events read(String xml, ReadLimits limits) {
        return Events.of(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), limits);
    }

    private static InputStream endless(String begin) {
        return new SequenceInputStream(
                new ByteArrayInputStream(begin.getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() {
                        return 'a';
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) {
                        Arrays.fill(buffer, offset, offset + length, (byte) 'a');
                        return length;
                    }
                });
    }

    @Test
    void failingSourceIsAnExceptionAndNotAProblem() {
        var source = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        };

        assertThatThrownBy(() -> Events.of(source, ReadLimits.defaults()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the disk is gone");
    }
}
