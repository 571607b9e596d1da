package org.tallystick.lib.bankfiles.statement;

/**
 * How much a reader takes before it stops with FILE-LIMIT.
 *
 * @param fileBytes of one file
 * @param textBytes of one line, one text or one attribute
 * @param depth of nested elements
 * @param entries of one file
 * @param details of one entry
 * @param columns of one row
 */
public record ReadLimits(long fileBytes, int textBytes, int depth, long entries, int details, int columns) {
    /** 1 GiB, 1 MiB, 64 levels, 5 million entries, 100,000 details, 500 columns. */
    public static ReadLimits defaults() {
        return new ReadLimits(1L << 30, 1 << 20, 64, 5_000_000, 100_000, 500);
    }
}
