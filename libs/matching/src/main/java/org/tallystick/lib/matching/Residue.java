package org.tallystick.lib.matching;

import java.util.List;
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
        return findings.unread.stream()
                .filter(word -> shapes.mayBeNumber(word.longestNumber().length()))
                .filter(word -> !payers.isCustomerNumber(word.text()))
                .filter(word -> meant.stream().noneMatch(entry -> explains(entry, word)))
                .map(Word::text)
                .toList();
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
