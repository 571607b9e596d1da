package org.tallystick.debits;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.payments.Creditor;
import org.tallystick.payments.Creditors;
import org.tallystick.payments.Network;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;

/** Where runs of direct debits are made: whoever is due and signed a mandate is debited once, and the items wait for it. */
@Service
@Transactional
public class DebitDesk {
    private final Collectables collectables;
    private final DebitRuns runs;
    private final Debits debits;
    private final DebitNotices notices;
    private final Customers customers;
    private final OpenItems items;
    private final CollectingAccounts accounts;
    private final DebitFiles files;
    private final Creditors creditors;
    private final AuditLog audit;
    private final BusinessClock clock;

    DebitDesk(
            Collectables collectables,
            DebitRuns runs,
            Debits debits,
            DebitNotices notices,
            Customers customers,
            OpenItems items,
            CollectingAccounts accounts,
            DebitFiles files,
            Creditors creditors,
            AuditLog audit,
            BusinessClock clock) {
        this.collectables = collectables;
        this.runs = runs;
        this.debits = debits;
        this.notices = notices;
        this.customers = customers;
        this.items = items;
        this.accounts = accounts;
        this.files = files;
        this.creditors = creditors;
        this.audit = audit;
        this.clock = clock;
    }

    /** The first day on which the network settles and of which payers can be told so many days before. */
    @Transactional(readOnly = true)
    public LocalDate earliest(CompanyId company, Network network, int noticeDays) {
        Creditor.requireDays(noticeDays);
        return SettlementDays.onOrAfter(network, clock.today(company).plusDays(noticeDays));
    }

    /** Ends the request when a run with these days cannot be made. */
    @Transactional(readOnly = true)
    public void requireDays(CompanyId company, Network network, DebitOrder order) {
        LocalDate earliest = earliest(company, network, order.noticeDays());
        if (order.collectOn().isBefore(earliest)) {
            throw Refusal.invalid(
                    "COLLECTION_TOO_EARLY",
                    "Payers are told " + order.noticeDays() + " days before: collect on " + earliest + " or later.");
        }
        if (!SettlementDays.isOpen(network, order.collectOn())) {
            throw Refusal.invalid(
                    "COLLECTION_DAY_CLOSED",
                    "Banks are closed on " + order.collectOn() + "; the next day is "
                            + SettlementDays.onOrAfter(network, order.collectOn()) + ".");
        }
        if (order.dueThrough().isAfter(order.collectOn())) {
            throw Refusal.invalid(
                    "COLLECTION_BEFORE_DUE",
                    "Nothing is collected before it is due: choose an earlier day of falling due.");
        }
    }

    /** Reserves what is collected and writes the file; two runs at once share the items, and none is in both. */
    public UUID make(Caller caller, DebitOrder order) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        CollectingAccount to = accounts.get(company, order.bankAccount());
        requireDays(company, to.network(), order);
        int usualDays = usualDays(company, order);
        List<Collectable> chosen = locked(company, to.network(), order, usualDays);
        UUID run = Ids.next();
        var file = DebitFile.planned(run, chosen, order.collectOn(), usualDays);
        files.tryOut(company, to, file, order.collectOn());
        String by = caller.actor().reference();
        runs.insert(company, run, to.network(), DebitFile.name(run), order, clock.now(), by);
        debits.insert(company, file.debits());
        debits.reserve(company, file.slices(), order.collectOn());
        notices.ask(company, file.debits());
        audit.record(
                caller,
                AuditEvent.of(
                                "debit-run.make",
                                "direct debits",
                                run,
                                order.collectOn().toString())
                        .fact("debits", file.debits().size())
                        .fact("items", chosen.size())
                        .fact(
                                "total",
                                file.debits().stream()
                                        .map(Debit::amount)
                                        .reduce((first, second) -> first.plus(second))
                                        .orElseThrow())
                        .fact("dueThrough", order.dueThrough())
                        .fact("notifiedOn", order.notifiedOn()));
        return run;
    }

    /** Locks the payers, then asks again what of the items is left, then locks those. */
    private List<Collectable> locked(CompanyId company, Network network, DebitOrder order, int usualDays) {
        List<Collectable> seen = collectables.list(company, network, order.dueThrough(), order.collectOn()).stream()
                .filter(item -> !order.skipped().contains(item.item()))
                .toList();
        Set<CustomerId> payers = seen.stream().map(Collectable::customer).collect(Collectors.toSet());
        customers.lock(company, payers);
        List<OpenItemId> ids = seen.stream().map(Collectable::item).toList();
        Map<OpenItemId, OpenItem> current =
                items.lock(company, ids).stream().collect(Collectors.toMap(OpenItem::id, Function.identity()));
        LocalDate today = clock.today(company);
        List<Collectable> left =
                collectables.still(company, network, order.dueThrough(), order.collectOn(), current.keySet()).stream()
                        .filter(item ->
                                !item.tellBy(order.collectOn(), usualDays).isBefore(today))
                        .toList();
        if (left.isEmpty()) {
            throw Refusal.conflict(
                    "NOTHING_TO_COLLECT",
                    "Nothing is left to collect: it is not due, waits for another debit, has no usable mandate, or its payer cannot be told in time.");
        }
        return left;
    }

    /** Payers who agreed to nothing else are told as early as the company says, whatever a run asks for. */
    private int usualDays(CompanyId company, DebitOrder order) {
        return Math.max(order.noticeDays(), creditors.get(company).noticeDays());
    }
}
