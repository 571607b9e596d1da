package org.tallystick.lib.x12.remittance;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The payment of an 820 (BPR, TRN, CUR, REF, DTM and N1 before the first detail); null is what it does not say.
 *
 * @param control of the transaction (ST02)
 * @param handling what the bank is to do with it (BPR01)
 * @param amount what was paid (BPR02), also where it has more decimals than its currency
 * @param creditDebit C or D (BPR03)
 * @param method ACH, CHK, FWT, BOP and others (BPR04)
 * @param date of the payment (BPR16, else DTM 020 or 097)
 * @param trace by which the payment can be found again (TRN02)
 * @param originator who gave the trace (TRN03)
 * @param reference the payer's first own reference (REF02)
 * @param currency CUR02
 */
public record PaymentOrder(
        String control,
        @Nullable String handling,
        @Nullable BigDecimal amount,
        @Nullable String creditDebit,
        @Nullable String method,
        @Nullable LocalDate date,
        @Nullable String trace,
        @Nullable String originator,
        @Nullable String reference,
        @Nullable String currency,
        Party payer,
        Party payee) {
    /**
     * A party of the payment; null is what the file does not say.
     *
     * @param name N102
     * @param id N104
     * @param account BPR09 of the payer, BPR15 of the payee
     */
    public record Party(
            @Nullable String name,
            @Nullable String id,
            @Nullable String account) {
        static final Party UNKNOWN = new Party(null, null, null);
    }
}
