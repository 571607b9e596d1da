package org.tallystick.lib.matching.payer;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.matching.text.Folding;
import org.tallystick.lib.matching.text.JaroWinkler;

/** The names of all customers, normalised. */
final class Names {
    private static final double ALIKE = 0.92;
    private static final double MARGIN = 0.05;
    private static final int REMEMBERED = 20_000;
    private static final String NOBODY = "";

    private final Map<String, Set<String>> byName = new TreeMap<>();
    private final Map<String, String> answers = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    void add(String customer, String name) {
        byName.computeIfAbsent(Folding.name(name), key -> new LinkedHashSet<>()).add(customer);
        answers.clear();
    }

    Set<String> exact(String name) {
        return name.isEmpty() ? Set.of() : byName.getOrDefault(name, Set.of());
    }

    /** The one customer whose name is alike, with a margin to the next; null when there is none. */
    @Nullable
    String similar(String name) {
        String answer = answers.get(name);
        if (answer == null) {
            answer = search(name);
            answers.put(name, answer);
        }
        return answer.equals(NOBODY) ? null : answer;
    }

    boolean areAlike(String first, String second) {
        return !first.isEmpty() && JaroWinkler.likeness(first, second) >= ALIKE;
    }

    private String search(String name) {
        double best = 0;
        double second = 0;
        Set<String> found = Set.of();
        for (Map.Entry<String, Set<String>> entry : byName.entrySet()) {
            double likeness = JaroWinkler.likeness(name, entry.getKey());
            if (likeness > best) {
                second = best;
                best = likeness;
                found = entry.getValue();
            } else if (likeness > second) {
                second = likeness;
            }
        }
        boolean clear = best >= ALIKE && best - second >= MARGIN && found.size() == 1;
        return clear ? found.iterator().next() : NOBODY;
    }
}
