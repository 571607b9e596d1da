package org.tallystick.lib.x12.guide;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.Decimals;
import org.tallystick.lib.x12.Location;
import org.tallystick.lib.x12.Moments;
import org.tallystick.lib.x12.Segment;
import org.tallystick.lib.x12.guide.Dictionary.SegmentRule;
import org.tallystick.lib.x12.guide.Guide.Dependence;
import org.tallystick.lib.x12.guide.Guide.SegmentNode;
import org.tallystick.lib.x12.guide.Guide.Use;

/** Holds the elements of a segment against the dictionary and the guide. */
final class ElementCheck {
    private static final int LARGEST_DIGITS = 9;

    private final Segment segment;
    private final Location location;
    private final SegmentNode node;
    private final BiConsumer<Fault, Location> found;

    private ElementCheck(Segment segment, Location location, SegmentNode node, BiConsumer<Fault, Location> found) {
        this.segment = segment;
        this.location = location;
        this.node = node;
        this.found = found;
    }

    static void check(Segment segment, Location location, SegmentNode node, BiConsumer<Fault, Location> found) {
        SegmentRule rule = Dictionary.segment(segment.id());
        if (rule != null) {
            new ElementCheck(segment, location, node, found).check(rule);
        }
    }

    /** The value of {@code 05} or {@code 11-1}. */
    static String value(Segment segment, String place) {
        int hyphen = place.indexOf('-');
        return hyphen < 0
                ? segment.text(Integer.parseInt(place))
                : segment.component(
                        Integer.parseInt(place.substring(0, hyphen)), Integer.parseInt(place.substring(hyphen + 1)));
    }

    private void check(SegmentRule rule) {
        List<ElementRule> elements = rule.elements();
        for (int i = 1; i <= elements.size(); i++) {
            element(i, elements.get(i - 1));
        }
        for (int i = elements.size() + 1; i <= segment.size(); i++) {
            if (!segment.isEmpty(i)) {
                report(Fault.ELEMENT_TOO_MANY, i, 0, 0);
            }
        }
        rule.notes().forEach(this::note);
        node.depends().forEach(this::dependence);
    }

    private void element(int number, ElementRule rule) {
        Use use = node.uses().get(number < 10 ? "0" + number : Integer.toString(number));
        if (segment.isEmpty(number)) {
            if (rule.required() || (use != null && use.usage() == 'R')) {
                report(Fault.ELEMENT_MISSING, number, 0, 0);
            }
            return;
        }
        if (use != null && use.usage() == 'N') {
            report(Fault.ELEMENT_NOT_USED, number, 0, 0);
            return;
        }
        int repetitions = segment.repetitions(number);
        if (repetitions > 1 && !rule.repeats()) {
            report(Fault.ELEMENT_REPEATED, number, 0, 0);
            return;
        }
        for (int i = 1; i <= repetitions; i++) {
            if (rule.isComposite()) {
                composite(number, i, rule);
            } else if (segment.components(number, i) > 1) {
                report(Fault.COMPONENT_TOO_MANY, number, i, 0);
            } else {
                value(rule, use, segment.component(number, i, 1), number, i, 0);
            }
        }
    }

    private void composite(int number, int repetition, ElementRule rule) {
        int count = segment.components(number, repetition);
        List<ElementRule> parts = rule.components();
        if (count > parts.size()) {
            report(Fault.COMPONENT_TOO_MANY, number, repetition, 0);
        }
        for (int i = 1; i <= parts.size(); i++) {
            Use use = node.uses().get((number < 10 ? "0" : "") + number + "-" + i);
            String text = segment.component(number, repetition, i);
            ElementRule part = parts.get(i - 1);
            if (text.isEmpty()) {
                if (part.required() || (use != null && use.usage() == 'R')) {
                    report(Fault.ELEMENT_MISSING, number, repetition, i);
                }
            } else if (use != null && use.usage() == 'N') {
                report(Fault.ELEMENT_NOT_USED, number, repetition, i);
            } else {
                value(part, use, text, number, repetition, i);
            }
        }
    }

    private void value(ElementRule rule, @Nullable Use use, String text, int number, int repetition, int component) {
        Fault fault = fault(rule, text);
        if (fault == null
                && use != null
                && !use.codes().isEmpty()
                && !use.codes().contains(text)) {
            fault = Fault.ELEMENT_CODE;
        }
        if (fault != null) {
            report(fault, number, repetition, component);
        }
    }

    private @Nullable Fault fault(ElementRule rule, String text) {
        int length = rule.measure(text);
        if (length > rule.longest()) {
            return rule.type().equals("ID") ? Fault.ELEMENT_CODE : Fault.ELEMENT_LONG;
        }
        return switch (rule.type()) {
            case "R" ->
                Decimals.of(text, LARGEST_DIGITS) == Decimals.UNREADABLE && !isLong(text)
                        ? Fault.ELEMENT_CHARACTER
                        : null;
            case "N" -> text.matches("-?[0-9]+") ? shortness(rule, length) : Fault.ELEMENT_CHARACTER;
            case "DT" -> Moments.day(text).isPresent() ? null : Fault.ELEMENT_DATE;
            case "TM" -> Moments.time(text).isPresent() ? null : Fault.ELEMENT_TIME;
            default ->
                text.chars().anyMatch(Character::isISOControl) ? Fault.ELEMENT_CHARACTER : shortness(rule, length);
        };
    }

    /** A number with so many digits that it cannot be scaled is a number all the same. */
    private static boolean isLong(String text) {
        return text.matches("[+-]?[0-9]*\\.?[0-9]*") && text.length() > LARGEST_DIGITS;
    }

    private static @Nullable Fault shortness(ElementRule rule, int length) {
        return length < rule.shortest() ? Fault.ELEMENT_SHORT : null;
    }

    private void note(SyntaxNote note) {
        int present = 0;
        int missing = 0;
        for (int element : note.elements()) {
            present += segment.isEmpty(element) ? 0 : 1;
            missing = missing == 0 && segment.isEmpty(element) ? element : missing;
        }
        int count = note.elements().size();
        int first = note.elements().getFirst();
        switch (note.kind()) {
            case 'P' -> {
                if (present > 0 && present < count) {
                    report(Fault.ELEMENT_CONDITION, missing, 0, 0);
                }
            }
            case 'R' -> {
                if (present == 0) {
                    report(Fault.ELEMENT_CONDITION, first, 0, 0);
                }
            }
            case 'C' -> {
                if (!segment.isEmpty(first) && present < count) {
                    report(Fault.ELEMENT_CONDITION, missing, 0, 0);
                }
            }
            default -> {
                if (present > 1) {
                    report(Fault.ELEMENT_EXCLUSION, first, 0, 0);
                }
            }
        }
    }

    private void dependence(Dependence rule) {
        if (rule.values().contains(value(segment, rule.element()))
                && value(segment, rule.needed()).isEmpty()) {
            int hyphen = rule.needed().indexOf('-');
            int element =
                    Integer.parseInt(hyphen < 0 ? rule.needed() : rule.needed().substring(0, hyphen));
            int component = hyphen < 0 ? 0 : Integer.parseInt(rule.needed().substring(hyphen + 1));
            report(Fault.ELEMENT_CONDITION, element, 0, component);
        }
    }

    private void report(Fault fault, int element, int repetition, int component) {
        int repeated = segment.repetitions(element) > 1 ? repetition : 0;
        found.accept(fault, location.component(segment, element, repeated, component));
    }
}
