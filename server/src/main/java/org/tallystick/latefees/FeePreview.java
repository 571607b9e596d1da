package org.tallystick.latefees;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;

/** What a month would charge, and what it would not although a rule bears on it. */
public record FeePreview(YearMonth month, List<Row> due, List<Row> spared) {
    public FeePreview {
        due = List.copyOf(due);
        spared = List.copyOf(spared);
    }

    /**
     * A late item under a rule.
     *
     * @param sentence what is charged and how it adds up, or why nothing is
     */
    public record Row(
            CustomerId customer,
            String customerName,
            UUID item,
            String itemNumber,
            LocalDate dueOn,
            String rule,
            @Nullable Money amount,
            String sentence) {}
}
