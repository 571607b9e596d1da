package org.tallystick.lib.x12.write;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Between whom an interchange goes, and when it was made.
 *
 * @param senderQualifier ZZ, 30 or another (ISA05)
 * @param sender ISA06 and GS02
 * @param receiverQualifier ISA07
 * @param receiver ISA08 and GS03
 * @param control number of the interchange (ISA13); given out once for each partner
 */
public record InterchangeParties(
        String senderQualifier,
        String sender,
        String receiverQualifier,
        String receiver,
        LocalDate on,
        LocalTime at,
        int control) {
    private static final int MOST = 999_999_999;

    public InterchangeParties {
        if (control < 1 || control > MOST) {
            throw new IllegalArgumentException("control number " + control + " does not have one to nine digits");
        }
    }

    /** Between two parties that know each other by names of their own. */
    public static InterchangeParties between(String sender, String receiver, LocalDate on, LocalTime at, int control) {
        return new InterchangeParties("ZZ", sender, "ZZ", receiver, on, at, control);
    }
}
