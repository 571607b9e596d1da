package org.tallystick.lib.bankfiles.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Remembers whether the source was read to its end, and whether a line ended there. */
final class TrackedStream extends FilterInputStream {
    private boolean ended;
    private int last = -1;
    private int beforeLast = -1;

    TrackedStream(InputStream source) {
        super(source);
    }

    boolean ended() {
        return ended;
    }

    /** Whether the last character is an end of line, in an encoding of one byte or of two. */
    boolean endedInLineEnd() {
        return ended && (isLineEnd(last) || (last == 0 && isLineEnd(beforeLast)));
    }

    private static boolean isLineEnd(int value) {
        return value == '\n' || value == '\r';
    }

    private void saw(int value) {
        beforeLast = last;
        last = value;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value < 0) {
            ended = true;
        } else {
            saw(value);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        ended |= read < 0;
        if (read > 1) {
            saw(buffer[offset + read - 2]);
        }
        if (read > 0) {
            saw(buffer[offset + read - 1]);
        }
        return read;
    }
}
