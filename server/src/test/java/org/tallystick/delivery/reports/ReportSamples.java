package org.tallystick.delivery.reports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Reports as mail servers write them, about a mail of one's own. */
public final class ReportSamples {
    private ReportSamples() {}

    public static byte[] about(String sample, UUID delivery) {
        try {
            return new String(ReportReaderTest.sample(sample), StandardCharsets.UTF_8)
                    .replace(ReportReaderTest.OURS.toString(), delivery.toString())
                    .replace(
                            ReportReaderTest.OURS.toString().replace("-", ""),
                            delivery.toString().replace("-", ""))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] mailbox(byte[]... messages) {
        var box = new ByteArrayOutputStream();
        for (byte[] message : messages) {
            box.writeBytes("From MAILER-DAEMON Mon Nov 30 08:01:10 2026\r\n".getBytes(StandardCharsets.UTF_8));
            box.writeBytes(message);
            box.writeBytes("\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        }
        return box.toByteArray();
    }
}
