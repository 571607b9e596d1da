package org.tallystick.lib.x12.remittance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a payment means for one document (RMR with its REF, DTM and ADX); null is what the file does not say.
 *
 * @param entity the ENT it stands under
 * @param qualifier what kind of number the document has: IV an invoice, CM a credit memo (RMR01)
 * @param document RMR02
 * @param paid RMR04
 * @param gross RMR05
 * @param discount RMR06
 * @param adjustments those that change this line
 * @param segment the place of its RMR in the file
 * @param sound false when one of its values cannot be read
 */
public record RemittanceLine(
        @Nullable String entity,
        @Nullable String qualifier,
        @Nullable String document,
        @Nullable BigDecimal paid,
        @Nullable BigDecimal gross,
        @Nullable BigDecimal discount,
        @Nullable LocalDate documentOn,
        List<RemittanceAdjustment> adjustments,
        long segment,
        boolean sound) {
    public RemittanceLine {
        adjustments = List.copyOf(adjustments);
    }
}
