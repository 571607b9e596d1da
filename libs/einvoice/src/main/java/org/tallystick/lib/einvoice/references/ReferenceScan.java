package org.tallystick.lib.einvoice.references;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for one creditor reference at a place of a text in capital letters. */
final class ReferenceScan {
    private static final int LONGEST = 25;

    private ReferenceScan() {}

    /** A reference without its separators, and the place behind it. */
    record Match(String value, int end) {}

    static Optional<Match> at(String text, int start) {
        boolean insideWord = start > 0 && Character.isLetterOrDigit(text.charAt(start - 1));
        var compact = new StringBuilder();
        Match shortest = null;
        Match grouped = null;
        boolean groupsOfFour = true;
        int groupLength = 0;
        for (int i = start; i < text.length() && compact.length() <= LONGEST; i++) {
            char character = text.charAt(i);
            if (isLetterOrDigit(character)) {
                compact.append(character);
                groupLength++;
            } else if (!CreditorReference.isSeparator(character) || insideWord) {
                break;
            } else if (groupLength > 0) {
                groupsOfFour &= groupLength == 4;
                groupLength = 0;
            }
            if (endsWord(text, i) && CreditorReference.isReference(compact.toString())) {
                Match match = new Match(compact.toString(), i + 1);
                shortest = shortest == null ? match : shortest;
                grouped = groupsOfFour && groupLength <= 4 && compact.length() > groupLength ? match : grouped;
            }
        }
        return Optional.ofNullable(better(grouped, shortest));
    }

    private static @Nullable Match better(@Nullable Match grouped, @Nullable Match shortest) {
        return grouped == null ? shortest : grouped;
    }

    private static boolean endsWord(String text, int position) {
        return isLetterOrDigit(text.charAt(position))
                && (position + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(position + 1)));
    }

    private static boolean isLetterOrDigit(char character) {
        return (character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9');
    }
}
