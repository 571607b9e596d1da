package org.tallystick.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.contracts.OrderDelivery;
import org.tallystick.contracts.OrderDesk;
import org.tallystick.contracts.OrderId;
import org.tallystick.contracts.OrderInput;
import org.tallystick.contracts.OrderLine;
import org.tallystick.contracts.OrderLine.Billed;
import org.tallystick.contracts.OrderLine.Every;

/** Orders from the shop: one delivered in part, one that is to become a contract, one done and one cancelled. */
@Component
class DemoOrders {
    private static final String SOURCE = "shop";

    private final OrderDesk desk;

    DemoOrders(OrderDesk desk) {
        this.desk = desk;
    }

    void take(DemoCompany.Founded founded, LocalDate today) {
        Caller caller = founded.caller();
        List<DemoCustomer> customers = DemoCustomer.cast().stream()
                .filter(customer ->
                        customer.currency().equals("EUR") && customer.country().equals("DE"))
                .toList();
        String one = customers.get(3).number();
        String other = customers.get(4).number();
        LocalDate next = YearMonth.from(today).plusMonths(1).atDay(1);
        take(caller, "SO-10198", one, today.minusDays(24), goods(1, "Docking station", "4", "189.00", today));
        OrderId desks = take(
                caller,
                "SO-10231",
                one,
                today.minusDays(12),
                goods(1, "Height-adjustable desk", "12", "489.00", null),
                goods(2, "Monitor arm", "24", "64.90", null),
                goods(3, "Assembly on site", "1", "650.00", null));
        desk.deliver(
                caller,
                desks,
                List.of(
                        new OrderDelivery.Input(1, "LS-4471", today.minusDays(3), new BigDecimal("8")),
                        new OrderDelivery.Input(2, "LS-4471", today.minusDays(3), null)));
        take(
                caller,
                "SO-10244",
                other,
                today.minusDays(2),
                goods(1, "Onboarding workshop", "1", "1200.00", null),
                seats(2, "Device management", "35", "6.40", next),
                seats(3, "Remote support", "35", "4.90", next));
        OrderId lost = take(caller, "SO-10207", other, today.minusDays(20), goods(1, "Scanner", "2", "329.00", null));
        desk.cancel(caller, lost, "No longer made; the customer took another one");
    }

    private OrderId take(Caller caller, String id, String customer, LocalDate on, OrderLine... lines) {
        return desk.record(
                        caller,
                        new OrderInput(
                                SOURCE,
                                id,
                                1,
                                customer,
                                DemoCompany.EUR,
                                on,
                                "PO-" + id.substring(6),
                                null,
                                List.of(lines)))
                .id();
    }

    private static OrderLine goods(
            int line, String what, String quantity, String price, @Nullable LocalDate delivered) {
        return new OrderLine(
                line,
                what,
                new BigDecimal(quantity),
                "pcs",
                new BigDecimal(price),
                "STANDARD",
                Billed.ONCE,
                null,
                null,
                null,
                delivered);
    }

    private static OrderLine seats(int line, String what, String quantity, String price, LocalDate from) {
        return new OrderLine(
                line,
                what,
                new BigDecimal(quantity),
                "seats",
                new BigDecimal(price),
                "STANDARD",
                Billed.IN_ADVANCE,
                Every.MONTH,
                from,
                from.plusYears(2).minusDays(1),
                null);
    }
}
