package org.tallystick.promises;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.collections.promises.Promise;
import org.tallystick.lib.collections.promises.PromiseState;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Suspension;
import org.tallystick.receivables.Suspensions;

/** Where promises are taken, replaced and cancelled; what is promised is kept out of dunning while the promise is open. */
@Service
@Transactional
public class PromiseDesk {
    private static final int MOST_DAYS_AHEAD = 366;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 1000;
    private static final int LONGEST_REASON = 500;

    private final PromisesToPay promises;
    private final PromiseBook book;
    private final PromisePolicies policies;
    private final OpenItems items;
    private final Suspensions suspensions;
    private final Customers customers;
    private final AuditLog audit;
    private final BusinessClock clock;

    PromiseDesk(
            PromisesToPay promises,
            PromiseBook book,
            PromisePolicies policies,
            OpenItems items,
            Suspensions suspensions,
            Customers customers,
            AuditLog audit,
            BusinessClock clock) {
        this.promises = promises;
        this.book = book;
        this.policies = policies;
        this.items = items;
        this.suspensions = suspensions;
        this.customers = customers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a customer promises.
     *
     * @param amount null: all that is open of the items and not promised yet
     * @param replaces the promise whose place this one takes
     */
    public record Input(
            CustomerId customer,
            List<OpenItemId> items,
            @Nullable Money amount,
            LocalDate promisedOn,
            PromiseChannel channel,
            String promisedBy,
            @Nullable String note,
            @Nullable PromiseId replaces) {
        public Input {
            items = List.copyOf(items);
            promisedBy = promisedBy.strip();
        }
    }

    /** Takes a promise: what is due first is promised first. */
    public PromiseId take(Caller caller, Input input) {
        caller.must(Permission.COLLECT);
        CompanyId company = caller.company();
        LocalDate today = clock.today(company);
        requireSound(input, today);
        customers.lock(company, List.of(input.customer()));
        PromiseToPay replaced = replaced(company, input);
        List<OpenItem> promised = locked(company, input);
        var promise = promise(company, input, parts(company, input, promised, replaced), today);
        book.insert(caller, promise);
        if (replaced != null) {
            end(
                    caller,
                    replaced,
                    new PromiseToPay.Ending(
                            PromiseState.SUPERSEDED, today, "Another promise took its place.", promise.id()));
        }
        suspensions.begin(
                company,
                promise.parts().stream()
                        .map(part -> new Suspension(
                                Ids.next(),
                                part.item(),
                                Suspension.Reason.PROMISE,
                                promise.id().value(),
                                part.amount(),
                                today,
                                null,
                                null))
                        .toList(),
                caller.actor().reference());
        audit.record(
                caller,
                AuditEvent.of(
                                "promise.take",
                                "promise",
                                promise.id().value(),
                                promise.amount().toString())
                        .about(input.customer().value())
                        .fact("amount", promise.amount())
                        .fact("promisedOn", input.promisedOn())
                        .fact("channel", input.channel().title())
                        .fact("items", promise.parts().size()));
        return promise.id();
    }

    private PromiseToPay promise(CompanyId company, Input input, List<PromiseToPay.Part> parts, LocalDate today) {
        PromiseTerms terms = policies.of(company);
        Money amount = parts.stream()
                .map(PromiseToPay.Part::amount)
                .reduce(Money::plus)
                .orElseThrow();
        return new PromiseToPay(
                PromiseId.next(),
                input.customer(),
                new Promise(amount, today, input.promisedOn(), terms.graceDays(), terms.toleranceDays()),
                input.channel(),
                input.promisedBy(),
                input.note(),
                PromiseState.PENDING,
                parts,
                null,
                null);
    }

    /** It does not hold any more, without anybody having broken it; what it covered is dunned again from today. */
    public void cancel(Caller caller, PromiseId id, String reason) {
        caller.must(Permission.COLLECT);
        CompanyId company = caller.company();
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("REASON_MISSING", "Say why the promise is cancelled, in at most 500 characters.");
        }
        customers.lock(company, List.of(get(company, id).customer()));
        PromiseToPay promise = get(company, id);
        requirePending(promise, "cancelled");
        end(
                caller,
                promise,
                new PromiseToPay.Ending(PromiseState.CANCELLED, clock.today(company), reason.strip(), null));
    }

    private void end(Caller caller, PromiseToPay promise, PromiseToPay.Ending ending) {
        book.end(caller, promise.id(), ending);
        suspensions.end(
                caller.company(),
                List.of(promise.id().value()),
                ending.on(),
                caller.actor().reference());
        audit.record(
                caller,
                AuditEvent.of(
                                ending.state() == PromiseState.CANCELLED ? "promise.cancel" : "promise.replace",
                                "promise",
                                promise.id().value(),
                                promise.amount().toString())
                        .about(promise.customer().value())
                        .because(ending.reason()));
    }

