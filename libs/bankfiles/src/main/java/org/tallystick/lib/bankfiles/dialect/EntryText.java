package org.tallystick.lib.bankfiles.dialect;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.DetailDraft;

/** Reads the text of an MT940 entry in whatever dialect it is written. */
public final class EntryText {
    private static final int WRAPPED_AT = 65;
    private static final Set<String> RETURNS = Words.returns();
    private static final Words GVC = new Words("gvc");
    private static final Words BLOCK = new Words("ns");
    private static final Keywords SEPA = new Keywords("sepa", "", "\\+");
    private static final Keywords SLASH = new Keywords("slash", "/", "/");

    private EntryText() {}

    /**
     * Adds what one field 86 says: German business transactions, slash codes, or plain text.
     *
     * @return the code of the German business transaction, null in other dialects
     */
    public static @Nullable String read(List<String> lines, DetailDraft draft) {
        String joined = String.join("", lines);
        if (isGvc(joined)) {
            String code = joined.substring(0, 3);
            readGvc(joined, code, draft);
            return code;
        }
        String wrapped = unwrapped(lines);
        if (SLASH.begin(wrapped)) {
            SLASH.read(wrapped, draft);
        } else {
            draft.freeText(String.join("\n", lines));
        }
        return null;
    }

    /** Three digits, a sign, two digits: {@code 166?00}, {@code 000>10}. */
    private static boolean isGvc(String text) {
        return text.length() >= 6 && areDigits(text, 0, 3) && isSeparator(text.charAt(3)) && areDigits(text, 4, 6);
    }

    private static boolean isSeparator(char character) {
        return !Character.isLetterOrDigit(character) && !Character.isWhitespace(character);
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static void readGvc(String text, String code, DetailDraft draft) {
        char separator = text.charAt(3);
        var purpose = new StringBuilder();
        int start = 3;
        while (start < text.length()) {
            int end = nextPart(text, separator, start + 3);
            addGvc(text.substring(start + 1, start + 3), text.substring(start + 3, end), code, purpose, draft);
            start = end;
        }
        SEPA.read(purpose.toString(), draft);
    }

    private static int nextPart(String text, char separator, int from) {
        for (int i = from; i + 2 < text.length(); i++) {
            if (text.charAt(i) == separator && areDigits(text, i + 1, i + 3)) {
                return i;
            }
        }
        return text.length();
    }

    private static void addGvc(String number, String part, String code, StringBuilder purpose, DetailDraft draft) {
        Role role = GVC.role(number);
        if (role == Role.TEXT) {
            purpose.append(part);
        } else if (role != Role.RETURNED) {
            role.add(part, draft);
        } else if (RETURNS.contains(code)) {
            draft.returned(part, List.of());
        }
    }

    /** Lines that are full go on in the middle of a word. */
    private static String unwrapped(List<String> lines) {
        var text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            boolean full = i > 0 && lines.get(i - 1).length() >= WRAPPED_AT - 5;
            text.append(i == 0 || full ? "" : "\n").append(lines.get(i));
        }
        return text.toString();
    }

    /** Adds the lines of a block NS; each begins with two digits. */
    public static void readBlock(List<String> lines, DetailDraft draft) {
        for (String line : lines) {
            boolean known = line.length() > 2 && BLOCK.contains(line.substring(0, 2));
            if (known) {
                BLOCK.role(line.substring(0, 2)).add(line.substring(2), draft);
            } else {
                draft.additional(line);
            }
        }
    }
}
