package org.tallystick.lib.x12;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * One segment, such as {@code RMR*IV*4711**98.00}: a window on the bytes that were read. Its elements are decoded when they
 * are asked for.
 */
public final class Segment {
    private final byte[] bytes;
    private final int start;
    private final int end;
    private final int[] marks;
    private final int first;
    private final int size;
    private final Delimiters delimiters;
    private final String id;
    private final long number;
    private final long offset;

    /**
     * @param start of its bytes
     * @param end of its bytes, without terminator and without blanks before it
     * @param marks where separators stand in the bytes, its own from {@code first} on
     * @param size how many of them are its own
     * @param number its place in the file, from 1
     * @param offset of its first byte in the file, from 0
     */
    Segment(
            byte[] bytes,
            int start,
            int end,
            int[] marks,
            int first,
            int size,
            Delimiters delimiters,
            long number,
            long offset) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.marks = marks;
        this.first = first;
        this.size = size;
        this.delimiters = delimiters;
        this.number = number;
        this.offset = offset;
        this.id = SegmentId.of(bytes, start, lastByteOf(start, size == 0 ? end : marks[first]));
    }

    private int lastByteOf(int from, int to) {
        int last = to;
        while (last > from && bytes[last - 1] == ' ') {
            last--;
        }
        return last;
    }

    /** {@code RMR}; may be anything when the file is damaged. */
    public String id() {
        return id;
    }

    public boolean is(String other) {
        return id.equals(other);
    }

    /** How many elements stand behind the id, empty ones between them included. */
    public int size() {
        return size;
    }

    private int from(int element) {
        if (element > size) {
            return end;
        }
        return element == 0 ? start : marks[first + element - 1] + 1;
    }

    private int to(int element) {
        return element >= size ? end : marks[first + element];
    }

    /** Whether an element is absent or has nothing but blanks. */
    public boolean isEmpty(int element) {
        return Text.isBlank(bytes, from(element), to(element));
    }

    /** An element without blanks around it; empty when the segment ends before it. */
    public String text(int element) {
        return element > size ? "" : Text.decode(bytes, from(element), to(element));
    }

    /** How many repetitions an element has; 1 where the interchange knows none. */
    public int repetitions(int element) {
        byte separator = delimiters.repetition();
        return separator == 0 ? 1 : 1 + Text.count(bytes, from(element), to(element), separator);
    }

    /** How many components the first repetition of an element has. */
    public int components(int element) {
        return components(element, 1);
    }

    /** How many components a repetition of an element has, counted from 1. */
    public int components(int element, int repetition) {
        int from = repetitionFrom(element, repetition);
        return 1 + Text.count(bytes, from, repetitionTo(element, from), delimiters.component());
    }

    /** A component of an element, from 1; an element without components is its own first one. */
    public String component(int element, int component) {
        return component(element, 1, component);
    }

    /** A component of a repetition of an element, both counted from 1. */
    public String component(int element, int repetition, int component) {
        int from = repetitionFrom(element, repetition);
        int to = repetitionTo(element, from);
        for (int i = 1; i < component; i++) {
            int separator = Text.find(bytes, from, to, delimiters.component());
            if (separator == to) {
                return "";
            }
            from = separator + 1;
        }
        return Text.decode(bytes, from, Text.find(bytes, from, to, delimiters.component()));
    }

    private int repetitionFrom(int element, int repetition) {
        int from = from(element);
        int to = to(element);
        for (int i = 1; i < repetition; i++) {
            int separator = Text.find(bytes, from, to, delimiters.repetition());
            from = Math.min(to, separator + 1);
        }
        return from;
    }

    private int repetitionTo(int element, int from) {
        int to = to(element);
        return delimiters.repetition() == 0 ? to : Text.find(bytes, from, to, delimiters.repetition());
    }

    /**
     * An element as a number of so many decimals, counted in the last of them: {@code 98.5} with two is 9850. Zeros behind
     * the last decimal do no harm.
     *
     * @return one of the constants of {@link Decimals} when the element is empty or no such number
     */
    public long decimal(int element, int digits) {
        return Decimals.parse(bytes, from(element), to(element), digits);
    }

    public long number() {
        return number;
    }

    public long offset() {
        return offset;
    }

    /** The byte of the file at which an element starts. */
    public long offset(int element) {
        return offset + from(element) - start;
    }

    /** How many bytes it has, without its terminator. */
    public int length() {
        return end - start;
    }

    /** How many bytes an element has. */
    public int length(int element) {
        return element > size ? 0 : to(element) - from(element);
    }

    /** The characters that separate what is in it. */
    public Delimiters delimiters() {
        return delimiters;
    }

    /** Everything, for an excerpt. */
    public String text() {
        return Text.decode(bytes, start, end);
    }

    /** Whether its bytes are text in UTF-8. */
    boolean isUnicode() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
