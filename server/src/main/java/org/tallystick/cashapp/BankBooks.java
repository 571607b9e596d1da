package org.tallystick.cashapp;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.BankOpenings.Opening;
import org.tallystick.cashapp.LineBookings.Missing;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.EntryDraft;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.ledger.ExchangeRates.RateKey;
import org.tallystick.ledger.JournalBook;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.Periods;
import org.tallystick.ledger.Posting;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;

/**
 * Lets the ledger's bank account follow the bank line by line. What the bank had before is booked once; a line that is no
 * payment, return or refund is booked as another movement of the bank, or to be clarified as long as a person has to look at
 * it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BankBooks {
    static final String OPENING = "BANK_OPENING";
    static final String OPENING_REPLACED = "BANK_OPENING_REPLACED";
    static final String LINE = "BANK_LINE";
    static final String LINE_CLEARED = "BANK_LINE_CLEARED";
    static final String LINE_OPENING = "BANK_LINE_OPENING";

    private final BankOpenings openings;
    private final LineBookings bookings;
    private final Ledger ledger;
    private final JournalBook journal;
    private final Periods periods;
    private final ExchangeRates rates;
    private final Companies companies;
    private final BusinessClock clock;

    BankBooks(
            BankOpenings openings,
            LineBookings bookings,
            Ledger ledger,
            JournalBook journal,
            Periods periods,
            ExchangeRates rates,
            Companies companies,
            BusinessClock clock) {
        this.openings = openings;
        this.bookings = bookings;
        this.ledger = ledger;
        this.journal = journal;
        this.periods = periods;
        this.rates = rates;
        this.companies = companies;
        this.clock = clock;
    }

    /** Books what the bank had before the statement when it is the first of its account, or earlier than the first so far. */
    void open(Caller caller, StatementRead read, UUID statement, BankAccount account) {
        CompanyId company = caller.company();
        Optional<Opening> current = openings.current(company, account);
        LocalDate opensOn = opensOn(read);
        Money bank = openingOf(read);
        if (opensOn == null || !isNeeded(current, opensOn, bank)) {
            return;
        }
        Opening replaced = current.filter(before -> bank != null && before.opening() != null)
                .orElse(null);
        if (replaced != null && !replaced.booked().isZero()) {
            takeBack(company, replaced);
        }
        List<EntryDraft> entries = new ArrayList<>();
        Money missing = Money.zero(account.currency());
        if (current.isEmpty()) {
            List<Missing> waiting = bookings.waitingSinceBefore(company, account).stream()
                    .map(line -> new Missing(line.line(), opensOn, line.amount(), line.state()))
                    .toList();
            entries.addAll(entries(company, waiting, account));
            missing = waiting.stream().map(Missing::amount).reduce(missing, Money::plus);
        }
        Money booked = bank == null
                ? Money.zero(account.currency())
                : bank.minus(missing).minus(openings.ledgerBefore(company, account, opensOn));
        Opening opening = Opening.of(opensOn, bank, booked);
        if (!booked.isZero()) {
            entries.add(entry(
                    OPENING,
                    opening.id(),
                    opensOn,
                    "Opening balance of the bank",
                    account.ledgerAccount(),
                    AccountRole.OPENING_BALANCE,
                    booked,
                    worth(company, List.of(new RateKey(account.currency(), opensOn)), List.of(booked))
                            .getFirst()));
        }
        openings.insert(
                company,
                account,
                statement,
                opening,
                replaced == null ? null : replaced.id(),
                clock.now(),
                caller.actor().reference());
        ledger.post(company, entries);
    }

    private static boolean isNeeded(Optional<Opening> current, LocalDate opensOn, @Nullable Money bank) {
        if (current.isEmpty()) {
            return true;
        }
        boolean known = current.get().opening() != null;
        return bank != null && (!known || opensOn.isBefore(current.get().opensOn()));
    }

    /** The first day something is booked on; so its month is one that is posted to anyway. */
    private static @Nullable LocalDate opensOn(StatementRead read) {
        return read.lines().stream()
                .map(LineRead::bookedOn)
                .min(LocalDate::compareTo)
                .orElse(read.to() == null ? read.from() : read.to());
    }

    private static @Nullable Money openingOf(StatementRead read) {
        Money closing = read.closing();
        if (read.opening() != null || closing == null) {
            return read.opening();
        }
        return read.lines().stream().map(LineRead::amount).reduce(closing, Money::minus);
    }

    private void takeBack(CompanyId company, Opening replaced) {
        UUID entry = journal.entryOf(company, OPENING, replaced.id()).orElseThrow();
        ledger.post(company, journal.reversalOf(company, entry, replaced.opensOn(), OPENING_REPLACED, replaced.id()));
    }

    /** Books what of these lines, which are stored, is not in the ledger yet. */
    void book(CompanyId company, Collection<UUID> lines, BankAccount account) {
        if (lines.isEmpty()) {
            return;
        }
        List<EntryDraft> entries = new ArrayList<>(entries(company, bookings.unlinked(company, lines), account));
        entries.addAll(absorbed(company, lines, account));
        ledger.post(company, entries);
    }

    /** Whether a person said before that the line is nothing of ours. */
    boolean isSetAside(CompanyId company, ReceiptLine line) {
        return journal.entryOf(company, LINE_CLEARED, line.id()).isPresent();
    }

    /** The line is something that is, or was, booked by itself: its own entry is taken back. */
    void explained(CompanyId company, ReceiptLine line, BankAccount account) {
        List<EntryDraft> entries = new ArrayList<>();
        journal.entryOf(company, LINE, line.id())
                .map(entry -> journal.reversalOf(company, entry, dayOf(company, line), LINE_CLEARED, line.id()))
                .ifPresent(entries::add);
        entries.addAll(absorbed(company, List.of(line.id()), account));
        ledger.post(company, entries);
    }

    /** The line is nothing of ours: from the lines to clarify to the other movements, on the day somebody says so. */
    void setAside(CompanyId company, ReceiptLine line) {
        Optional<UUID> entry = journal.entryOf(company, LINE, line.id());
        if (entry.isEmpty()) {
            return;
        }
        Money base = journal.linesOf(company, entry.get()).stream()
                .filter(posting -> posting.amount().equals(line.amount()))
                .map(posting ->
                        new Money(posting.baseMinor(), companies.get(company).currency()))
                .findFirst()
                .orElseThrow();
        ledger.post(
                company,
                new EntryDraft(
                        Ids.next(),
                        clock.today(company),
                        LINE_CLEARED,
                        line.id(),
                        "Bank line set aside",
                        null,
                        List.of(
                                Posting.debit(AccountRole.LINES_TO_CLARIFY, line.amount(), base, null),
                                Posting.credit(AccountRole.OTHER_BANK_MOVEMENTS, line.amount(), base, null))));
    }

    /** A deed of today may explain a line of a month that is closed. */
    private LocalDate dayOf(CompanyId company, ReceiptLine line) {
        return periods.isOpen(company, line.bookedOn()) ? line.bookedOn() : clock.today(company);
    }

    private List<EntryDraft> entries(CompanyId company, List<Missing> lines, BankAccount account) {
        return entries(
                company,
                lines,
                account,
                LINE,
                "Bank line",
                line -> line.state() == LineState.IGNORED
                        ? AccountRole.OTHER_BANK_MOVEMENTS
                        : AccountRole.LINES_TO_CLARIFY);
    }

    private List<EntryDraft> absorbed(CompanyId company, Collection<UUID> lines, BankAccount account) {
        return entries(
                company,
                bookings.absorbed(company, account, lines),
                account,
                LINE_OPENING,
                "Bank line of what was on its way at the opening",
                line -> AccountRole.OPENING_BALANCE);
    }

    private List<EntryDraft> entries(
            CompanyId company,
            List<Missing> lines,
            BankAccount account,
            String source,
            String text,
            Function<Missing, AccountRole> against) {
        List<Money> worth = worth(
                company,
                lines.stream()
                        .map(line -> new RateKey(account.currency(), line.bookedOn()))
                        .toList(),
                lines.stream().map(Missing::amount).toList());
        List<EntryDraft> entries = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Missing line = lines.get(i);
            entries.add(entry(
                    source,
                    line.line(),
                    line.bookedOn(),
                    text,
                    account.ledgerAccount(),
                    against.apply(line),
                    line.amount(),
                    worth.get(i)));
        }
        return entries;
    }

    private static EntryDraft entry(
            String source,
            UUID id,
            LocalDate on,
            String text,
            String bank,
            AccountRole against,
            Money amount,
            Money base) {
        return new EntryDraft(
                Ids.next(),
                on,
                source,
                id,
                text,
                null,
                List.of(Posting.debit(bank, amount, base, null), Posting.credit(against, amount, base, null)));
    }

    /** In the company's own currency, each at the rate of its day. */
    private List<Money> worth(CompanyId company, List<RateKey> keys, List<Money> amounts) {
        CurrencyCode own = companies.get(company).currency();
        Map<RateKey, BigDecimal> known = rates.find(company, keys.stream().collect(Collectors.toSet()));
        return Stream.iterate(0, i -> i < amounts.size(), i -> i + 1)
                .map(i -> Money.rounded(
                        amounts.get(i).toDecimal().multiply(rate(company, keys.get(i), known)),
                        own,
                        RoundingMode.HALF_UP))
                .toList();
    }

    /** The refusal of a missing rate has the sentence. */
    private BigDecimal rate(CompanyId company, RateKey key, Map<RateKey, BigDecimal> known) {
        return Objects.requireNonNullElseGet(known.get(key), () -> rates.get(company, key.currency(), key.on()));
    }
}
