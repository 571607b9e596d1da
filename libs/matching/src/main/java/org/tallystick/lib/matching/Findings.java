package org.tallystick.lib.matching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.lib.matching.text.Word;

/** What the texts of a line name. */
final class Findings {
    /** One character between. */
    private static final int STUCK = 1;

    /** Open items named exactly, of the payer, or of anybody when the payer is unknown. */
    final Map<Entry, Reference> named = new LinkedHashMap<>();

    /** Open items of somebody else. */
    final Map<Entry, Reference> foreign = new LinkedHashMap<>();

    /** Documents that are settled already. */
    final Map<Entry, Reference> settled = new LinkedHashMap<>();

    /** Tokens that may name one of several documents, or a group of them. */
    final List<Option> options = new ArrayList<>();

    /** Words with digits that named nothing. */
    final List<Word> unread = new ArrayList<>();

    boolean structured;

    /** The text ends with one of them: it may have been cut there. */
    boolean endsUnread;

    /** A token and the sets of items it may stand for. */
    record Option(String token, List<List<Entry>> choices) {
        Option {
            choices = List.copyOf(choices);
        }
    }

    /** True when every item is named by something that cannot easily be anything else. */
    boolean allStrong() {
        return named.values().stream().allMatch(Reference::isStrong);
    }

    /** The words not understood that a token is stuck to, as 2026 in 2026-004711 when only 004711 named something. */
    String before(Reference reference) {
        String before = "";
        int start = reference.offset();
        for (Word word : unread.reversed()) {
            int end = word.offset() + word.text().length();
            if (end <= start && end + STUCK >= start) {
                before = word.text() + before;
                start = word.offset();
            }
        }
        return before;
    }

    /** The token of a weak reference that stands stuck behind a word; empty for none. */
    String behind(Word word) {
        int end = word.offset() + word.text().length();
        return named.values().stream()
                .filter(reference -> !reference.isStrong())
                .filter(reference -> end <= reference.offset() && end + STUCK >= reference.offset())
                .map(Reference::token)
                .findFirst()
                .orElse("");
    }
}
