package org.tallystick.demo;

import java.util.random.RandomGenerator;

/** How a customer of the demonstration pays. */
enum PayingHabit {
    /** A few days before or after the due date. */
    PROMPT(-6, 3),
    /** Early, for the discount. */
    DISCOUNT(-24, -21),
    /** Two to five weeks late. */
    SLOW(14, 36),
    /** One to three months late. */
    LATE(35, 95),
    /** On time, but each third invoice short, arguing about it. */
    DISPUTING(-2, 6),
    /** On time until spring, nothing since. */
    SILENT(0, 5);

    private final int earliest;
    private final int latest;

    PayingHabit(int earliest, int latest) {
        this.earliest = earliest;
        this.latest = latest;
    }

    /** Days after the due date; negative before it. */
    int delay(RandomGenerator random) {
        return random.nextInt(earliest, latest + 1);
    }
}
