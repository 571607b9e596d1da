package org.tallystick.lib.bankfiles.nacha;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a file to whom (record 1).
 *
 * @param destination the routing number of the receiving bank or operator, without blanks
 * @param origin the identification of the sender, without blanks
 * @param createdAt hours and minutes, such as {@code 1430}; empty when the file does not say
 * @param modifier tells files of one day apart: A to Z, 0 to 9
 */
public record AchFileHeader(
        String destination,
        String origin,
        @Nullable LocalDate createdOn,
        String createdAt,
        String modifier,
        String destinationName,
        String originName,
        String reference) {}
