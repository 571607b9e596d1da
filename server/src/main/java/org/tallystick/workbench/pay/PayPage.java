package org.tallystick.workbench.pay;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.providers.PaymentRequest;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.Slice;

/** What a payer is asked for, and how it stands. */
public record PayPage(
        String path,
        String seller,
        PaymentRequest request,
        PaymentRequest.State state,
        List<Slice> slices,
        Map<OpenItemId, OpenItem> items,
        @Nullable String lastReason,
        boolean hasPage,
        LocalDate expiresOn) {
    public PayPage {
        slices = List.copyOf(slices);
        items = Map.copyOf(items);
    }

    /** What of it is left to pay now. */
    public Money due() {
        return slices.stream()
                .map(this::dueOf)
                .reduce(Money.zero(request.amount().currency()), Money::plus);
    }

    public Money dueOf(Slice slice) {
        OpenItem item = items.get(slice.item());
        Money open = item == null ? Money.zero(slice.amount().currency()) : item.open();
        return slice.amount().min(open);
    }

    public String numberOf(Slice slice) {
        OpenItem item = items.get(slice.item());
        return item == null ? "" : item.number();
    }

    public @Nullable LocalDate dueOn(Slice slice) {
        OpenItem item = items.get(slice.item());
        return item == null ? null : item.dueOn();
    }

    public boolean mayPay() {
        return state == PaymentRequest.State.OPEN && due().isPositive();
    }
}
