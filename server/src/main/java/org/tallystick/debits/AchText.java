package org.tallystick.debits;

import java.util.List;
import java.util.stream.Collectors;

/** How an ACH entry says which documents it collects. */
final class AchText {
    private static final int LONGEST_ID = 15;

    private AchText() {}

    /** The number of the only document, as far as the fifteen characters of the individual identification hold it. */
    static String identification(List<String> documents) {
        String one = documents.size() == 1 ? documents.getFirst() : "";
        return one.length() <= LONGEST_ID ? one : "";
    }

    /** A segment for each document, as banks and bookkeeping programs read them; a list that does not fit is left out. */
    static String addenda(List<String> documents, int longest) {
        if (!identification(documents).isEmpty()) {
            return "";
        }
        String text =
                documents.stream().map(number -> "RMR*IV*" + number + "\\").collect(Collectors.joining());
        return text.length() <= longest ? text : "";
    }
}
