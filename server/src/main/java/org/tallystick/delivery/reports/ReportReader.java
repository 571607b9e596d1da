package org.tallystick.delivery.reports;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads one message: a report of a mail server (RFC 3464), or the older form of Exim, which names the failed recipients in a
 * header and quotes the mail. Depth, parts and bytes are bounded; whatever is in a message, it ends in an answer.
 */
public final class ReportReader {
    public static final int MOST_BYTES = 20 * 1024 * 1024;
    private static final int MOST_DEPTH = 8;
    private static final int MOST_PARTS = 60;
    private static final int MOST_OF_A_PART = 256 * 1024;
    private static final String STATUS = "message/delivery-status";
    private static final String NO_REPORT = "This is an ordinary message, not a delivery report.";
    private static final String BROKEN = "The message is damaged and cannot be read; nothing was changed.";

    private final List<String> returned = new ArrayList<>();
    private @Nullable StatusFields fields;
    private int parts;

    private ReportReader() {}

    public static MailReport read(byte[] message) {
        if (message.length > MOST_BYTES) {
            return new MailReport.Unreadable("The message is larger than 20 MB; reports are small.");
        }
        try {
            var properties = new Properties();
            properties.setProperty("mail.mime.multipart.ignoremissingendboundary", "true");
            properties.setProperty("mail.mime.address.strict", "false");
            return new ReportReader()
                    .read(new MimeMessage(Session.getInstance(properties), new ByteArrayInputStream(message)));
        } catch (TooDeep e) {
            return new MailReport.Unreadable("The message holds messages in messages, more than a report ever does.");
        } catch (MessagingException | IOException | RuntimeException e) { // the library reads what strangers wrote
            return new MailReport.Unreadable(BROKEN);
        }
    }

    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private MailReport read(MimeMessage message) throws MessagingException, IOException {
        if (!message.getAllHeaders().hasMoreElements()) {
            return new MailReport.Unreadable("The file has no head of a message; upload the report as .eml or .mbox.");
        }
        look(message, 0);
        Set<UUID> deliveries = ours(message);
        if (fields == null) {
            return oldStyle(message, deliveries);
        }
        Optional<Map<String, String>> recipient = fields.recipient();
        if (recipient.isEmpty()) {
            return new MailReport.Unreadable(
                    "The report does not say what became of the mail: it has no Action field.");
        }
        Map<String, String> said = recipient.get();
        return new MailReport.Told(
                List.copyOf(deliveries),
                StatusFields.action(said),
                StatusFields.status(said),
                said.get("diagnostic-code"));
    }

    private void look(Part part, int depth) throws MessagingException, IOException {
        if (depth > MOST_DEPTH || ++parts > MOST_PARTS) {
            throw new TooDeep();
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart inner = several.getBodyPart(i);
                look(inner, depth + 1);
            }
        } else if (part.isMimeType(STATUS) || part.isMimeType("message/global-delivery-status")) {
            if (fields == null) {
                fields = StatusFields.read(text(part, StandardCharsets.UTF_8));
            }
        } else if (part.isMimeType("message/*") || part.isMimeType("text/rfc822-headers")) {
            returned.add(text(part, StandardCharsets.ISO_8859_1));
        } else if (part.isMimeType("text/plain") && depth <= 1) {
            returned.add(text(part, StandardCharsets.ISO_8859_1)); // Exim and some gateways quote the mail here
        }
    }

    private static String text(Part part, java.nio.charset.Charset charset) throws MessagingException, IOException {
        try (InputStream stream = part.getInputStream()) {
            return new String(stream.readNBytes(MOST_OF_A_PART), charset);
        }
    }

    /** The address it came back to is the surest sign, then our own header, then ids of messages. */
    private Set<UUID> ours(MimeMessage message) throws MessagingException {
        Set<UUID> found = new LinkedHashSet<>();
        for (String name : List.of("To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")) {
            for (String value : values(message, name)) {
                OurMail.inAddress(value).ifPresent(found::add);
            }
        }
        if (fields != null) {
            fields.envelopeId().flatMap(OurMail::bare).ifPresent(found::add);
        }
        for (String text : returned) {
            found.addAll(inReturned(text));
        }
        for (String name : List.of("In-Reply-To", "References")) {
            for (String value : values(message, name)) {
                found.addAll(OurMail.inMessageIds(value));
            }
        }
        return found;
    }

    private static List<UUID> inReturned(String text) throws MessagingException {
        List<UUID> found = new ArrayList<>();
        int quoted = text.indexOf("\nMessage-I");
        String head = text.startsWith("Message-I") || quoted < 0 ? text : text.substring(quoted + 1);
        for (String block : List.of(text, head)) {
            var headers =
                    new InternetHeaders(new ByteArrayInputStream(block.getBytes(StandardCharsets.ISO_8859_1)), false);
            for (String value :
                    headers.getHeader(OurMail.HEADER) == null ? new String[0] : headers.getHeader(OurMail.HEADER)) {
                OurMail.bare(value).ifPresent(found::add);
            }
        }
        found.addAll(OurMail.inMessageIds(text));
        return found;
    }

    private static String[] values(MimeMessage message, String name) throws MessagingException {
        String[] values = message.getHeader(name);
        return values == null ? new String[0] : values;
    }

    /** A header names who failed, the text quotes the reply and our mail. */
    private MailReport oldStyle(MimeMessage message, Set<UUID> deliveries) throws MessagingException {
        if (values(message, "X-Failed-Recipients").length == 0) {
            return new MailReport.NoReport(NO_REPORT);
        }
        String said = String.join("\n", returned);
        StatusCode status = StatusCode.in(said).orElseGet(() -> reply(said));
        return new MailReport.Told(List.copyOf(deliveries), MailReport.Action.FAILED, status, null);
    }

    private static StatusCode reply(String text) {
        var found = java.util.regex.Pattern.compile("(?m)(?:^|\\s|:)([45]\\d\\d)[ -]")
                .matcher(text);
        return found.find() ? StatusCode.ofReply(Integer.parseInt(found.group(1)), "") : StatusCode.UNKNOWN_PERMANENT;
    }
}
