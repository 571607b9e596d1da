package org.tallystick.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import org.tallystick.access.Caller;

/** A billing run of many invoices in little memory: run it with {@code TALLYSTICK_JAVA_OPTIONS=-Xmx256m}. */
final class MemoryBenchmark implements Benchmark {
    private static final long LIMIT_MEGABYTES = 256;

    @Override
    public int usualSize() {
        return 100_000;
    }

    @Override
    public boolean run(Stage stage, int size) {
        Caller caller = stage.company();
        stage.customers(caller, size);
        stage.charges(caller);
        stage.vacuum();
        double seconds = Stage.seconds(() -> BillingBenchmark.bill(stage, caller));
        BillingBenchmark.requireRight(stage, caller, size);
        System.out.printf("%,d invoices in %.0f s, %,.0f a second%n", size, seconds, size / seconds);
        return report() <= LIMIT_MEGABYTES;
    }

    /** Prints how much of the heap was in use at most; returns how large it may become, in megabytes. */
    static long report() {
        long most = Runtime.getRuntime().maxMemory() >> 20;
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(MemoryBenchmark::peak)
                        .sum()
                >> 20;
        System.out.printf("heap limit %d MB, peak %d MB%n", most, peak);
        return most;
    }

    private static long peak(MemoryPoolMXBean pool) {
        return pool.getPeakUsage().getUsed();
    }
}
