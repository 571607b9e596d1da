package org.tallystick.latefees;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.latefees.FeeJudge.Verdict;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.EntryDraft;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.Posting;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Ids;
import org.tallystick.platform.outbox.Outbox;
import org.tallystick.receivables.NewOpenItem;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;

/** Posts late fees: for each customer and currency a note, for each fee an open item, with journal entry and audit event. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FeePosting {
    private final FeeNotes notes;
    private final OpenItems items;
    private final Ledger ledger;
    private final ExchangeRates rates;
    private final Companies companies;
    private final AuditLog audit;
    private final Outbox outbox;
    private final BusinessClock clock;

    FeePosting(
            FeeNotes notes,
            OpenItems items,
            Ledger ledger,
            ExchangeRates rates,
            Companies companies,
            AuditLog audit,
            Outbox outbox,
            BusinessClock clock) {
        this.notes = notes;
        this.items = items;
        this.ledger = ledger;
        this.rates = rates;
        this.companies = companies;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Account(CustomerId customer, CurrencyCode currency) {}

    LateFeeDesk.Charged post(Caller caller, YearMonth month, LocalDate on, List<Verdict.Due> due) {
        if (due.isEmpty()) {
            return new LateFeeDesk.Charged(0, 0);
        }
        Map<Account, List<Verdict.Due>> accounts = new LinkedHashMap<>();
        for (Verdict.Due fee : due) {
            OpenItem late = fee.about().item();
            accounts.computeIfAbsent(new Account(late.customer(), late.currency()), key -> new ArrayList<>())
                    .add(fee);
        }
        List<NewOpenItem> posted = new ArrayList<>();
        List<EntryDraft> entries = new ArrayList<>();
        List<AuditEvent> events = new ArrayList<>();
        List<FeeNote> made = new ArrayList<>();
        String series = "LF-" + on.getYear();
        long first = notes.take(caller.company(), series, accounts.size());
        for (var account : accounts.entrySet()) {
            String number = "%s-%06d".formatted(series, first + made.size());
            FeeNote note = note(number, account.getKey().customer(), month, on, account.getValue());
            Money base = base(caller, note.amount(), on);
            posted.addAll(items(note, account.getValue(), base));
            entries.add(entry(note, base));
            events.add(event(note));
            made.add(note);
        }
        items.post(caller.company(), posted, clock.now());
        notes.insert(caller.company(), series, first, made, caller.actor().reference());
        ledger.post(caller.company(), entries);
        audit.record(caller, events);
        outbox.publish(
                caller.company(),
                made.stream()
                        .map(note -> new Outbox.Event(FeeNote.CHARGED, note.id(), "{}"))
                        .toList());
        return new LateFeeDesk.Charged(made.size(), due.size());
    }

    private static FeeNote note(
            String number, CustomerId customer, YearMonth month, LocalDate on, List<Verdict.Due> due) {
        List<FeeNote.Fee> fees = new ArrayList<>();
        for (Verdict.Due one : due) {
            OpenItem late = one.about().item();
            fees.add(new FeeNote.Fee(
                    Ids.next(),
                    fees.size() + 1,
                    one.rule().id(),
                    one.rule().name(),
                    late.id(),
                    late.number(),
                    late.dueOn(),
                    OpenItemId.next(),
                    one.fee()));
        }
        Money sum =
                fees.stream().map(fee -> fee.fee().amount()).reduce(Money::plus).orElseThrow();
        return new FeeNote(Ids.next(), number, customer, month, on, sum, fees);
    }

    /** The base amounts of the items sum to the one of the note. */
    private static List<NewOpenItem> items(FeeNote note, List<Verdict.Due> due, Money base) {
        long[] weights = note.fees().stream()
                .mapToLong(fee -> fee.fee().amount().minor())
                .toArray();
        List<Money> bases = base.allocate(weights);
        List<NewOpenItem> items = new ArrayList<>();
        for (FeeNote.Fee fee : note.fees()) {
            items.add(new NewOpenItem(
                    fee.item(),
                    note.customer(),
                    OpenItem.Kind.LATE_FEE,
                    note.id(),
                    note.number(),
                    fee.position(),
                    fee.fee().amount(),
                    bases.get(fee.position() - 1).minor(),
                    note.on(),
                    note.on().plusDays(due.get(fee.position() - 1).rule().dueDays()),
                    note.on(),
                    null,
                    null));
        }
        return items;
    }

    private static EntryDraft entry(FeeNote note, Money base) {
        UUID customer = note.customer().value();
        return new EntryDraft(
                Ids.next(),
                note.on(),
                "LATE_FEE",
                note.id(),
                "Late fees " + note.number(),
                null,
                List.of(
                        Posting.debit(AccountRole.RECEIVABLES, note.amount(), base, customer),
                        Posting.credit(AccountRole.LATE_FEES, note.amount(), base, customer)));
    }

    private static AuditEvent event(FeeNote note) {
        return AuditEvent.of("late-fee.charge", "late fees", note.id(), note.number())
                .about(note.customer().value())
                .fact("month", note.month())
                .fact("amount", note.amount())
                .fact("fees", note.fees().size());
    }

    private Money base(Caller caller, Money amount, LocalDate on) {
        CurrencyCode own = companies.get(caller.company()).currency();
        BigDecimal rate = rates.get(caller.company(), amount.currency(), on);
        return Money.rounded(amount.toDecimal().multiply(rate), own, RoundingMode.HALF_UP);
    }
}
