package org.tallystick.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tallystick.lib.bankfiles.recognition.Statements;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.StatementEvent;

/**
 * Reading a long camt.053 against the bare pull of its tags by the XML library of the platform, in CPU seconds of one
 * thread. Needs no database; run it with {@code TALLYSTICK_JAVA_OPTIONS=-Xmx128m} to see that the file needs no memory.
 */
final class CamtBenchmark {
    private static final int USUAL_SIZE = 200_000;
    private static final int WARM_SIZE = 20_000;
    private static final int ENTRIES_A_SECOND = 60_000;
    private static final int ROUNDS = 3;
    private static final int HEAP_LOOK_EACH = 1_000;
    private static final ReadLimits LIMITS = new ReadLimits(1L << 40, 1 << 20, 64, 100_000_000, 100_000, 500);

    private CamtBenchmark() {}

    /** Prints what it measured; false when the limit is missed. */
    static boolean run(int asked) {
        int size = asked > 0 ? asked : USUAL_SIZE;
        for (int i = 0; i < ROUNDS; i++) {
            read(WARM_SIZE);
            pull(WARM_SIZE);
        }
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        long bytes = 0;
        long peak = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long before = cpuNanos();
            Reading reading = read(size);
            ours.add((cpuNanos() - before) / 1e9);
            bytes = reading.bytes();
            peak = Math.max(peak, reading.peakHeap());
            before = cpuNanos();
            pull(size);
            bare.add((cpuNanos() - before) / 1e9);
        }
        double rate = size / Stage.median(ours);
        double limit = size / Stage.median(bare);
        System.out.printf(
                "camt.053 of %,d entries, %,d bytes; %d rounds, load average %.1f%n",
                size,
                bytes,
                ROUNDS,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.out.printf(
                "reader, to entries    %,10.0f entries per CPU second (at least %,d)%n", rate, ENTRIES_A_SECOND);
        System.out.printf("bare StAX, to tags    %,10.0f entries per CPU second%n", limit);
        System.out.printf("ratio %.2f%n", rate / limit);
        System.out.printf(
                "heap limit %,d MB, most in use %,d MB%n", Runtime.getRuntime().maxMemory() >> 20, peak >> 20);
        System.out.println(rate >= ENTRIES_A_SECOND ? "Within its limits." : "OUTSIDE its limits.");
        return rate >= ENTRIES_A_SECOND;
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long heapInUse() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** A file that was read, and the most of the heap that was in use meanwhile, garbage included. */
    private record Reading(long bytes, long peakHeap) {}

    /** Counts only when every entry came and every total agreed. */
    private static Reading read(int size) {
        var source = new CamtStream(size);
        int entries = 0;
        int sound = 0;
        long peak = 0;
        try (var reader = Statements.open(source, LIMITS)) {
            for (StatementEvent event = reader.next(); event != null; event = reader.next()) {
                if (entries % HEAP_LOOK_EACH == 0) {
                    peak = Math.max(peak, heapInUse());
                }
                switch (event) {
                    case StatementEvent.EntryRead _ -> entries++;
                    case StatementEvent.StatementEnded ended -> sound += ended.sound() ? 1 : 0;
                    case StatementEvent.ProblemFound found -> throw new IllegalStateException(String.valueOf(found));
                    case StatementEvent.StatementStarted _ -> {}
                }
            }
        }
        if (entries != size || sound != 1) {
            throw new IllegalStateException("wrong result: " + entries + " entries, " + sound + " sound statements");
        }
        return new Reading(source.total(), peak);
    }

    private static void pull(int size) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        int entries = 0;
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new CamtStream(size));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT
                        && reader.getLocalName().equals("Ntry")) {
                    entries++;
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        if (entries != size) {
            throw new IllegalStateException("wrong result: " + entries + " entries");
        }
    }
}
