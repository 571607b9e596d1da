package org.tallystick.lib.bankfiles.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The source as the parser sees it: it remembers why reading stopped and refuses to feed one single text, tag or comment
 * without end, so that the parser's buffers stay small.
 */
final class GuardedStream extends FilterInputStream {
    private static final int READ_AHEAD = 1 << 16;

    private final long fileLimit;
    private final int eventLimit;
    private long count;
    private long eventStart;
    private boolean ended;
    private @Nullable String exceeded;
    private @Nullable IOException failure;

    GuardedStream(InputStream source, long fileLimit, int eventLimit) {
        super(source);
        this.fileLimit = fileLimit;
        this.eventLimit = eventLimit;
    }

    void eventBegins() {
        eventStart = count;
    }

    long count() {
        return count;
    }

    boolean ended() {
        return ended;
    }

    /** Which limit stopped reading, as the name of the limit, or null. */
    @Nullable
    String exceeded() {
        return exceeded;
    }

    /** The error of the source itself, or null. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        requireWithinLimits();
        int read = readSource(buffer, offset, length);
        if (read < 0) {
            ended = true;
        } else {
            count += read;
        }
        return read;
    }

    private void requireWithinLimits() throws IOException {
        if (count > fileLimit) {
            exceeded = "file";
        } else if (count - eventStart > eventLimit + (long) READ_AHEAD) {
            exceeded = "text";
        }
        if (exceeded != null) {
            throw new IOException("limit exceeded");
        }
    }

    private int readSource(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
