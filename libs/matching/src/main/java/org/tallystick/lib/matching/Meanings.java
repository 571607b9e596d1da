package org.tallystick.lib.matching;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tallystick.lib.matching.Slips.Near;
import org.tallystick.lib.matching.text.Word;

/**
 * The items that numbers must mean which are damaged, or of which only the end stands there: each because no other item of the
 * payer comes as near. For payments whose amount does not decide.
 */
final class Meanings {
    /** Shorter numbers are too near to each other. */
    private static final int SHORTEST = 9;

    private static final int SHORTEST_END = 5;

    /** Two slips count only when no other item is within as many more. */
    private static final int MARGIN = 2;

    private final Findings findings;
    private final Slips slips;
    private final NumberShapes shapes;
    private final Set<Entry> meant = new LinkedHashSet<>();
    private boolean doubtful;

    private Meanings(Findings findings, Slips slips, NumberShapes shapes) {
        this.findings = findings;
        this.slips = slips;
        this.shapes = shapes;
    }

    static Meanings of(Findings findings, Slips slips, NumberShapes shapes) {
        var meanings = new Meanings(findings, slips, shapes);
        findings.named.values().stream()
                .filter(reference -> !reference.isStrong())
                .forEach(meanings::weak);
        List<Word> unread = findings.unread;
        for (int i = 0; i < unread.size(); ) {
            i += meanings.taken(unread, i);
        }
        return meanings;
    }

    /** One item for each number that has a meaning. */
    List<Entry> entries() {
        return List.copyOf(meant);
    }

    /** True when a number may mean something else: it is short, near to several items, or like those in use around it. */
    boolean isDoubtful() {
        return doubtful;
    }

    /** The end of a number is enough, unless what stands before it does not go with it. */
    private void weak(Reference reference) {
        String before = findings.before(reference);
        if (before.isEmpty()) {
            doubtful |= reference.token().length() < SHORTEST_END;
            meant.add(reference.entry());
        } else if (!misspelt(before + reference.token()) || !meant.contains(reference.entry())) {
            doubtful = true;
        }
    }

    private int taken(List<Word> unread, int from) {
        boolean several = false;
        for (int count = Math.min(Slips.MOST_WORDS, unread.size() - from); count > 0; count--) {
            List<Word> run = unread.subList(from, from + count);
            String token = Slips.mayBeOne(run) ? Slips.joined(run) : "";
            if (misspelt(token)) {
                return count;
            }
            several |= token.length() >= SHORTEST && !slips.near(token, 0).isEmpty();
        }
        List<Entry> ended = slips.ended(unread.get(from));
        boolean stuck = !findings.behind(unread.get(from)).isEmpty();
        if (ended.size() == 1 && !stuck) {
            meant.add(ended.getFirst());
        } else {
            doubtful |= several || ended.size() > 1;
        }
        return 1;
    }

    private boolean misspelt(String token) {
        if (token.length() < SHORTEST || slips.near(token, 0).isEmpty()) { // most are near to nothing: seen at a glance
            return false;
        }
        List<Near> near = slips.near(token, MARGIN);
        if (near.isEmpty() || !isAlone(near)) { // empty when the effort was spent meanwhile
            return false;
        }
        meant.add(near.getFirst().entry());
        doubtful |= shapes.isInSeries(token);
        return true;
    }

    private static boolean isAlone(List<Near> near) {
        int distance = near.getFirst().distance();
        int next = near.size() == 1 ? Integer.MAX_VALUE : near.get(1).distance();
        return distance <= 1 ? next > distance : distance == 2 && next >= distance + MARGIN;
    }
}
