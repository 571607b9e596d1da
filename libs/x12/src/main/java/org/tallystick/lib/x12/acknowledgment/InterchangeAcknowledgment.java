package org.tallystick.lib.x12.acknowledgment;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * TA1.
 *
 * @param control of the interchange it is about (ISA13)
 * @param on its day
 * @param code A accepted, E accepted with errors, R rejected (TA104)
 * @param note 000 nothing, else why (TA105)
 */
public record InterchangeAcknowledgment(
        String control, @Nullable LocalDate on, @Nullable LocalTime at, String code, String note) {}
