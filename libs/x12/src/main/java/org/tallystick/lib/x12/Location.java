package org.tallystick.lib.x12;

import java.util.ResourceBundle;
import java.util.StringJoiner;

/**
 * Where in a file a problem is; every number counts from 1 and is 0 where it says nothing, but for the byte.
 *
 * @param interchange the ISA of the file
 * @param group the GS of the interchange
 * @param transaction the ST of the group
 * @param segment of the file
 * @param place the segment's place in its transaction, ST being 1
 * @param element of the segment
 * @param repetition of the element, 0 when it does not matter
 * @param component of the element
 * @param offset the byte of the file, from 0; -1 when there is none
 */
public record Location(
        int interchange,
        int group,
        int transaction,
        long segment,
        long place,
        int element,
        int repetition,
        int component,
        long offset) {
    private static final Location FILE = new Location(0, 0, 0, 0, 0, 0, 0, 0, -1);

    /** The file as a whole. */
    public static Location file() {
        return FILE;
    }

    /** A segment of which no more is known than its number. */
    static Location segment(long segment, long offset) {
        return new Location(0, 0, 0, segment, 0, 0, 0, 0, offset);
    }

    /** An element of the segment that is here. */
    public Location element(Segment read, int number) {
        return component(read, number, 0, 0);
    }

    /** A component of a repetition of an element of the segment that is here; 0 where it is the whole. */
    public Location component(Segment read, int number, int repeated, int part) {
        return new Location(
                interchange, group, transaction, segment, place, number, repeated, part, read.offset(number));
    }

    /** The place in words of the catalogue's language: {@code interchange 1, transaction 2, segment 14, byte 512}. */
    public String text(ResourceBundle catalogue) {
        if (equals(FILE)) {
            return catalogue.getString("location.file");
        }
        var parts = new StringJoiner(", ");
        add(parts, catalogue, "location.interchange", interchange);
        add(parts, catalogue, "location.group", group);
        add(parts, catalogue, "location.transaction", transaction);
        add(parts, catalogue, "location.segment", segment);
        add(parts, catalogue, "location.element", element);
        add(parts, catalogue, "location.repetition", repetition > 1 ? repetition : 0);
        add(parts, catalogue, "location.component", component);
        if (offset >= 0) {
            parts.add(catalogue.getString("location.byte") + " " + offset);
        }
        return parts.toString();
    }

    private static void add(StringJoiner parts, ResourceBundle catalogue, String key, long number) {
        if (number > 0) {
            parts.add(catalogue.getString(key) + " " + number);
        }
    }
}
