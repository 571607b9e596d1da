package org.tallystick.lib.x12;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes as text: UTF-8, or else ISO-8859-1. */
final class Text {
    private static final int SPACE = ' ';

    private Text() {}

    /** Without blanks around it. */
    static String decode(byte[] bytes, int from, int to) {
        int begin = from;
        int end = to;
        while (begin < end && isSpace(bytes[begin])) {
            begin++;
        }
        while (end > begin && isSpace(bytes[end - 1])) {
            end--;
        }
        if (begin >= end) {
            return "";
        }
        return isAscii(bytes, begin, end)
                ? new String(bytes, begin, end - begin, StandardCharsets.ISO_8859_1)
                : decodeWide(bytes, begin, end).strip();
    }

    private static String decodeWide(byte[] bytes, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean isAscii(byte[] bytes, int from, int to) {
        int seen = 0;
        for (int i = from; i < to; i++) {
            seen |= bytes[i];
        }
        return seen >= 0;
    }

    private static boolean isSpace(byte b) {
        return b >= 0 && b <= SPACE;
    }

    static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isSpace(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    static int count(byte[] bytes, int from, int to, byte wanted) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += bytes[i] == wanted ? 1 : 0;
        }
        return count;
    }

    /** Where it stands, {@code to} when it does not. */
    static int find(byte[] bytes, int from, int to, byte wanted) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return to;
    }
}
