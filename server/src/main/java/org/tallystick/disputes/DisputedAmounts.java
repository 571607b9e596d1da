package org.tallystick.disputes;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.lib.collections.disputes.DisputedParts;
import org.tallystick.lib.collections.disputes.DisputedParts.Free;
import org.tallystick.lib.collections.disputes.DisputedParts.Part;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Suspension;
import org.tallystick.receivables.Suspensions;

/**
 * Keeps what is disputed of the items of a dispute out of dunning, and nothing more. What is settled otherwise needs no act: a
 * suspension never holds more than is open, and holds again when a payment is taken back.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DisputedAmounts {
    private final OpenItems items;
    private final Suspensions suspensions;

    DisputedAmounts(OpenItems items, Suspensions suspensions) {
        this.items = items;
        this.suspensions = suspensions;
    }

    /** The items a dispute is about, locked, and what of each nobody disputes on a day. */
    List<Free<OpenItemId>> free(CompanyId company, Dispute.Matter matter, LocalDate on) {
        List<OpenItem> found = matter.item() != null || matter.invoice() == null
                ? items.byIds(company, matter.item() == null ? List.of() : List.of(matter.item()))
                : items.ofDocument(company, matter.invoice().value());
        List<OpenItem> locked = items
                .lock(company, found.stream().map(OpenItem::id).toList())
                .stream()
                .sorted(Comparator.comparingInt(OpenItem::installment))
                .toList();
        Map<OpenItemId, List<Suspension>> held =
                suspensions.holding(company, locked.stream().map(OpenItem::id).toList(), on);
        return locked.stream()
                .map(item -> new Free<>(item.id(), free(item, held.getOrDefault(item.id(), List.of()))))
                .toList();
    }

    private static Money free(OpenItem item, Collection<Suspension> held) {
        Money zero = Money.zero(item.currency());
        Money open = item.open().isPositive() ? item.open() : zero;
        Money disputed = held.stream()
                .filter(one -> one.reason() == Suspension.Reason.DISPUTE)
                .map(one -> one.of(open))
                .reduce(zero, Money::plus);
        return open.minus(disputed.min(open));
    }

    /** Suspends an amount from a day on; refuses more than is open and undisputed. */
    void hold(Caller caller, Dispute dispute, Money amount, LocalDate from) {
        List<Free<OpenItemId>> free = free(caller.company(), dispute.matter(), from);
        List<Part<OpenItemId>> parts = DisputedParts.of(amount, free)
                .orElseThrow(() -> tooLarge(DisputedParts.free(free, Money.zero(amount.currency()))));
        begin(caller, dispute, parts, from, null);
    }

    static Refusal tooLarge(Money free) {
        return free.isPositive()
                ? Refusal.invalid(
                        "DISPUTE_TOO_LARGE", "At most " + free + " is open and not disputed yet; dispute less.")
                : Refusal.conflict("NOTHING_TO_DISPUTE", "Nothing is open of it that is not disputed already.");
    }

    /** Suspends as much of an amount as is still open, for some days. */
    void grace(Caller caller, Dispute dispute, Money amount, LocalDate from, int days) {
        if (days == 0) {
            return;
        }
        List<Free<OpenItemId>> free = free(caller.company(), dispute.matter(), from);
        Money left = amount.min(DisputedParts.free(free, Money.zero(amount.currency())));
        begin(caller, dispute, DisputedParts.of(left, free).orElseThrow(), from, from.plusDays(days));
    }

    private void begin(
            Caller caller, Dispute dispute, List<Part<OpenItemId>> parts, LocalDate from, @Nullable LocalDate until) {
        suspensions.begin(
                caller.company(),
                parts.stream()
                        .map(part -> new Suspension(
                                Ids.next(),
                                part.item(),
                                Suspension.Reason.DISPUTE,
                                dispute.id().value(),
                                part.amount(),
                                from,
                                until,
                                dispute.number()))
                        .toList(),
                caller.actor().reference());
    }

    /** From that day on everything about the dispute is dunned again. */
    void release(Caller caller, Dispute dispute, LocalDate on) {
        suspensions.end(
                caller.company(),
                List.of(dispute.id().value()),
                on,
                caller.actor().reference());
    }
}
