package org.tallystick.disputes;

import java.util.Locale;
import java.util.regex.Pattern;
import org.tallystick.platform.Refusal;

/** How codes and titles of a company's own lists are written. */
final class Vocabulary {
    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_TITLE = 60;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    private Vocabulary() {}

    static String title(String title) {
        String clean = title.strip();
        if (clean.isEmpty() || clean.length() > LONGEST_TITLE) {
            throw Refusal.invalid("TITLE_INVALID", "A title has 1 to " + LONGEST_TITLE + " characters.");
        }
        return clean;
    }

    /** As it is, or made of the title where there is none. */
    static String code(String code, String title) {
        String made = code.isBlank() ? title : code.strip();
        String clean =
                made.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_").replaceAll("^[_0-9]+|_+$", "");
        String cut = clean.length() > LONGEST_CODE ? clean.substring(0, LONGEST_CODE) : clean;
        if (!CODE.matcher(cut).matches()) {
            throw Refusal.invalid("CODE_INVALID", "A code begins with a letter and has letters, digits and _ alone.");
        }
        return cut;
    }
}
