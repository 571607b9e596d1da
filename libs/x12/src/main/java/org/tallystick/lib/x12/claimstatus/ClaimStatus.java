package org.tallystick.lib.x12.claimstatus;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/**
 * What is said of a claim, a line, a provider or all (STC).
 *
 * @param codes up to three (STC01, STC10, STC11)
 * @param on STC02
 * @param action WQ accepted, U rejected (STC03)
 * @param charge STC04
 * @param paid STC05
 * @param decidedOn STC06
 */
public record ClaimStatus(
        List<Code> codes,
        @Nullable LocalDate on,
        String action,
        @Nullable Money charge,
        @Nullable Money paid,
        @Nullable LocalDate decidedOn) {
    public ClaimStatus {
        codes = List.copyOf(codes);
    }

    /**
     * Category, status and whom it is about: {@code A2}, {@code 20}, {@code PR}.
     */
    public record Code(String category, String status, String entity) {
        @Override
        public String toString() {
            return entity.isEmpty() ? category + ":" + status : category + ":" + status + ":" + entity;
        }
    }
}
