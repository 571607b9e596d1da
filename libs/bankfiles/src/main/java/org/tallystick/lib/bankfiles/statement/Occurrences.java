package org.tallystick.lib.bankfiles.statement;

import java.nio.ByteBuffer;

/**
 * Counts how often a hash was seen, in 12 bytes per slot and at most half of the slots used: a million entries fit into 24
 * MiB. The first eight bytes of the hash stand for all of it.
 */
final class Occurrences {
    private static final int FIRST_SIZE = 1024;

    private long[] keys = new long[FIRST_SIZE];
    private int[] counts = new int[FIRST_SIZE];
    private int used;

    /** How often the hash was seen, this time included. */
    int count(byte[] hash) {
        if (2 * (used + 1) > keys.length) {
            grow();
        }
        int slot = slot(ByteBuffer.wrap(hash).getLong());
        used += counts[slot] == 0 ? 1 : 0;
        return ++counts[slot];
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) key & mask;
        while (counts[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[Math.multiplyExact(oldKeys.length, 2)];
        counts = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] != 0) {
                counts[slot(oldKeys[i])] = oldCounts[i];
            }
        }
    }
}
