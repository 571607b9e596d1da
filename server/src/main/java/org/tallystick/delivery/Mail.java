package org.tallystick.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One mail to one recipient with a PDF attached. The id names it: a repeated mail carries the same one. */
record Mail(
        UUID id,
        String company,
        String number,
        Recipient from,
        Recipient to,
        String subject,
        String text,
        String language,
        String fileName,
        byte[] pdf,
        Instant writtenAt,
        LocalDate writtenOn) {
    Mail {
        requireOneLine(from.email());
        requireOneLine(to.email());
        requireOneLine(subject);
        requireOneLine(fileName);
    }

    /** The text without line breaks and other control characters, which have no place in the head of a mail. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\u0085\u2028\u2029]+", " ").strip();
    }

    String messageId() {
        return "<" + id + "@tallystick>";
    }

    private static void requireOneLine(String header) {
        if (!oneLine(header).equals(header)) {
            throw new IllegalArgumentException("a line of a mail's head has a control character");
        }
    }
}
