package org.tallystick.lib.bankfiles.nacha;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The header of a batch (record 5).
 *
 * @param ordinal its place in the file, from 1
 * @param serviceClass 200 debits and credits, 220 credits, 225 debits, 280 advices
 * @param secCode the standard entry class, such as PPD, CCD, CTX, WEB, COR, IAT
 * @param descriptiveDate free text of up to six characters
 * @param originatingBank the first eight digits of the routing number of the originating bank
 * @param foreign what an international batch says in addition, else null
 */
public record AchBatch(
        long ordinal,
        String serviceClass,
        String companyName,
        String discretionaryData,
        String companyId,
        String secCode,
        String description,
        String descriptiveDate,
        @Nullable LocalDate effectiveOn,
        String settlementDay,
        String originatingBank,
        String number,
        @Nullable Foreign foreign) {
    /**
     * The other country of an international batch.
     *
     * @param exchangeIndicator FF fixed to fixed, FV fixed to variable, VF variable to fixed
     */
    public record Foreign(
            String exchangeIndicator,
            String exchangeReference,
            String country,
            String originatingCurrency,
            String destinationCurrency) {}

    /** Whether it holds advices of the operator, whose records have other positions. */
    public boolean isAdvice() {
        return secCode.equals("ADV");
    }

    /** Whether it is international. */
    public boolean isInternational() {
        return secCode.equals("IAT");
    }
}
