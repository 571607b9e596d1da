package org.tallystick.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The next version of a contract while it is being written; each saving raises its revision. */
public record ContractDraft(
        ContractId contract,
        int revision,
        LocalDate effectiveOn,
        @Nullable LocalDate endsOn,
        ContractTerms terms) {}
