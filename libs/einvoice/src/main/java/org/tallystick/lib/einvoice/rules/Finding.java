package org.tallystick.lib.einvoice.rules;

/**
 * What a rule says about a document.
 *
 * @param rule its id, such as {@code BR-CO-15}
 * @param location the path of the element, or line and column; may hold names of elements only
 * @param text the publisher's sentence
 */
public record Finding(String rule, Level level, String location, String text) {
    /** How much a finding weighs. */
    public enum Level {
        INFORMATION,
        WARNING,
        FATAL
    }
}
