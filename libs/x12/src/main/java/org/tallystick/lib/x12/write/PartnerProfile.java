package org.tallystick.lib.x12.write;

import org.tallystick.lib.x12.Delimiters;

/**
 * How a partner wants interchanges.
 *
 * @param delimiters between elements, components, repetitions and segments
 * @param lineBreaks whether a line break follows each segment
 * @param lowerCase whether the partner takes the extended character set, with lower case letters and {@code @#$_\{}|<>~^`}
 * @param production P, else a test (ISA15)
 * @param acknowledged whether a TA1 is asked for (ISA14)
 */
public record PartnerProfile(
        Delimiters delimiters, boolean lineBreaks, boolean lowerCase, boolean production, boolean acknowledged) {
    /** The usual separators, a line for each segment, the extended character set, a test. */
    public static PartnerProfile test() {
        return new PartnerProfile(Delimiters.common(), true, true, false, false);
    }

    /** The same in production. */
    public static PartnerProfile live() {
        return new PartnerProfile(Delimiters.common(), true, true, true, false);
    }

    boolean takes(char c) {
        if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || " !\"&'()*+,-./:;?=".indexOf(c) >= 0) {
            return true;
        }
        return lowerCase && ((c >= 'a' && c <= 'z') || "%@[]_{}\\|<>~^`#$".indexOf(c) >= 0);
    }

    boolean separates(char c) {
        return c == (delimiters.element() & 0xff)
                || c == (delimiters.component() & 0xff)
                || c == (delimiters.terminator() & 0xff)
                || (delimiters.repetition() != 0 && c == (delimiters.repetition() & 0xff));
    }
}
