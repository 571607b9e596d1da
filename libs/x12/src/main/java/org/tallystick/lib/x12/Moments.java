package org.tallystick.lib.x12;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** Days and times as X12 writes them. */
public final class Moments {
    private static final int CENTURY = 2_000;
    private static final int LONG_DAY = 8;
    private static final int SHORT_DAY = 6;
    private static final int MINUTES = 4;
    private static final int SECONDS = 6;
    private static final int HUNDREDTHS = 8;
    private static final int FIRST_YEAR = 1_800;

    private Moments() {}

    /** {@code 20260227}, or {@code 260227}; nothing when there is no such day. */
    public static Optional<LocalDate> day(String text) {
        int length = text.length();
        if ((length != LONG_DAY && length != SHORT_DAY) || !isDigits(text)) {
            return Optional.empty();
        }
        int end = length - 4;
        int year = number(text, 0, end) + (end == 2 ? CENTURY : 0);
        int month = number(text, end, end + 2);
        int day = number(text, end + 2, length);
        if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) { // a day its month does not have
            return Optional.empty();
        }
    }

    /** {@code 1504}, {@code 150459}, also with tenths or hundredths behind; nothing when there is no such time. */
    public static Optional<LocalTime> time(String text) {
        int length = text.length();
        if (length < MINUTES || length > HUNDREDTHS || length == MINUTES + 1 || !isDigits(text)) {
            return Optional.empty();
        }
        int hour = number(text, 0, 2);
        int minute = number(text, 2, MINUTES);
        int second = length >= SECONDS ? number(text, MINUTES, SECONDS) : 0;
        boolean known = hour < 24 && minute < 60 && second < 60;
        return known ? Optional.of(LocalTime.of(hour, minute, second)) : Optional.empty();
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
