package org.tallystick.lib.x12.guide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The segments of version 005010 with their elements. A line of {@code dictionary.txt} is a segment: its elements in order,
 * each a type with its shortest and longest length, {@code !} when the standard wants it and {@code ^} when it may repeat;
 * a composite has its components in parentheses; {@code P:03,04} and the like say how elements depend on each other.
 */
public final class Dictionary {
    private static final Pattern TOKEN = Pattern.compile(
            "(?<composite>\\((?<parts>[^)]*)\\))?(?<simple>[A-Z]{1,2}\\d+-\\d+)?(?<times>x\\d+)?(?<flags>[!^]*)");
    private static final Pattern SIMPLE = Pattern.compile("([A-Z]{1,2})(\\d+)-(\\d+)");
    private static final Pattern SPLIT = Pattern.compile("\\((?:[^)]*)\\)\\S*|\\S+");
    private static final Map<String, SegmentRule> SEGMENTS = read();

    private Dictionary() {}

    /**
     * What a segment may hold.
     *
     * @param elements in order, from 1
     */
    record SegmentRule(List<ElementRule> elements, List<SyntaxNote> notes) {
        SegmentRule {
            elements = List.copyOf(elements);
            notes = List.copyOf(notes);
        }
    }

    static @Nullable SegmentRule segment(String id) {
        return SEGMENTS.get(id);
    }

    /** The rule of an element, or of a component of it when that is not 0; null for one that the dictionary does not know. */
    public static @Nullable ElementRule element(String segment, int element, int component) {
        SegmentRule rule = SEGMENTS.get(segment);
        if (rule == null || element > rule.elements().size()) {
            return null;
        }
        ElementRule found = rule.elements().get(element - 1);
        if (component == 0 || !found.isComposite()) {
            return found.isComposite() ? null : found;
        }
        return component > found.components().size() ? null : found.components().get(component - 1);
    }

    private static Map<String, SegmentRule> read() {
        Map<String, SegmentRule> segments = new HashMap<>();
        for (String line : GuideText.lines("dictionary.txt")) {
            int blank = line.indexOf(' ');
            segments.put(line.substring(0, blank), rule(line));
        }
        return Map.copyOf(segments);
    }

    private static SegmentRule rule(String line) {
        List<ElementRule> elements = new ArrayList<>();
        List<SyntaxNote> notes = new ArrayList<>();
        Matcher tokens = SPLIT.matcher(line);
        tokens.find(); // the id
        while (tokens.find()) {
            String token = tokens.group();
            if (token.length() > 1 && token.charAt(1) == ':') {
                notes.add(SyntaxNote.parse(token));
            } else {
                elements(token, elements, line);
            }
        }
        return new SegmentRule(elements, notes);
    }

    private static void elements(String token, List<ElementRule> elements, String line) {
        Matcher match = TOKEN.matcher(token);
        if (!match.matches()) {
            throw new IllegalStateException("not understood: " + token + " in " + line);
        }
        String flags = match.group("flags");
        ElementRule rule;
        if (match.group("composite") != null) {
            List<ElementRule> parts = new ArrayList<>();
            for (String part : match.group("parts").trim().split(" +", -1)) {
                elements(part, parts, line);
            }
            rule = new ElementRule("", 0, 0, flags.contains("!"), flags.contains("^"), parts);
        } else {
            Matcher simple = SIMPLE.matcher(match.group("simple"));
            simple.matches();
            rule = new ElementRule(
                    simple.group(1),
                    Integer.parseInt(simple.group(2)),
                    Integer.parseInt(simple.group(3)),
                    flags.contains("!"),
                    flags.contains("^"),
                    List.of());
        }
        String times = match.group("times");
        for (int i = times == null ? 1 : Integer.parseInt(times.substring(1)); i > 0; i--) {
            elements.add(rule);
        }
    }
}
