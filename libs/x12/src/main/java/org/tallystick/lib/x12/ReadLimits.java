package org.tallystick.lib.x12;

/**
 * How much a reader takes before it stops with FILE-LIMIT.
 *
 * @param fileBytes of one file
 * @param segmentBytes of one segment
 * @param segments of one file
 */
public record ReadLimits(long fileBytes, int segmentBytes, long segments) {
    /** 1 GiB, 1 MiB, 50 million. */
    public static ReadLimits defaults() {
        return new ReadLimits(1L << 30, 1 << 20, 50_000_000);
    }
}
