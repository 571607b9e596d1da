package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.tallystick.delivery.reports.OurMail;

class SmtpMailTest {
    private static final byte[] PDF = "%PDF-1.7 bytes \u0000\u00ff".getBytes(StandardCharsets.ISO_8859_1);

    @RegisterExtension
    static final GreenMailExtension server = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    @TempDir
    Path folder;

    @Test
    void aMailArrivesWithItsAttachmentAndUmlauts() throws Exception {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());

        new SmtpMail(sender, "bounces@nord.example").send(mail("Zo\u00eb M\u00fcller"));

        MimeMessage received = server.getReceivedMessages()[0];
        assertSound(received);
        String id = received.getHeader(OurMail.HEADER)[0];
        assertThat(received.getHeader("Return-Path")[0])
                .isEqualTo("<" + OurMail.returnAddress("bounces@nord.example", UUID.fromString(id)) + ">");
    }

    @Test
    void withoutAMailServerTheSameMailLiesInAFolder() throws Exception {
        new OutboxFolder(folder).send(mail("Zo\u00eb M\u00fcller"));

        Path company = folder.resolve("NORD");
        assertThat(company.resolve("2026-11-23-INV-2026-000123.pdf")).hasBinaryContent(PDF);
        try (var stream = Files.newInputStream(company.resolve("2026-11-23-INV-2026-000123.eml"))) {
            assertSound(new MimeMessage(null, stream));
        }
    }

    @Test
    void aRepeatedMailReplacesItselfAndAnotherOneGetsItsOwnFile() throws Exception {
        var outbox = new OutboxFolder(folder);
        Mail mail = mail("Zo\u00eb M\u00fcller");

        outbox.send(mail);
        outbox.send(mail);
        outbox.send(mail("Ada"));

        try (Stream<Path> files = Files.list(folder.resolve("NORD"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "2026-11-23-INV-2026-000123.eml",
                            "2026-11-23-INV-2026-000123.pdf",
                            "2026-11-23-INV-2026-000123-2.eml",
                            "2026-11-23-INV-2026-000123-2.pdf");
        }
    }

    @Test
    void aLineBreakInANameAddsNoHeader() throws Exception {
        new OutboxFolder(folder).send(mail("Ada\r\nBcc: eve@example.com"));

        try (var stream = Files.newInputStream(folder.resolve("NORD").resolve("2026-11-23-INV-2026-000123.eml"))) {
            var message = new MimeMessage(null, stream);
            assertThat(message.getHeader("Bcc")).isNull();
            assertThat(message.getAllRecipients()).hasSize(1);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mail(new Recipient("Ada", "ada@example.com\r\nBcc: eve@example.com"), "Invoice"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mail(new Recipient("Ada", "ada@example.com"), "Invoice\nBcc: eve@example.com"));
    }

    private static void assertSound(MimeMessage message) throws Exception {
        var from = (InternetAddress) message.getFrom()[0];
        var to = (InternetAddress) message.getAllRecipients()[0];
        assertThat(from.getPersonal()).isEqualTo("K\u00f6nig & S\u00f6hne");
        assertThat(from.getAddress()).isEqualTo("rechnung@koenig.example");
        assertThat(to.getPersonal()).isEqualTo("Zo\u00eb M\u00fcller");
        assertThat(message.getSubject()).isEqualTo("Rechnung \u00fcber 5 \u20ac");
        assertThat(message.getMessageID()).endsWith("@tallystick>");
        var parts = (Multipart) message.getContent();
        var text = (Multipart) parts.getBodyPart(0).getContent();
        var ways = (Multipart) text.getBodyPart(0).getContent();
        assertThat(ways.getContentType()).startsWith("multipart/alternative");
        assertThat(ways.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(ways.getBodyPart(0).getContent().toString()).contains("Vielen Dank, sch\u00f6ne Gr\u00fc\u00dfe");
        assertThat(ways.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(ways.getBodyPart(1).getContent().toString())
                .contains(
                        "Guten Tag &lt;Zo\u00eb&gt;,",
                        "<a href=\"https://nord.example/see/NORD/abc\"",
                        "Gr\u00fc\u00dfe")
                .doesNotContain("<img", "<script");
        BodyPart attachment = parts.getBodyPart(1);
        assertThat(attachment.getFileName()).isEqualTo("INV-2026-000123.pdf");
        assertThat(attachment.getContentType()).startsWith("application/pdf");
        assertThat(attachment.getInputStream().readAllBytes()).isEqualTo(PDF);
    }

    private static Mail mail(String name) {
        return mail(new Recipient(name, "zoe@example.com"), "Rechnung \u00fcber 5 \u20ac");
    }

    private static Mail mail(Recipient to, String subject) {
        return new Mail(
                UUID.randomUUID(),
                "NORD",
                "INV-2026-000123",
                new Recipient("K\u00f6nig & S\u00f6hne", "rechnung@koenig.example"),
                to,
                subject,
                "Guten Tag <Zo\u00eb>,\n\nhier: https://nord.example/see/NORD/abc\n\nVielen Dank, sch\u00f6ne Gr\u00fc\u00dfe\n",
                "https://nord.example/see/NORD/abc",
                "de",
                "INV-2026-000123.pdf",
                PDF,
                null,
                Instant.parse("2026-11-23T09:00:00Z"),
                LocalDate.of(2026, 11, 23));
    }
}
