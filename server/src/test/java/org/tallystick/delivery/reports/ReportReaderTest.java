package org.tallystick.delivery.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportReaderTest {
    /** The mail all samples are about. */
    static final UUID OURS = UUID.fromString("01930f6a-7b11-7c1e-9d2f-3a4b5c6d7e8f");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postfix-unknown.eml     | FAILED    | 5.1.1  | true
            postfix-delayed.eml     | DELAYED   | 4.4.1  | false
            postfix-delivered.eml   | DELIVERED | 2.1.5  | false
            postfix-expired.eml     | FAILED    | 4.4.1  | false
            exim-report.eml         | FAILED    | 5.1.1  | true
            exim-old.eml            | FAILED    | 5.1.1  | true
            exchange-not-found.eml  | FAILED    | 5.1.10 | true
            exchange-quota.eml      | FAILED    | 5.2.2  | false
            gmail-unknown.eml       | FAILED    | 5.1.1  | true
            gmail-dmarc.eml         | FAILED    | 5.7.26 | false
            bare-diagnostic.eml     | FAILED    | 5.1.1  | true
            headers-in-base64.eml   | FAILED    | 5.1.1  | true
            """)
    void theReportsOfWellKnownServersAreUnderstood(String file, MailReport.Action action, String code, boolean hard)
            throws IOException {
        MailReport read = ReportReader.read(sample(file));

        assertThat(read).isInstanceOfSatisfying(MailReport.Told.class, told -> {
            assertThat(told.deliveries()).containsExactly(OURS);
            assertThat(told.action()).isEqualTo(action);
            assertThat(told.status()).hasToString(code);
            assertThat(told.status().permanent()).isEqualTo(hard);
        });
    }

    @Test
    void theAddressItCameBackToIsBelievedFirst() throws IOException {
        String text = new String(sample("postfix-unknown.eml"), StandardCharsets.UTF_8)
                .replace("01930f6a7b117c1e9d2f3a4b5c6d7e8f", "01930f6a7b117c1e9d2f3a4b5c6d7e90");

        assertThat(ReportReader.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        MailReport.Told.class,
                        told -> assertThat(told.deliveries())
                                .containsExactly(UUID.fromString("01930f6a-7b11-7c1e-9d2f-3a4b5c6d7e90"), OURS));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            out-of-office.eml | ordinary message
            question.eml      | ordinary message
            """)
    void mailOfPeopleIsNoReport(String file, String sentence) throws IOException {
        assertThat(ReportReader.read(sample(file)))
                .isInstanceOfSatisfying(
                        MailReport.NoReport.class,
                        none -> assertThat(none.sentence()).contains(sentence));
    }

    @Test
    void hostileMessagesEndInASentence() {
        for (byte[] hostile : List.of(
                new byte[0],
                new byte[ReportReader.MOST_BYTES + 1],
                nested(40),
                bytes("Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
                        + "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n--b--"),
                many(500))) {
            assertThat(ReportReader.read(hostile))
                    .isInstanceOfSatisfying(
                            MailReport.Unreadable.class,
                            broken ->
                                    assertThat(broken.sentence()).endsWith(".").hasSizeLessThan(120));
        }
        for (String odd :
                List.of("no head at all", "Content-Type: multipart/report; boundary=\"\r\n\r\n--\r\n", "\u0000")) {
            assertThat(ReportReader.read(bytes(odd))).isNotInstanceOf(MailReport.Told.class);
        }
    }

    @Test
    void damagedReportsAreAnsweredToo() throws IOException {
        byte[] whole = sample("gmail-unknown.eml");
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 20; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }

            assertThat(ReportReader.read(damaged)).as("seed %d", seed).isNotNull();
        }
    }

    private static byte[] nested(int depth) {
        var text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        return bytes(text + "\r\nend");
    }

    private static byte[] many(int parts) {
        return bytes("Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\nx\r\n".repeat(parts) + "--b--");
    }

    @Test
    void aMailboxIsReadMessageByMessage() {
        byte[] box = bytes(
                "From a@b Mon Nov 30 2026\nSubject: one\n\ntext\nFrom here on\n\nFrom c@d Mon Nov 30 2026\nSubject: two\n\nx\n");

        assertThat(Mailbox.messages(box).orElseThrow())
                .extracting(message -> new String(message, StandardCharsets.UTF_8))
                .containsExactly("Subject: one\n\ntext\nFrom here on\n\n", "Subject: two\n\nx\n");
        assertThat(Mailbox.messages(bytes("Subject: alone\n\nx")))
                .hasValueSatisfying(all -> assertThat(all).hasSize(1));
        assertThat(Mailbox.messages(bytes("From a@b\n\nx\n\n".repeat(Mailbox.MOST_MESSAGES + 1))))
                .isEmpty();
    }

    @Test
    void theReturnAddressNamesTheDelivery() {
        String address = OurMail.returnAddress("bounces@acme.example", OURS);

        assertThat(address).isEqualTo("bounces+01930f6a7b117c1e9d2f3a4b5c6d7e8f@acme.example");
        assertThat(OurMail.inAddress("<" + address + ">")).contains(OURS);
        assertThat(OurMail.inMessageIds(OurMail.messageId(OURS) + " <other@example.com>"))
                .containsExactly(OURS);
    }

    static byte[] sample(String name) throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(ReportReaderTest.class.getResourceAsStream("/delivery/reports/" + name), name)) {
            return stream.readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
