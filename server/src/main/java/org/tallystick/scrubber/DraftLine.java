package org.tallystick.scrubber;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.tax.TaxKey;

/**
 * A line of the invoice to be and the charge it bills. The charged amount is what was recorded; the tax at supply is what
 * the tax code meant on the last day of service; the past are the latest lines of the customer that say the same;
 * the source is where the charge came from.
 */
public record DraftLine(
        int number,
        UUID charge,
        String description,
        BigDecimal quantity,
        String unit,
        BigDecimal unitPrice,
        Money net,
        Money charged,
        String taxCode,
        TaxKey tax,
        @Nullable TaxKey taxAtSupply,
        LocalDate from,
        LocalDate to,
        @Nullable String purchaseOrder,
        @Nullable String contractNumber,
        String source,
        List<PastLine> past) {
    /** The source of what contracts charge by their own schedules. */
    public static final String SCHEDULE = "contract-line";

    public DraftLine {
        past = List.copyOf(past);
    }

    boolean isScheduled() {
        return source.equals(SCHEDULE);
    }

    /** A line that was posted and not taken back by a credit memo, the latest first. */
    public record PastLine(
            String invoice,
            BigDecimal quantity,
            BigDecimal unitPrice,
            LocalDate from,
            LocalDate to,
            @Nullable String contractNumber) {}
}
