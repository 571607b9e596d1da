package org.tallystick.latefees;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tallystick.customers.Customer;
import org.tallystick.lib.collections.fees.LateItem;
import org.tallystick.lib.money.Money;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.Suspension;

/**
 * A late item with all that decides what is charged for it.
 *
 * @param settled what settled it, by day
 * @param charged what each rule charged for it before, by period
 * @param suspensions that hold on the last day of the month
 * @param accepted its customer had accepted late fees when the document was made
 */
record FeeCase(
        OpenItem item,
        Customer customer,
        List<LateItem.Change> settled,
        Map<UUID, Map<String, Money>> charged,
        List<Suspension> suspensions,
        boolean accepted) {
    LateItem late() {
        return LateItem.settledBy(item.amount(), item.dueOn(), settled);
    }

    Map<String, Money> charged(LateFeeRule rule) {
        return charged.getOrDefault(rule.id(), Map.of());
    }

    LocalDate dueOn() {
        return item.dueOn();
    }
}
