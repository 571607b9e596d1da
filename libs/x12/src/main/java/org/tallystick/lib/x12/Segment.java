package org.tallystick.lib.x12;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** One segment, such as {@code RMR*IV*4711**98.00}: its elements are decoded when they are asked for. */
public final class Segment {
    private final byte[] bytes;
    private final int[] starts;
    private final Delimiters delimiters;
    private final long number;
    private final long offset;

    /**
     * @param bytes without terminator and without blanks around it
     * @param number its place in the file, from 1
     * @param offset of its first byte in the file, from 0
     */
    Segment(byte[] bytes, Delimiters delimiters, long number, long offset) {
        this.bytes = bytes;
        this.delimiters = delimiters;
        this.number = number;
        this.offset = offset;
        this.starts = starts(bytes, delimiters.element());
    }

    private static int[] starts(byte[] bytes, byte separator) {
        int[] starts = new int[8];
        int count = 1;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == separator) {
                starts = count + 1 >= starts.length ? Arrays.copyOf(starts, 2 * starts.length) : starts;
                starts[count++] = i + 1;
            }
        }
        starts[count++] = bytes.length + 1;
        return Arrays.copyOf(starts, count);
    }

    /** {@code RMR}; may be anything when the file is damaged. */
    public String id() {
        return text(0);
    }

    public boolean is(String id) {
        return id().equals(id);
    }

    /** How many elements stand behind the id, empty ones between them included. */
    public int size() {
        return starts.length - 2;
    }

    /** An element without blanks around it; empty when the segment ends before it. */
    public String text(int element) {
        return element > size()
                ? ""
                : decode(starts[element], starts[element + 1] - 1).strip();
    }

    /** A component of an element, from 1; an element without components is its own first one. */
    public String component(int element, int component) {
        String separator = Character.toString((char) (delimiters.component() & 0xff));
        String[] parts = text(element).split(Pattern.quote(separator), -1);
        return component <= parts.length ? parts[component - 1].strip() : "";
    }

    public long number() {
        return number;
    }

    public long offset() {
        return offset;
    }

    /** The byte of the file at which an element starts. */
    public long offset(int element) {
        return offset + (element > size() ? bytes.length : starts[element]);
    }

    /** Everything, for an excerpt. */
    public String text() {
        return decode(0, bytes.length);
    }

    /** UTF-8, or else ISO-8859-1. */
    private String decode(int from, int to) {
        if (isAscii(from, to)) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }

    private boolean isAscii(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether its bytes are text in UTF-8. */
    boolean isUnicode() {
        if (isAscii(0, bytes.length)) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
