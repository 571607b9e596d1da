package org.tallystick.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.reports.OurMail;

/** One mail to one recipient with a PDF attached, and data beside it where the customer wants that. The id names it: a repeated mail carries the same one. */
record Mail(
        UUID id,
        String company,
        String number,
        Recipient from,
        Recipient to,
        String subject,
        String text,
        @Nullable String link,
        String language,
        String fileName,
        byte[] pdf,
        @Nullable DataFile data,
        Instant writtenAt,
        LocalDate writtenOn) {
    /** The document once more, as data beside the PDF. */
    record DataFile(String name, byte[] content) {}

    Mail {
        requireOneLine(from.email());
        requireOneLine(to.email());
        requireOneLine(subject);
        requireOneLine(fileName);
        if (data != null) {
            requireOneLine(data.name());
        }
    }

    /** The text without line breaks and other control characters, which have no place in the head of a mail. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\u0085\u2028\u2029]+", " ").strip();
    }

    /** The same text as a page. */
    String html() {
        return MailHtml.of(subject, text, language, link);
    }

    String messageId() {
        return OurMail.messageId(id);
    }

    private static void requireOneLine(String header) {
        if (!oneLine(header).equals(header)) {
            throw new IllegalArgumentException("a line of a mail's head has a control character");
        }
    }
}
