package org.tallystick.platform;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes identifiers: UUID version 7 (RFC 9562 §5.7), whose first 60 bits rise strictly within one process, so that rows
 * are stored in the order of their making. They are opaque to people, who see numbers.
 */
public final class Ids {
    private static final int COUNTER_BITS = 12;
    private static final SecureRandom random = new SecureRandom();
    private static final AtomicLong last = new AtomicLong();

    private Ids() {}

    public static UUID next() {
        long tick = last.updateAndGet(before -> Math.max(before + 1, System.currentTimeMillis() << COUNTER_BITS));
        long high = (tick >>> COUNTER_BITS << 16) | 0x7000L | (tick & 0xFFF);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
