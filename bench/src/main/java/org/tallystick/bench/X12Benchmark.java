package org.tallystick.bench;

import com.imsweb.x12.reader.X12Reader.FileType;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.lib.x12.ReadLimits;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.X12Reader;
import org.tallystick.lib.x12.claimpayment.PlanPaymentEvent;
import org.tallystick.lib.x12.claimpayment.PlanPaymentReader;

/**
 * Reading a long 835, to segments and to balanced claims, in CPU seconds of one thread; beside two other open readers, on
 * files as long as they can take. Needs no database.
 */
final class X12Benchmark {
    private static final int USUAL_MEGABYTES = 50;
    private static final int MEGABYTE = 1_000_000;
    private static final int ROUNDS = 5;
    private static final int SEGMENTS_LIMIT = 100;
    private static final int CLAIMS_LIMIT = 50;
    private static final int TIMES_OF_OTHERS = 10;
    private static final ReadLimits LIMITS = new ReadLimits(1L << 40, 1 << 20, 1L << 40);

    private X12Benchmark() {}

    /** What is measured: reads a file and says how many segments or claims it saw. */
    private interface Reading {
        long read(InputStream file) throws IOException;
    }

    /** Prints what it measured; false when a limit is missed. */
    static boolean run(int megabytes) {
        int size = (megabytes > 0 ? megabytes : USUAL_MEGABYTES) * MEGABYTE;
        byte[] whole = RemittanceFile.of(size);
        byte[] shorter = RemittanceFile.of(size / TIMES_OF_OTHERS);
        System.out.printf(
                "835 of %,d bytes; %d rounds, load average %.1f%n",
                whole.length,
                ROUNDS,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        long segments = RemittanceFile.segments(whole.length);
        long claims = RemittanceFile.claims(whole.length);
        long fewer = RemittanceFile.segments(shorter.length);
        double tokens = rate("Tallystick, to segments", whole, X12Benchmark::segments, segments);
        double balanced = rate("Tallystick, to balanced claims", whole, X12Benchmark::claims, claims);
        double staedi = rate("StAEDI, to segments", shorter, X12Benchmark::staedi, fewer);
        double parser = rate("x12-parser, to a tree", shorter, X12Benchmark::parser, 1);
        System.out.printf(
                "to segments %.1f times as fast as StAEDI, to claims %.1f times as fast as x12-parser%n",
                tokens / staedi, balanced / parser);
        boolean met = tokens >= SEGMENTS_LIMIT && balanced >= CLAIMS_LIMIT;
        System.out.printf(
                "limits: %d and %d MB per CPU second%n%s%n",
                SEGMENTS_LIMIT, CLAIMS_LIMIT, met ? "Within its limits." : "OUTSIDE its limits.");
        return met;
    }

    private static double rate(String name, byte[] file, Reading reading, long expected) {
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long found;
            try {
                found = reading.read(new ByteArrayInputStream(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
            if (found != expected) {
                throw new IllegalStateException(name + ": " + found + ", expected " + expected);
            }
            rates.add(file.length / 1e6 / seconds);
        }
        List<Double> warm = rates.subList(ROUNDS / 2, ROUNDS);
        double median = Stage.median(warm);
        System.out.printf("%-31s %8.1f MB per CPU second%n", name, median);
        return median;
    }

    /** With the amounts of CLP, SVC and CAS read as numbers. */
    private static long segments(InputStream file) {
        long segments = 0;
        long sum = 0;
        try (var reader = X12Reader.open(file, LIMITS)) {
            for (X12Event event = reader.next(); event != null; event = reader.next()) {
                switch (event) {
                    case X12Event.ProblemFound found -> throw new IllegalStateException(String.valueOf(found));
                    case X12Event.SegmentRead read -> {
                        segments++;
                        sum += switch (read.segment().id()) {
                            case "CLP" -> read.segment().decimal(3, 2) + read.segment().decimal(4, 2);
                            case "SVC" -> read.segment().decimal(2, 2) + read.segment().decimal(3, 2);
                            case "CAS" -> read.segment().decimal(3, 2);
                            default -> 0;
                        };
                    }
                    default -> segments++; // an envelope begins or ends
                }
            }
        }
        return sum == 0 ? 0 : segments;
    }

    private static long claims(InputStream file) {
        long claims = 0;
        boolean sound = false;
        try (var reader = PlanPaymentReader.open(file, LIMITS)) {
            for (PlanPaymentEvent event = reader.next(); event != null; event = reader.next()) {
                switch (event) {
                    case PlanPaymentEvent.ProblemFound found -> throw new IllegalStateException(String.valueOf(found));
                    case PlanPaymentEvent.ClaimRead _ -> claims++;
                    case PlanPaymentEvent.PaymentEnded ended -> sound = ended.sound();
                    case PlanPaymentEvent.PaymentStarted _, PlanPaymentEvent.ProviderAdjustmentRead _ -> {}
                }
            }
        }
        return sound ? claims : -1;
    }

    private static long staedi(InputStream file) throws IOException {
        long segments = 0;
        try (EDIStreamReader reader = EDIInputFactory.newFactory().createEDIStreamReader(file)) {
            while (reader.hasNext()) {
                segments += reader.next() == EDIStreamEvent.START_SEGMENT ? 1 : 0;
            }
        } catch (EDIStreamException e) {
            throw new IllegalStateException(e);
        }
        return segments;
    }

    private static long parser(InputStream file) throws IOException {
        return new com.imsweb.x12.reader.X12Reader(FileType.ANSI835_5010_X221, file)
                .getLoops()
                .size();
    }
}
