package org.tallystick.lib.synthetic;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Chance from a seed (SplitMix64). A stream is named by a path, so that what one part draws does not change what another
 * gets; decisions are integers per mille.
 */
public final class Dice {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final String path;
    private long state;

    private Dice(String path, long state) {
        this.path = path;
        this.state = state;
    }

    public static Dice of(long seed) {
        return new Dice("seed", mix(seed + STEP));
    }

    /** A stream of its own; asking for it changes nothing here. */
    public Dice stream(String name) {
        String deeper = path + "/" + name;
        long mixed = state;
        for (int i = 0; i < deeper.length(); i++) {
            mixed = mix(mixed * 31 + deeper.charAt(i));
        }
        return new Dice(deeper, mixed);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** From 0 up to, but without, the limit. */
    public int below(int limit) {
        return (int) Long.remainderUnsigned(next(), limit);
    }

    /** Both ends included. */
    public long between(long low, long high) {
        return low + Long.remainderUnsigned(next(), high - low + 1);
    }

    private long next() {
        state += STEP;
        return mix(state);
    }

    public boolean perMille(int chance) {
        return below(1000) < chance;
    }

    public <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    /** A position, as often as its weight says. */
    public int weighted(int... weights) {
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        int drawn = below(total);
        int position = 0;
        while (drawn >= weights[position]) {
            drawn -= weights[position];
            position++;
        }
        return position;
    }

    /** So many different ones, in the order of the list. */
    public <T> List<T> some(List<T> from, int count) {
        boolean[] taken = new boolean[from.size()];
        for (int left = Math.min(count, from.size()); left > 0; ) {
            int position = below(from.size());
            if (!taken[position]) {
                taken[position] = true;
                left--;
            }
        }
        return IntStream.range(0, from.size())
                .filter(position -> taken[position])
                .mapToObj(from::get)
                .toList();
    }

    /** A text of digits, the first not 0. */
    public String digits(int length) {
        var text = new StringBuilder().append((char) ('1' + below(9)));
        while (text.length() < length) {
            text.append((char) ('0' + below(10)));
        }
        return text.toString();
    }
}
