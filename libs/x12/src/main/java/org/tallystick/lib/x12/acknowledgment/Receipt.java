package org.tallystick.lib.x12.acknowledgment;

import java.util.List;

/**
 * What is to be answered to an interchange.
 *
 * @param sender of it, to whom the answer goes (ISA06)
 * @param receiver of it (ISA08)
 * @param wanted whether its sender asks for a TA1 (ISA14)
 * @param interchange what a TA1 says
 * @param groups what a 999 for each of its groups says; acknowledgments are not acknowledged
 */
public record Receipt(
        String sender,
        String receiver,
        boolean wanted,
        InterchangeAcknowledgment interchange,
        List<GroupAcknowledgment> groups) {
    public Receipt {
        groups = List.copyOf(groups);
    }
}
