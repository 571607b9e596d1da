package org.tallystick.lib.x12.element;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction with levels says of itself (ST, BHT).
 *
 * @param type of the transaction (ST01)
 * @param control its number (ST02)
 * @param purpose 13 a request, 11 an answer, 08 a status and others (BHT02)
 * @param reference of the sender, by which answers name it (BHT03)
 * @param kind BHT06: DG an answer to 276, TH a claim acknowledgment
 */
public record Heading(
        String type,
        String control,
        String structure,
        String purpose,
        String reference,
        @Nullable LocalDate on,
        @Nullable LocalTime at,
        String kind) {
    /** That of ST, before BHT was read. */
    static Heading begun(String type, String control) {
        return new Heading(type, control, "", "", "", null, null, "");
    }

    Heading with(Elements read) {
        return new Heading(
                type, control, read.text(1), read.text(2), read.text(3), read.day(4), read.time(5), read.text(6));
    }
}
