package org.tallystick.lib.synthetic.damage;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands a reader damaged copies of good files for two seconds, or for as many as {@code -Dtallystick.fuzz.seconds} says,
 * from the seed of {@code -Dtallystick.fuzz.seed} on. Each file must be read to its end without an exception, within a
 * second of the processor. What is said of a failure repeats it: the seed, or the length of the cut, and the bytes.
 */
public final class DamagedFiles {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int FEWEST = 50;
    private static final int KILOBYTE = 1024;

    private final String reader;
    private final Duration time;
    private final long seed;
    private long files;
    private Duration longest = Duration.ZERO;
    private volatile @Nullable String current;

    private DamagedFiles(String reader, Duration time, long seed) {
        this.reader = reader;
        this.time = time;
        this.seed = seed;
    }

    /** For a reader of that name, with the time and the seed of the properties. */
    public static DamagedFiles forReader(String name) {
        return new DamagedFiles(
                name,
                Duration.ofSeconds(Long.getLong("tallystick.fuzz.seconds", 2)),
                Long.getLong("tallystick.fuzz.seed", 20260302));
    }

    /**
     * Reads each good file cut at every kilobyte, then damaged copies of the files in turn until the time is over.
     *
     * @throws AssertionError when the reader fails, takes too long or does not come back
     */
    public void read(List<byte[]> good, Consumer<byte[]> read) {
        var work = new FutureTask<Long>(() -> all(good, read));
        Thread thread = new Thread(work, "damaged " + reader);
        thread.setDaemon(true);
        thread.start();
        try {
            work.get(time.plus(PATIENCE).toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(reader + " does not come back from " + current, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AssertionError failure ? failure : new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        System.out.println("Damaged files, " + reader + ": seed " + seed + ", " + files + " read in " + time.toSeconds()
                + " s, the longest took " + longest.toMillis() + " ms of the processor");
    }

    private long all(List<byte[]> good, Consumer<byte[]> read) {
        for (byte[] file : good) {
            for (int length = 0; length < file.length; length += KILOBYTE) {
                one(Arrays.copyOf(file, length), "a good file cut at " + length, read);
            }
        }
        long end = System.nanoTime() + time.toNanos();
        long next = seed;
        for (; System.nanoTime() < end || next - seed < FEWEST; next++) {
            byte[] file = good.get(Math.toIntExact(Math.floorMod(next, (long) good.size())));
            one(new Damage(next).done(file), "seed " + next, read);
        }
        return next;
    }

    private void one(byte[] file, String name, Consumer<byte[]> read) {
        current = name;
        files++;
        long start = THREADS.getCurrentThreadCpuTime();
        try {
            read.accept(file);
        } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(
                    reader + ", " + name + ": " + HexFormat.of().formatHex(file), e);
        }
        Duration taken = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start);
        longest = taken.compareTo(longest) > 0 ? taken : longest;
        if (taken.compareTo(LONGEST) > 0) {
            throw new AssertionError(reader + ", " + name + " took " + taken.toMillis() + " ms: "
                    + HexFormat.of().formatHex(file));
        }
    }
}
