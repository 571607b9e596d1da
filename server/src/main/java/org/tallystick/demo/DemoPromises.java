package org.tallystick.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.promises.PromiseChannel;
import org.tallystick.promises.PromiseDesk;
import org.tallystick.promises.PromiseId;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;

/** Customers who promise: one pays a part on Friday, one named a day and then a later one. */
@Component
class DemoPromises {
    private static final int LOOKED_AT = 40;

    private final PromiseDesk desk;
    private final OpenItems items;
    private final BusinessClock clock;

    DemoPromises(PromiseDesk desk, OpenItems items, BusinessClock clock) {
        this.desk = desk;
        this.items = items;
        this.clock = clock;
    }

    void live(DemoCompany.Founded founded, Consumer<String> line) {
        Caller caller = founded.caller();
        LocalDate today = clock.today(caller.company());
        List<OpenItem> open = items.oldestOpen(caller.company(), DemoCompany.EUR, LOOKED_AT).stream()
                .filter(item -> item.kind() == OpenItem.Kind.INVOICE && item.isOverdue(today))
                .toList();
        if (open.size() < 2) {
            throw new IllegalStateException("the demo owes its promises 2 overdue invoices");
        }
        OpenItem part = open.get(open.size() - 2);
        OpenItem whole = open.getLast();
        Money half = new Money(part.open().minor() / 2, part.currency());
        take(caller, part, half, today.plusDays(3), PromiseChannel.PHONE, "Half now, the rest after the fair.", null);
        PromiseId first = take(caller, whole, null, today.plusDays(2), PromiseChannel.EMAIL, null, null);
        take(caller, whole, null, today.plusDays(9), PromiseChannel.PHONE, "Their payment run is on Fridays.", first);
        line.accept("18. Promises: a part of one invoice by a day, and one that was given a later day.");
    }

    private PromiseId take(
            Caller caller,
            OpenItem item,
            @Nullable Money amount,
            LocalDate day,
            PromiseChannel channel,
            @Nullable String note,
            @Nullable PromiseId replaces) {
        return desk.take(
                caller,
                new PromiseDesk.Input(
                        item.customer(), List.of(item.id()), amount, day, channel, "Accounts payable", note, replaces));
    }
}
