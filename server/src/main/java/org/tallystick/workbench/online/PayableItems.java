package org.tallystick.workbench.online;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Reservation;
import org.tallystick.receivables.Reservations;

/** What a customer's family owes, and what of it waits for a payment that is under way. */
@Component
public class PayableItems {
    private final OpenItems items;
    private final AllocationDesk allocationDesk;
    private final Reservations reservations;

    PayableItems(OpenItems items, AllocationDesk allocationDesk, Reservations reservations) {
        this.items = items;
        this.allocationDesk = allocationDesk;
        this.reservations = reservations;
    }

    public List<OnlinePages.Item> of(CompanyId company, CustomerId customer) {
        List<OpenItem> owed = items.openOf(company, allocationDesk.family(company, customer)).stream()
                .filter(item -> item.open().isPositive())
                .limit(200)
                .toList();
        Map<OpenItemId, Reservation> held =
                reservations.of(company, owed.stream().map(OpenItem::id).toList());
        return owed.stream()
                .map(item -> {
                    Reservation hold = held.get(item.id());
                    return new OnlinePages.Item(item, hold == null ? null : hold.sentence());
                })
                .toList();
    }
}
