package org.tallystick.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.lib.matching.Policy;
import org.tallystick.lib.matching.ReceiptLine;
import org.tallystick.lib.matching.protocol.Replay;
import org.tallystick.lib.matching.protocol.Replay.Matched;
import org.tallystick.lib.matching.protocol.Sheets;
import org.tallystick.lib.matching.protocol.Truth;
import org.tallystick.lib.matching.subset.Density;
import org.tallystick.lib.matching.subset.SubsetCount;
import org.tallystick.lib.synthetic.CashLedger;
import org.tallystick.lib.synthetic.CashOptions;

/**
 * How long one core takes, warmed up.
 *
 * @param largeMillis the slowest but one in a hundred lines at 2,000 open items
 */
record MatchingSpeed(
        long lines,
        long linesPerSecond,
        long medianMicros,
        long p99Micros,
        long largeLines,
        long largeMedianMicros,
        long largeMillis,
        long countMillis) {
    private static final int LARGE = 2_000;

    static MatchingSpeed measure(long seed) {
        List<Long> small = times(new CashOptions(seed, 12_000, 4_000, 200, 30, false), 0, 50);
        List<Long> large = times(new CashOptions(seed, 600, 200, 4, LARGE * 5 / 4, false), LARGE, Integer.MAX_VALUE);
        long total = small.stream().mapToLong(Long::longValue).sum();
        return new MatchingSpeed(
                small.size(),
                small.size() * 1_000_000_000L / Math.max(1, total),
                quantile(small, 50) / 1_000,
                quantile(small, 99) / 1_000,
                large.size(),
                quantile(large, 50) / 1_000,
                quantile(large, 99) / 1_000_000,
                count(seed));
    }

    /** Nanoseconds of each decision whose number of candidates lies in the range; the first quarter only warms up. */
    private static List<Long> times(CashOptions options, int fewest, int most) {
        CashLedger ledger = CashLedger.of(options);
        var replay = new Replay(Policy.defaults().withPromoteAll(true), Sheets.customers(ledger.customers()));
        replay.period(Sheets.items(ledger.historyItems()));
        replay.learn(Sheets.lines(ledger.historyLines()), Sheets.truth(ledger.historyTruth()));
        replay.period(Sheets.items(ledger.items()));
        List<ReceiptLine> lines = Sheets.lines(ledger.lines());
        var truths = Sheets.truth(ledger.truth());
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            long begin = System.nanoTime();
            Matched matched = replay.decide(lines.get(i));
            long taken = System.nanoTime() - begin;
            int candidates = matched.decision().evidence().candidates();
            if (i > lines.size() / 4 && candidates >= fewest && candidates <= most) {
                times.add(taken);
            }
            Truth truth = truths.get(lines.get(i).id());
            if (truth != null) {
                replay.book(lines.get(i), truth);
            }
        }
        times.sort(Long::compare);
        return times;
    }

    private static long quantile(List<Long> sorted, int percent) {
        return sorted.isEmpty() ? Long.MAX_VALUE : sorted.get((sorted.size() - 1) * percent / 100);
    }

    private static long count(long seed) {
        long[] amounts = new long[LARGE];
        long state = seed;
        for (int i = 0; i < LARGE; i++) {
            state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            amounts[i] = 1_000 + Long.remainderUnsigned(state >>> 16, 1_000_000);
        }
        Arrays.sort(amounts);
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long begin = System.nanoTime();
            Density density = Density.of(new SubsetCount(amounts), 1_234_567, 3);
            long taken = System.nanoTime() - begin;
            best = density.hits() < 0 ? best : Math.min(best, taken);
        }
        return best / 1_000_000;
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("linesPerSecond", linesPerSecond);
        figures.put("p50Micros", medianMicros);
        figures.put("p99Micros", p99Micros);
        figures.put("at2000P50Micros", largeMedianMicros);
        figures.put("at2000P99Millis", largeMillis);
        figures.put("countOf2000Millis", countMillis);
        return figures;
    }
}
