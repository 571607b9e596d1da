package org.tallystick.platform;

import java.util.List;

/** One page of a longer list: its rows, its number counted from 1, and how many rows there are in all. */
public record Page<T>(List<T> rows, int number, int size, long total) {
    public static final int SIZE = 50;

    public Page {
        rows = List.copyOf(rows);
    }

    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    public boolean hasNext() {
        return number < pages();
    }

    public boolean hasPrevious() {
        return number > 1;
    }

    /** How many rows come before the page of that number. */
    public static long offset(int number, int size) {
        return (long) (Math.max(1, number) - 1) * size;
    }
}
