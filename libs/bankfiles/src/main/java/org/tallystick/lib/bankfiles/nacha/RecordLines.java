package org.tallystick.lib.bankfiles.nacha;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into records: at line ends, and every 94 bytes where a line is long enough for two records. Blank lines are
 * passed over.
 */
final class RecordLines implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final Charset FALLBACK = Charset.forName("windows-1252");

    private final InputStream source;
    private final long fileLimit;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] line = new byte[2 * AchRecord.LENGTH];
    private int position;
    private int filled;
    private long bytes;
    private long records;
    private boolean carried;
    private boolean unbroken;
    private boolean broken;
    private @Nullable String charset;

    RecordLines(InputStream source, long fileLimit) {
        this.source = source;
        this.fileLimit = fileLimit;
    }

    /** The next record; null at the end, or when the file is longer than allowed. */
    @Nullable
    AchRecord next() {
        while (true) {
            int length = readLine();
            if (length < 0) {
                return null;
            }
            if (!isBlank(length)) {
                records++;
                return AchRecord.of(decode(length), records);
            }
        }
    }

    /** The bytes of the next record, in {@code line}; -1 at the end. */
    private int readLine() {
        if (carried) {
            carried = false;
            System.arraycopy(line, AchRecord.LENGTH, line, 0, AchRecord.LENGTH);
            return AchRecord.LENGTH;
        }
        int length = 0;
        while (true) {
            int next = read();
            if (next < 0 && length == 0) {
                return -1;
            }
            if (next < 0 || next == '\n' || next == '\r') {
                broken |= unbroken && length > 0 && !isBlank(length);
                unbroken = false;
                return length;
            }
            line[length++] = (byte) next;
            if (unbroken && length == AchRecord.LENGTH) {
                return length;
            }
            if (length == line.length) {
                unbroken = true;
                carried = true;
                return AchRecord.LENGTH;
            }
        }
    }

    private int read() {
        if (position == filled && !fill()) {
            return -1;
        }
        return buffer[position++] & 0xff;
    }

    private boolean fill() {
        if (isOverLimit()) {
            return false;
        }
        try {
            filled = Math.max(0, source.read(buffer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        position = 0;
        bytes += filled;
        return filled > 0;
    }

    private boolean isBlank(int length) {
        for (int i = 0; i < length; i++) {
            if (line[i] > ' ' || line[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private String decode(int length) {
        int start = records == 1 && startsWithMark(length) ? 3 : 0;
        for (int i = start; i < length; i++) {
            if (line[i] < 0) {
                return decodeForeign(start, length);
            }
        }
        return new String(line, start, length - start, StandardCharsets.US_ASCII);
    }

    private boolean startsWithMark(int length) {
        return length > 3 && line[0] == (byte) 0xef && line[1] == (byte) 0xbb && line[2] == (byte) 0xbf;
    }

    private String decodeForeign(int start, int length) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, start, length - start))
                    .toString();
            charset = charset == null ? StandardCharsets.UTF_8.name() : charset;
            return text;
        } catch (CharacterCodingException e) {
            charset = FALLBACK.name();
            return new String(Arrays.copyOfRange(line, start, length), FALLBACK);
        }
    }

    /** How many records were read. */
    long records() {
        return records;
    }

    /** Whether the file is longer than allowed. */
    boolean isOverLimit() {
        return bytes > fileLimit;
    }

    /** Whether a line that was cut every 94 bytes left a rest. */
    boolean hasBrokenRecord() {
        return broken;
    }

    /** In which encoding characters outside ASCII were read; null when there were none. */
    @Nullable
    String charset() {
        return charset;
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
