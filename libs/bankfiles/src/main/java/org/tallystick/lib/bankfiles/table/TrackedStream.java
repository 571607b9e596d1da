package org.tallystick.lib.bankfiles.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Remembers whether the source was read to its end. */
final class TrackedStream extends FilterInputStream {
    private boolean ended;

    TrackedStream(InputStream source) {
        super(source);
    }

    boolean ended() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        ended |= value < 0;
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        ended |= read < 0;
        return read;
    }
}
