package org.tallystick.lib.x12.element;

import java.util.List;

/**
 * How a party can be reached (PER).
 *
 * @param function IC, BL, CX
 * @param numbers pairs of qualifier and number: TE a telephone, EM an e-mail address, EX an extension
 */
public record Contact(String function, String name, List<Reference> numbers) {
    public Contact {
        numbers = List.copyOf(numbers);
    }
}
