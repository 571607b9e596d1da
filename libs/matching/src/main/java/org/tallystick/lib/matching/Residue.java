package org.tallystick.lib.matching;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tallystick.lib.matching.payer.Payers;
import org.tallystick.lib.matching.text.EditDistance;
import org.tallystick.lib.matching.text.Folding;
import org.tallystick.lib.matching.text.Word;

/** Digits in the text that may be a reference and were not understood (§1.2.5). */
final class Residue {
    private static final int SLIPS = 2;

    private final NumberShapes shapes;
    private final Payers payers;

    Residue(NumberShapes shapes, Payers payers) {
        this.shapes = shapes;
        this.payers = payers;
    }

    /** What is left over when these items are what was meant. */
    List<String> of(Findings findings, List<Entry> meant) {
        List<Word> unread = findings.unread;
        Set<Word> explained = new HashSet<>();
        for (int i = 0; i < unread.size(); i++) {
            for (int end = i + 1; end <= Math.min(i + Slips.MOST_WORDS, unread.size()); end++) {
                List<Word> run = unread.subList(i, end);
                String joined = Slips.joined(run) + findings.behind(run.getLast());
                boolean known = run.size() == 1 && meant.stream().anyMatch(entry -> explains(entry, run.getFirst()));
                if (known || (Slips.mayBeOne(run) && meant.stream().anyMatch(entry -> isNear(joined, entry)))) {
                    explained.addAll(run);
                }
            }
        }
        return unread.stream()
                .filter(word -> shapes.mayBeNumber(word.longestNumber().length()))
                .filter(word -> !payers.isCustomerNumber(word.text()))
                .filter(word -> !explained.contains(word))
                .map(Word::text)
                .toList();
    }

    private static boolean isNear(String token, Entry entry) {
        String alike = Folding.lookAlikes(token);
        return entry.spellings().stream().anyMatch(spelling -> isNear(alike, spelling));
    }

    /** The beginning or the end of a number, or one with slips. */
    private static boolean explains(Entry entry, Word word) {
        String token = Folding.lookAlikes(word.text());
        String number = word.longestNumber();
        return entry.spellings().stream()
                .anyMatch(spelling -> spelling.startsWith(token)
                        || spelling.endsWith(number)
                        || isNear(token, spelling)
                        || isNear(number, spelling));
    }

    private static boolean isNear(String token, String spelling) {
        return spelling.length() >= 6 && EditDistance.within(token, spelling, SLIPS) <= SLIPS;
    }
}