    private static void requirePending(PromiseToPay promise, String what) {
        if (promise.state() != PromiseState.PENDING) {
            String allowed = PromiseState.allowed(promise.state()).isEmpty()
                    ? "It has ended."
                    : "What it comes to is decided by the money that comes.";
            throw Refusal.conflict(
                    "PROMISE_STATE",
                    "Only a pending promise can be " + what + "; this one is: " + PromiseToPay.title(promise.state())
                            + ". " + allowed);
        }
    }

    private @Nullable PromiseToPay replaced(CompanyId company, Input input) {
        if (input.replaces() == null) {
            return null;
        }
        PromiseToPay replaced = get(company, input.replaces());
        if (!replaced.customer().equals(input.customer())) {
            throw Refusal.notFound("promise");
        }
        requirePending(replaced, "replaced");
        return replaced;
    }

    private List<OpenItem> locked(CompanyId company, Input input) {
        List<OpenItem> locked = items.lock(company, input.items()).stream()
                .sorted(Comparator.comparing(OpenItem::dueOn)
                        .thenComparing(OpenItem::number)
                        .thenComparingInt(OpenItem::installment))
                .toList();
        boolean theirs = locked.size() == input.items().stream().distinct().count()
                && locked.stream().allMatch(item -> item.customer().equals(input.customer()));
        if (!theirs) {
            throw Refusal.notFound("open item");
        }
        if (locked.stream().map(OpenItem::currency).distinct().count() > 1) {
            throw Refusal.invalid("CURRENCY_MISMATCH", "A promise is in one currency; take one for each.");
        }
        return locked;
    }

    /** What is due first is promised first, as far as it is open and nobody promised it yet. */
    private List<PromiseToPay.Part> parts(
            CompanyId company, Input input, List<OpenItem> promised, @Nullable PromiseToPay replaced) {
        Map<OpenItemId, Money> free = free(company, promised, replaced);
        Money zero = Money.zero(promised.getFirst().currency());
        Money most = free.values().stream().reduce(zero, Money::plus);
        if (!most.isPositive()) {
            throw Refusal.conflict("NOTHING_TO_PROMISE", "Nothing is open of it that was not promised already.");
        }
        Money left = Objects.requireNonNullElse(input.amount(), most);
        if (!left.currency().equals(most.currency()) || !left.isPositive() || left.compareTo(most) > 0) {
            throw Refusal.invalid(
                    "PROMISE_AMOUNT", "Between zero and " + most + " is open and not promised yet; promise that.");
        }
        List<PromiseToPay.Part> parts = new ArrayList<>();
        for (OpenItem item : promised) {
            Money part = left.min(free.getOrDefault(item.id(), zero));
            if (part.isPositive()) {
                parts.add(new PromiseToPay.Part(item.id(), part));
                left = left.minus(part);
            }
        }
        return parts;
    }

    private Map<OpenItemId, Money> free(
            CompanyId company, Collection<OpenItem> promised, @Nullable PromiseToPay replaced) {
        Map<OpenItemId, Money> free = new HashMap<>();
        for (OpenItem item : promised) {
            Money zero = Money.zero(item.currency());
            free.put(item.id(), item.open().max(zero));
        }
        promises.about(company, promised.stream().map(OpenItem::id).collect(Collectors.toSet())).stream()
                .filter(PromiseToPay::isOpen)
                .filter(each -> replaced == null || !each.id().equals(replaced.id()))
                .flatMap(each -> each.parts().stream())
                .forEach(part -> free.computeIfPresent(
                        part.item(), (item, open) -> open.minus(part.amount()).max(Money.zero(open.currency()))));
        return free;
    }

    private PromiseToPay get(CompanyId company, PromiseId id) {
        return promises.find(company, id).orElseThrow(() -> Refusal.notFound("promise"));
    }

    private static void requireSound(Input input, LocalDate today) {
        if (input.items().isEmpty()) {
            throw Refusal.invalid("NO_ITEM", "Choose the items that are promised.");
        }
        if (input.promisedOn().isBefore(today) || input.promisedOn().isAfter(today.plusDays(MOST_DAYS_AHEAD))) {
            throw Refusal.invalid("PROMISE_DAY", "A promise is for today or a day within a year; check the date.");
        }
        if (input.promisedBy().isBlank() || input.promisedBy().length() > LONGEST_NAME) {
            throw Refusal.invalid("PROMISED_BY_MISSING", "Say who promised it, in at most 200 characters.");
        }
        if (input.note() != null && input.note().length() > LONGEST_NOTE) {
            throw Refusal.invalid("NOTE_TOO_LONG", "A note has at most 1,000 characters.");
        }
    }
}
