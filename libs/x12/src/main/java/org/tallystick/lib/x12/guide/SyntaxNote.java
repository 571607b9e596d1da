package org.tallystick.lib.x12.guide;

import java.util.List;

/**
 * How elements of a segment depend on each other.
 *
 * @param kind P all or none, R at least one, C the first needs all others, E at most one
 */
record SyntaxNote(char kind, List<Integer> elements) {
    SyntaxNote {
        elements = List.copyOf(elements);
    }

    /** {@code P:03,04}. */
    static SyntaxNote parse(String text) {
        return new SyntaxNote(
                text.charAt(0),
                List.of(text.substring(2).split(",", -1)).stream()
                        .map(Integer::valueOf)
                        .toList());
    }
}
