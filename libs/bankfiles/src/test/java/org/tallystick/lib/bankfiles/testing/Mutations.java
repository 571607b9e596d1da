package org.tallystick.lib.bankfiles.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Damages files at random, always the same way for a seed, and hands them to a reader: it must neither throw nor take more
 * than a second. Runs for two seconds, or for {@code -Dtallystick.fuzz.seconds}.
 */
public final class Mutations {
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int MOST_CHANGES = 4;

    private final long seed;
    private final Random random;

    private Mutations(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** Reads damaged copies of the files until the time is over, and each file cut at every kilobyte. */
    public static void survive(long seed, List<byte[]> files, Consumer<byte[]> reader) {
        assertThat(files).isNotEmpty();
        var mutations = new Mutations(seed);
        for (byte[] file : files) {
            for (int length = 0; length < file.length; length += 1024) {
                mutations.read(Arrays.copyOf(file, length), "cut at " + length, reader);
            }
        }
        long end = System.nanoTime()
                + Duration.ofSeconds(Integer.getInteger("tallystick.fuzz.seconds", 2))
                        .toNanos();
        for (long round = 0; System.nanoTime() < end; round++) {
            byte[] file = files.get(mutations.random.nextInt(files.size()));
            mutations.read(mutations.damaged(file), "round " + round, reader);
        }
    }

    private void read(byte[] file, String what, Consumer<byte[]> reader) {
        long start = System.nanoTime();
        try {
            reader.accept(file);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            fail("seed " + seed + ", " + what, e);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("seed %d, %s", seed, what)
                .isLessThan(LONGEST);
    }

    private byte[] damaged(byte[] file) {
        byte[] result = file;
        for (int i = 0; i <= random.nextInt(MOST_CHANGES); i++) {
            result = random.nextBoolean() ? changedBytes(result) : changedLine(result);
        }
        return result;
    }

    private byte[] changedBytes(byte[] file) {
        if (file.length == 0) {
            return file;
        }
        int from = random.nextInt(file.length);
        int to = Math.min(file.length, from + 1 + random.nextInt(random.nextBoolean() ? 4 : 200));
        return switch (random.nextInt(4)) {
            case 0 -> flipped(file, from);
            case 1 -> spliced(file, from, randomBytes(), from);
            case 2 -> spliced(file, from, new byte[0], to);
            default -> spliced(file, to, Arrays.copyOfRange(file, from, to), to);
        };
    }

    private byte[] flipped(byte[] file, int position) {
        byte[] copy = file.clone();
        copy[position] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[1 + random.nextInt(8)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A line is removed, doubled, or written again somewhere else. */
    private byte[] changedLine(byte[] file) {
        if (file.length == 0) {
            return file;
        }
        int from = lineStart(file, random.nextInt(file.length));
        int to = from;
        while (to < file.length && file[to++] != '\n') {}
        byte[] line = Arrays.copyOfRange(file, from, to);
        return switch (random.nextInt(3)) {
            case 0 -> spliced(file, from, new byte[0], to);
            case 1 -> spliced(file, to, line, to);
            default -> {
                int target = lineStart(file, random.nextInt(file.length));
                yield spliced(file, target, line, target);
            }
        };
    }

    private static int lineStart(byte[] file, int position) {
        int start = position;
        while (start > 0 && file[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private static byte[] spliced(byte[] file, int from, byte[] middle, int to) {
        var result = new ByteArrayOutputStream(file.length + middle.length);
        result.write(file, 0, from);
        result.writeBytes(middle);
        result.write(file, to, file.length - to);
        return result.toByteArray();
    }
}
