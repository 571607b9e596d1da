package org.tallystick.cast;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.contracts.Order;
import org.tallystick.contracts.OrderDeliveries;
import org.tallystick.contracts.OrderDelivery;
import org.tallystick.contracts.OrderDesk;
import org.tallystick.contracts.OrderId;
import org.tallystick.contracts.OrderInput;
import org.tallystick.contracts.OrderLine;
import org.tallystick.contracts.OrderLine.Billed;
import org.tallystick.contracts.OrderLine.Every;
import org.tallystick.contracts.Orders;

/** Orders of a trading company, the way a sales system sends them. */
public final class Ordering {
    private final Trading trading;

    public Ordering(Trading trading) {
        this.trading = trading;
    }

    /** Chairs at a price, billed once. */
    public static OrderLine once(int line, String quantity, String price) {
        return once(line, quantity, price, null);
    }

    public static OrderLine once(int line, String quantity, String price, @Nullable LocalDate deliveredOn) {
        return new OrderLine(
                line,
                "Chair " + line,
                new BigDecimal(quantity),
                "pcs",
                new BigDecimal(price),
                "STANDARD",
                Billed.ONCE,
                null,
                null,
                null,
                deliveredOn);
    }

    /** Seats each month in advance. */
    public static OrderLine monthly(int line, String quantity, String price, LocalDate from, @Nullable LocalDate to) {
        return new OrderLine(
                line,
                "Seat " + line,
                new BigDecimal(quantity),
                "seat",
                new BigDecimal(price),
                "STANDARD",
                Billed.IN_ADVANCE,
                Every.MONTH,
                from,
                to,
                null);
    }

    public OrderInput input(String id, int revision, OrderLine... lines) {
        return input(id, revision, null, lines);
    }

    public OrderInput input(String id, int revision, @Nullable String contract, OrderLine... lines) {
        return new OrderInput(
                "crm",
                id,
                revision,
                "C-1",
                Trading.EUR,
                trading.today().minusDays(1),
                "PO-77",
                contract,
                List.of(lines));
    }

    public OrderDesk.Outcome send(OrderInput input) {
        return trading.call(() -> bean(OrderDesk.class).record(trading.caller(), input));
    }

    public Order get(OrderId id) {
        return trading.call(() -> bean(Orders.class).get(trading.company().id(), id));
    }

    public List<OrderDelivery> deliveries(OrderId id) {
        return trading.call(
                () -> bean(Orders.class).deliveries(trading.company().id(), id));
    }

    public OrderDeliveries.Outcome deliver(OrderId id, int line, String external, @Nullable String quantity) {
        var input = new OrderDelivery.Input(
                line, external, trading.today(), quantity == null ? null : new BigDecimal(quantity));
        return trading.call(() -> bean(OrderDesk.class)
                .deliver(trading.caller(), id, List.of(input))
                .getFirst());
    }

    public void cancel(OrderId id, String reason) {
        trading.call(() -> {
            bean(OrderDesk.class).cancel(trading.caller(), id, reason);
            return id;
        });
    }

    private <T> T bean(Class<T> type) {
        return trading.bean(type);
    }
}
