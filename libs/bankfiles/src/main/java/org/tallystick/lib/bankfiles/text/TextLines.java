package org.tallystick.lib.bankfiles.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.ReadLimits;

/** The lines of a text file, one at a time; lines end with CR LF, LF or CR. */
public final class TextLines implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream source;
    private final ReadLimits limits;
    private final TextDecoding decoding = new TextDecoding();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private byte[] line = new byte[512];
    private int lineLength;
    private int position;
    private int end;
    private long bytesRead;
    private long lineNumber;
    private boolean lineFeedFollows;
    private @Nullable String exceeded;

    public TextLines(InputStream source, ReadLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    /**
     * The next line without its end; null at the end of the file, or where a limit stopped reading.
     *
     * @throws UncheckedIOException when the source itself cannot be read
     */
    public @Nullable String next() {
        if (exceeded != null) {
            return null;
        }
        lineLength = 0;
        boolean complete = false;
        while (!complete && (position < end || fill())) {
            complete = takeUntilEndOfLine();
            if (lineLength > limits.textBytes()) {
                exceeded = "text";
                return null;
            }
        }
        if (exceeded != null || (!complete && lineLength == 0)) {
            return null;
        }
        lineNumber++;
        return text();
    }

    private String text() {
        boolean marked = lineNumber == 1
                && lineLength >= 3
                && line[0] == (byte) 0xef
                && line[1] == (byte) 0xbb
                && line[2] == (byte) 0xbf;
        return marked ? decoding.decode(line, 3, lineLength - 3) : decoding.decode(line, 0, lineLength);
    }

    /** Copies the buffer up to the end of the line; false when the line goes on behind the buffer. */
    private boolean takeUntilEndOfLine() {
        if (lineFeedFollows) {
            lineFeedFollows = false;
            if (buffer[position] == '\n') {
                position++;
            }
        }
        int start = position;
        while (position < end && buffer[position] != '\n' && buffer[position] != '\r') {
            position++;
        }
        append(start, position - start);
        if (position == end) {
            return false;
        }
        lineFeedFollows = buffer[position] == '\r';
        position++;
        return true;
    }

    private void append(int start, int length) {
        if (lineLength + length > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, lineLength + length));
        }
        System.arraycopy(buffer, start, line, lineLength, length);
        lineLength += length;
    }

    private boolean fill() {
        try {
            position = 0;
            end = Math.max(0, source.read(buffer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytesRead += end;
        if (bytesRead > limits.fileBytes()) {
            exceeded = "file";
            return false;
        }
        return end > 0;
    }

    /** The number of the line that was read last, from 1. */
    public long line() {
        return lineNumber;
    }

    /** Which limit stopped reading, as the name of the limit, or null. */
    public @Nullable String exceeded() {
        return exceeded;
    }

    /** The limit behind {@link #exceeded}. */
    public long exceededLimit() {
        return "file".equals(exceeded) ? limits.fileBytes() : limits.textBytes();
    }

    /** Whether the encoding of the file is in doubt. */
    public boolean doubtful() {
        return decoding.doubtful();
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
