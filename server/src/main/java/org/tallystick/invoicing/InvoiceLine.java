package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.contracts.ChargeId;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.tax.TaxKey;

/** One position of an invoice (EN 16931 BG-25) and the charge it bills. */
public record InvoiceLine(
        int line,
        @Nullable ChargeId charge,
        String description,
        BigDecimal quantity,
        String unit,
        BigDecimal unitPrice,
        Money net,
        String taxCode,
        TaxKey tax,
        LocalDate serviceFrom,
        LocalDate serviceTo) {}
