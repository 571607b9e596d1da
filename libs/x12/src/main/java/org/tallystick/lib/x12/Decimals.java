package org.tallystick.lib.x12;

import java.nio.charset.StandardCharsets;

/** Numbers of X12 (type R): a sign, digits and a point, of which each may be missing: {@code .27}, {@code -.27}, {@code 00}. */
public final class Decimals {
    /** There is nothing. */
    public static final long EMPTY = Long.MIN_VALUE;

    /** It is no number, or one too large for any amount. */
    public static final long UNREADABLE = Long.MIN_VALUE + 1;

    /** It has more decimals than were asked for. */
    public static final long TOO_FINE = Long.MIN_VALUE + 2;

    private static final long LARGEST = 100_000_000_000_000_000L;

    private Decimals() {}

    /** Whether it is a value and none of the constants. */
    public static boolean isValue(long parsed) {
        return parsed > TOO_FINE;
    }

    /** The number of a text, counted in the last of so many decimals; one of the constants when it is none. */
    public static long of(String text, int digits) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return parse(bytes, 0, bytes.length, digits);
    }

    static long parse(byte[] bytes, int from, int to, int digits) {
        int at = from;
        int end = to;
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        while (end > at && bytes[end - 1] == ' ') {
            end--;
        }
        if (at == end) {
            return EMPTY;
        }
        boolean negative = bytes[at] == '-';
        return number(bytes, negative || bytes[at] == '+' ? at + 1 : at, end, digits, negative);
    }

    private static long number(byte[] bytes, int from, int to, int digits, boolean negative) {
        long value = 0;
        int decimals = -1;
        boolean tooFine = false;
        int seen = 0;
        for (int i = from; i < to; i++) {
            int c = bytes[i];
            if (c == '.' && decimals < 0) {
                decimals = 0;
                continue;
            }
            if (c < '0' || c > '9') {
                return UNREADABLE;
            }
            seen++;
            if (decimals >= digits) {
                tooFine |= c != '0';
                continue;
            }
            decimals += decimals >= 0 ? 1 : 0;
            value = value * 10 + (c - '0');
            if (value >= LARGEST) {
                return UNREADABLE;
            }
        }
        return seen == 0 ? UNREADABLE : finished(value, digits - Math.max(0, decimals), tooFine, negative);
    }

    private static long finished(long value, int missing, boolean tooFine, boolean negative) {
        long scaled = value;
        for (int i = 0; i < missing; i++) {
            scaled *= 10;
            if (scaled >= LARGEST) {
                return UNREADABLE;
            }
        }
        if (tooFine) {
            return TOO_FINE;
        }
        return negative ? -scaled : scaled;
    }
}
