package org.tallystick.bench;

/** Something measured against a limit. */
interface Benchmark {
    int usualSize();

    /** Prints what it measured and returns whether the ratios are within their limits. */
    boolean run(Stage stage, int size);
}
