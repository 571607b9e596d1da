package org.tallystick.contracts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was used of a line on a day; the period that priced it begins on {@code pricedFrom}. */
public record UsageRecord(
        UUID id,
        ContractId contract,
        int line,
        String externalId,
        LocalDate usedOn,
        BigDecimal quantity,
        @Nullable UUID reverses,
        @Nullable LocalDate pricedFrom) {}
