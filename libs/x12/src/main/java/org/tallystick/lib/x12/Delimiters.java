package org.tallystick.lib.x12;

/**
 * The bytes that separate elements, components and repetitions and end segments; {@code repetition} is 0 where the version
 * knows none.
 */
public record Delimiters(byte element, byte component, byte repetition, byte terminator) {
    /** Those most partners use: {@code * : ^ ~}. */
    public static Delimiters common() {
        return new Delimiters((byte) '*', (byte) ':', (byte) '^', (byte) '~');
    }
}
