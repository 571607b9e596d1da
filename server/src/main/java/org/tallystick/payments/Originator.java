package org.tallystick.payments;

import org.tallystick.lib.bankfiles.nacha.RoutingNumber;
import org.tallystick.platform.Refusal;

/**
 * What the company agreed with its bank about the NACHA files of one of its accounts.
 *
 * @param routingNumber of the account itself
 * @param originatingBank the bank that sends the entries (ODFI); traces begin with it
 * @param identification of the company, up to ten characters, in each batch
 * @param destination the routing number of whoever takes the file
 * @param origin who sends the file, up to ten characters
 * @param balanced whether each batch takes its sum from the account, a checking account, by an entry of its own
 */
public record Originator(
        RoutingNumber routingNumber,
        RoutingNumber originatingBank,
        String identification,
        RoutingNumber destination,
        String destinationName,
        String origin,
        boolean balanced) {
    private static final int LONGEST_ID = 10;
    private static final int LONGEST_NAME = 23;

    public Originator {
        identification = required("company identification", identification, LONGEST_ID);
        destinationName = required("name of the destination", destinationName, LONGEST_NAME);
        origin = required("origin", origin, LONGEST_ID);
    }

    private static String required(String what, String text, int longest) {
        String stripped = text.strip();
        boolean ascii = stripped.chars().allMatch(sign -> sign >= ' ' && sign < 0x7f);
        if (stripped.isEmpty() || stripped.length() > longest || !ascii) {
            throw Refusal.invalid(
                    "ORIGINATOR_INVALID",
                    "Write the " + what + " as the bank gave it: 1 to " + longest + " letters and digits.");
        }
        return stripped;
    }
}
