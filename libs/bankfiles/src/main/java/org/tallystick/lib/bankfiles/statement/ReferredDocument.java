package org.tallystick.lib.bankfiles.statement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A document the payer says he pays or deducts: an invoice (CINV), a credit note (CREN).
 *
 * @param remitted the part of the payment meant for it, where the file says so
 */
public record ReferredDocument(
        @Nullable String type,
        @Nullable String number,
        @Nullable LocalDate issuedOn,
        @Nullable StatedAmount due,
        @Nullable StatedAmount discount,
        @Nullable StatedAmount credit,
        @Nullable StatedAmount remitted) {}
