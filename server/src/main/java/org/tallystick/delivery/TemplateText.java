package org.tallystick.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tallystick.platform.Refusal;

/**
 * A text with places such as {@code {{number}}} to be filled, checked when it is written: plain text without logic. A line of
 * which a place has nothing to say is left out.
 */
final class TemplateText {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final Pattern TAG = Pattern.compile("<\\s*[/!?]?\\s*[A-Za-z!?-]");
    private static final Pattern EMPTY_LINES = Pattern.compile("\n{3,}");

    private final List<List<Piece>> lines;

    private TemplateText(List<List<Piece>> lines) {
        this.lines = lines;
    }

    private record Piece(String text, boolean place) {}

    /** Refuses with the place of what is wrong; where says which text it is. */
    static TemplateText parse(String where, String text, Collection<String> places) {
        List<List<Piece>> lines = new ArrayList<>();
        for (String line : text.strip().split("\r\n|\r|\n", -1)) {
            lines.add(new LineReader(where, lines.size() + 1, line.stripTrailing(), places).read());
        }
        return new TemplateText(lines);
    }

    private record LineReader(String where, int number, String line, Collection<String> places) {
        private List<Piece> read() {
            var tag = TAG.matcher(line);
            if (tag.find()) {
                throw wrong(
                        "TEMPLATE_HTML",
                        tag.start(),
                        "Mails are written as plain text; take the sign \u201c<\u201d and what belongs to it out.");
            }
            List<Piece> pieces = new ArrayList<>();
            int at = 0;
            while (at < line.length()) {
                int open = line.indexOf(OPEN, at);
                requireNoClose(at, open < 0 ? line.length() : open);
                if (open < 0) {
                    pieces.add(new Piece(line.substring(at), false));
                    return pieces;
                }
                pieces.add(new Piece(line.substring(at, open), false));
                int close = line.indexOf(CLOSE, open);
                int next = line.indexOf(OPEN, open + 2);
                if (close < 0 || (next >= 0 && next < close)) {
                    throw wrong("TEMPLATE_BRACE_OPEN", open, "The braces {{ are not closed; write }} behind the name.");
                }
                pieces.add(new Piece(known(line.substring(open + 2, close).strip(), open), true));
                at = close + 2;
            }
            return pieces;
        }

        private void requireNoClose(int from, int to) {
            int close = line.substring(from, to).indexOf(CLOSE);
            if (close >= 0) {
                throw wrong(
                        "TEMPLATE_BRACE_CLOSE", from + close, "The braces }} close nothing; write {{ before the name.");
            }
        }

        private String known(String name, int at) {
            if (!places.contains(name)) {
                throw wrong(
                        "TEMPLATE_PLACE_UNKNOWN",
                        at,
                        "There is no place {{%s}}; there are %s."
                                .formatted(
                                        name,
                                        String.join(
                                                ", ", places.stream().sorted().toList())));
            }
            return name;
        }

        private Refusal wrong(String code, int at, String sentence) {
            return Refusal.invalid(code, "%s, line %d, character %d: %s".formatted(where, number, at + 1, sentence));
        }
    }

    /** What is filled in is text and nothing else, whatever it contains. */
    String fill(Map<String, String> values) {
        List<String> filled = new ArrayList<>();
        for (List<Piece> line : lines) {
            boolean says = line.stream()
                    .filter(Piece::place)
                    .allMatch(piece -> !values.getOrDefault(piece.text(), "").isBlank());
            if (says) {
                filled.add(fill(line, values));
            }
        }
        return EMPTY_LINES.matcher(String.join("\n", filled)).replaceAll("\n\n").strip();
    }

    private static String fill(List<Piece> line, Map<String, String> values) {
        var text = new StringBuilder();
        line.forEach(piece ->
                text.append(piece.place() ? Mail.oneLine(values.getOrDefault(piece.text(), "")) : piece.text()));
        return text.toString();
    }
}
