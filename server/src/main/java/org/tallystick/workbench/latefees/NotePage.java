package org.tallystick.workbench.latefees;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tallystick.customers.Customer;
import org.tallystick.delivery.Delivery;
import org.tallystick.latefees.FeeNote;
import org.tallystick.latefees.FeeSentence;
import org.tallystick.latefees.WaiverDesk;
import org.tallystick.lib.money.Money;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;

/** A note with what is open of each fee and what was waived. */
public record NotePage(
        FeeNote note,
        Customer customer,
        Map<OpenItemId, OpenItem> items,
        Map<OpenItemId, OpenItem> late,
        List<WaiverDesk.Waiver> waivers,
        Map<String, String> people,
        List<Delivery> deliveries,
        LocalDate today) {
    public NotePage {
        items = Map.copyOf(items);
        late = Map.copyOf(late);
        waivers = List.copyOf(waivers);
        people = Map.copyOf(people);
        deliveries = List.copyOf(deliveries);
    }

    public OpenItem item(FeeNote.Fee fee) {
        return Objects.requireNonNull(items.get(fee.item()));
    }

    public String sentence(FeeNote.Fee fee) {
        return FeeSentence.of(fee.fee());
    }

    /** The page of the late document below the company; what was brought forward has none. */
    public String lateAt(FeeNote.Fee fee) {
        OpenItem item = Objects.requireNonNull(late.get(fee.late()));
        return item.kind() == OpenItem.Kind.INVOICE
                ? "/invoices/" + item.document()
                : "/customers/" + item.customer() + "/open-items";
    }

    public Money open() {
        return items.values().stream()
                .map(OpenItem::open)
                .reduce(Money::plus)
                .orElseGet(() -> Money.zero(note.amount().currency()));
    }

    public LocalDate dueOn() {
        return items.values().stream()
                .map(OpenItem::dueOn)
                .min(LocalDate::compareTo)
                .orElse(note.on());
    }

    public String person(String reference) {
        return people.getOrDefault(reference, "Somebody");
    }

    /** What a waiver was of. */
    public String feeOf(WaiverDesk.Waiver waiver) {
        return note.fees().stream()
                .filter(fee -> fee.id().equals(waiver.fee()))
                .map(fee -> fee.ruleName() + " on " + fee.lateNumber())
                .findFirst()
                .orElse("");
    }
}
