package org.tallystick.collections;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.Customer;
import org.tallystick.lib.collections.dunning.Item;
import org.tallystick.lib.collections.dunning.Span;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Reservations;
import org.tallystick.receivables.Suspension;
import org.tallystick.receivables.Suspensions;

/**
 * Looks once more, in the transaction that sends, whether a notice still says the truth (RULE-11): what it demands is open, not
 * suspended and not about to be paid, and its customer is dunned. It locks the items, so that nobody pays between the look and
 * the commit.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SendGuard {
    private final Notices notices;
    private final OpenItems items;
    private final Suspensions suspensions;
    private final Reservations reservations;
    private final Choosing choosing;
    private final BankData bank;
    private final BusinessClock clock;

    SendGuard(
            Notices notices,
            OpenItems items,
            Suspensions suspensions,
            Reservations reservations,
            Choosing choosing,
            BankData bank,
            BusinessClock clock) {
        this.notices = notices;
        this.items = items;
        this.suspensions = suspensions;
        this.reservations = reservations;
        this.choosing = choosing;
        this.bank = bank;
        this.clock = clock;
    }

    /** The code and the sentence against it; empty when there is none. */
    public Optional<String> objection(CompanyId company, Notice notice, Customer customer, List<NoticeLine> lines) {
        LocalDate today = clock.today(company);
        if (notice.state() == NoticeState.FAILED && notices.hasLater(company, notice)) {
            return Optional.of("SUPERSEDED: a later reminder took its place.");
        }
        if (bank.isStale(company, today)) {
            return Optional.of(
                    "BANK_DATA_STALE: bank data are older than the company allows; import statements first.");
        }
        if (choosing.policy(company, customer, today).isEmpty()) {
            return Optional.of("EXCLUDED: the customer is not reminded any more.");
        }
        return lines(company, lines, today);
    }

    private Optional<String> lines(CompanyId company, List<NoticeLine> lines, LocalDate today) {
        List<OpenItemId> ids = lines.stream().map(NoticeLine::item).toList();
        Map<OpenItemId, OpenItem> now =
                items.lock(company, ids).stream().collect(Collectors.toMap(OpenItem::id, Function.identity()));
        Map<OpenItemId, List<Suspension>> history =
                suspensions.history(company, ids).stream().collect(Collectors.groupingBy(Suspension::item));
        var reserved = reservations.of(company, ids);
        return lines.stream()
                .flatMap(line -> {
                    if (reserved.containsKey(line.item())) {
                        return Optional.of("PAYMENT_PENDING: a payment of " + line.number() + " is under way.")
                                .stream();
                    }
                    OpenItem item = Objects.requireNonNull(now.get(line.item()));
                    return objection(line, item, history.getOrDefault(line.item(), List.of()), today).stream();
                })
                .findFirst();
    }

    private static Optional<String> objection(
            NoticeLine line, OpenItem item, List<Suspension> history, LocalDate today) {
        if (line.amount().isNegative()) {
            return item.open().compareTo(line.amount()) == 0
                    ? Optional.empty()
                    : Optional.of("CREDIT_CHANGED: the credit " + line.number() + " was used meanwhile.");
        }
        if (!item.open().isPositive()) {
            return Optional.of("PAID: " + line.number() + " was settled meanwhile.");
        }
        List<Span> spans = history.stream().map(Candidates::span).toList();
        Money dunnable =
                new Item(line.number(), line.dueOn(), item.open(), spans, 0, null, false, false).dunnable(today);
        if (dunnable.compareTo(line.amount()) >= 0) {
            return Optional.empty();
        }
        return item.open().compareTo(line.amount()) < 0
                ? Optional.of("PAID_IN_PART: less is open of " + line.number() + " than the reminder demands.")
                : Optional.of("SUSPENDED: " + line.number() + " is not to be demanded now (" + reasons(history, today)
                        + ").");
    }

    private static String reasons(List<Suspension> history, LocalDate today) {
        return history.stream()
                .filter(suspension -> suspension.holdsOn(today))
                .map(suspension -> suspension.reason().title().toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
