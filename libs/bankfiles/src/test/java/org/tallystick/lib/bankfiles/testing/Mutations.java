package org.tallystick.lib.bankfiles.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.tallystick.lib.bankfiles.fuzz.Mutator;

/**
 * Hands damaged files to a reader for two seconds, or for as many as {@code -Dtallystick.fuzz.seconds} says; with {@code
 * -Dtallystick.fuzz.seed} another series of them. The reader must neither throw nor take more than a second of
 * the processor for one.
 */
public final class Mutations {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final long SECONDS = Long.getLong("tallystick.fuzz.seconds", 2);
    private static final long SEED = Long.getLong("tallystick.fuzz.seed", 20260302);

    private Mutations() {}

    /** Reads each file cut at every kilobyte, then damaged copies of the files in turn until the time is over. */
    public static void survive(List<byte[]> files, Consumer<byte[]> reader) {
        for (byte[] file : files) {
            for (int length = 0; length < file.length; length += 1024) {
                read(Arrays.copyOf(file, length), "cut at " + length, reader);
            }
        }
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        long seed = SEED;
        for (; System.nanoTime() < end; seed++) {
            byte[] file = files.get(Math.toIntExact(seed % files.size()));
            read(new Mutator(seed).mutated(file), "seed " + seed, reader);
        }
        assertThat(seed - SEED).as("files read").isGreaterThan(50);
    }

    private static void read(byte[] file, String name, Consumer<byte[]> reader) {
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            reader.accept(file);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(name + ": " + HexFormat.of().formatHex(file), e);
        }
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
                .as(name)
                .isLessThan(LONGEST);
    }
}
