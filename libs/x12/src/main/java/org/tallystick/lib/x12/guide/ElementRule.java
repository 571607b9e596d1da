package org.tallystick.lib.x12.guide;

import java.util.List;

/**
 * What an element or a component of a segment may hold.
 *
 * @param type AN text, ID a code, R a decimal number, N a whole one, DT a day, TM a time
 * @param shortest in characters, of numbers in digits
 * @param required whether the standard wants it
 * @param repeats whether it may stand there more than once
 * @param components of a composite, empty for a simple element
 */
public record ElementRule(
        String type, int shortest, int longest, boolean required, boolean repeats, List<ElementRule> components) {
    public ElementRule {
        components = List.copyOf(components);
    }

    public boolean isComposite() {
        return !components.isEmpty();
    }

    /** How long a text is by the way its type counts: of numbers only digits. */
    public int measure(String text) {
        if (!type.equals("R") && !type.equals("N")) {
            return text.length();
        }
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits;
    }
}
