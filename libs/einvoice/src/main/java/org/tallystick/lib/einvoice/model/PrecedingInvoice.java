package org.tallystick.lib.einvoice.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The invoice that this one corrects, credits or completes (BG-3: BT-25, BT-26). */
public record PrecedingInvoice(
        @Nullable String number, @Nullable LocalDate issuedOn) {}
