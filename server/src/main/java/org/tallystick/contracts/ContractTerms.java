package org.tallystick.contracts;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tallystick.platform.Refusal;

/** What is agreed: words, and the lines of the rate card. Templates, drafts, offers and versions of contracts hold them. */
public record ContractTerms(String text, List<ContractLine> lines) {
    static final int MOST_LINES = 100;
    private static final int LONGEST_TEXT = 50_000;

    public ContractTerms {
        text = text.strip().replace("\r\n", "\n");
        lines = List.copyOf(lines);
        if (text.length() > LONGEST_TEXT) {
            throw Refusal.invalid("TEXT_TOO_LONG", "The text is longer than " + LONGEST_TEXT + " characters.");
        }
        if (lines.size() > MOST_LINES) {
            throw Refusal.invalid("TOO_MANY_LINES", "A contract has at most " + MOST_LINES + " lines.");
        }
        Set<Integer> numbers = new HashSet<>();
        if (!lines.stream().allMatch(line -> line.line() > 0 && numbers.add(line.line()))) {
            throw Refusal.invalid("LINE_NUMBERS", "Each line has a number of its own; load the page again.");
        }
    }

    public Optional<ContractLine> line(int number) {
        return lines.stream().filter(line -> line.line() == number).findFirst();
    }

    void requireLines() {
        if (lines.isEmpty()) {
            throw Refusal.invalid("LINES_MISSING", "A contract needs at least one line that says what is charged.");
        }
    }
}
