package org.tallystick.workbench.see;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;

/** A document as its recipient sees it; what a credit memo has not is null. */
public record SeePage(
        String path,
        String seller,
        String title,
        String number,
        LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        Money total,
        @Nullable Money open,
        @Nullable String payment,
        @Nullable String reference) {}
