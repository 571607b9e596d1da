package org.tallystick.delivery.reports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A file with one message, or a mailbox folder in the form of mbox with many: each begins with a line {@code From sender date}. */
public final class Mailbox {
    public static final int MOST_MESSAGES = 2_000;
    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

    private Mailbox() {}

    /** The messages; empty when there are more than a mailbox may bring at once. */
    public static Optional<List<byte[]>> messages(byte[] file) {
        if (!startsAt(file, 0)) {
            return Optional.of(List.of(file));
        }
        List<byte[]> messages = new ArrayList<>();
        int begin = 0;
        while (begin < file.length) {
            int head = lineEnd(file, begin);
            int end = nextFrom(file, head);
            if (messages.size() == MOST_MESSAGES) {
                return Optional.empty();
            }
            messages.add(Arrays.copyOfRange(file, head, end));
            begin = end;
        }
        return Optional.of(messages);
    }

    /** The next separator after an empty line, or the end. */
    private static int nextFrom(byte[] file, int from) {
        boolean afterEmpty = false;
        for (int at = from; at < file.length; at = lineEnd(file, at)) {
            if (afterEmpty && startsAt(file, at)) {
                return at;
            }
            afterEmpty = file[at] == '\n' || file[at] == '\r';
        }
        return file.length;
    }

    private static int lineEnd(byte[] file, int from) {
        int at = from;
        while (at < file.length && file[at] != '\n') {
            at++;
        }
        return Math.min(at + 1, file.length);
    }

    private static boolean startsAt(byte[] file, int at) {
        return at + FROM.length <= file.length && Arrays.equals(file, at, at + FROM.length, FROM, 0, FROM.length);
    }
}
