package org.tallystick.lib.x12.element;

/** A number with the kind of number it is (REF, or a pair of qualifier and number elsewhere). */
public record Reference(String qualifier, String value) {}
