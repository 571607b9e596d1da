package org.tallystick.lib.bankfiles.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the delimiter of a table: the one that divides most lines into the same number of cells, then into most cells. */
final class Delimiters {
    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int LINES = 50;

    private Delimiters() {}

    static char of(String head) {
        List<String> lines =
                head.lines().filter(line -> !line.isBlank()).limit(LINES).toList();
        char best = ',';
        long bestScore = 0;
        for (char candidate : CANDIDATES) {
            long score = score(lines, candidate);
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
        return best;
    }

    private static long score(List<String> lines, char candidate) {
        Map<Integer, Integer> linesByCount = new HashMap<>();
        for (String line : lines) {
            linesByCount.merge(countOutsideQuotes(line, candidate), 1, Integer::sum);
        }
        return linesByCount.entrySet().stream()
                .filter(entry -> entry.getKey() > 0)
                .mapToLong(entry -> entry.getValue() * 100_000L + entry.getKey())
                .max()
                .orElse(0);
    }

    private static int countOutsideQuotes(String line, char candidate) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == '"') {
                quoted = !quoted;
            } else if (character == candidate && !quoted) {
                count++;
            }
        }
        return Math.min(count, 99_999);
    }
}
