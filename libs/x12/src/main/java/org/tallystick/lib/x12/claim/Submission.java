package org.tallystick.lib.x12.claim;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.element.Party;

/**
 * What a transaction 837 says of itself (BHT, NM1 41 and 40).
 *
 * @param control of the transaction (ST02)
 * @param purpose 00 an original, 18 sent again (BHT02)
 * @param reference of the sender (BHT03)
 * @param use CH claims to be paid, RP reported only (BHT06)
 */
public record Submission(
        ClaimKind kind,
        String control,
        String purpose,
        String reference,
        @Nullable LocalDate on,
        @Nullable LocalTime at,
        String use,
        Party submitter,
        Party receiver) {}
