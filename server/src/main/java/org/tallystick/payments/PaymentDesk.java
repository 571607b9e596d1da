package org.tallystick.payments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.EntryDraft;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.ledger.ExchangeRates.RateKey;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.Posting;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Payments.NewPayment;
import org.tallystick.payments.Payments.SourceKey;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/** Where money received is booked, and what the bank took back. Settling open items is done by receivables. */
@Service
@Transactional
public class PaymentDesk {
    private final Payments payments;
    private final PaymentReturns returns;
    private final Deposits deposits;
    private final BankAccounts bankAccounts;
    private final Customers customers;
    private final Ledger ledger;
    private final ExchangeRates rates;
    private final Companies companies;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;

    PaymentDesk(
            Payments payments,
            PaymentReturns returns,
            Deposits deposits,
            BankAccounts bankAccounts,
            Customers customers,
            Ledger ledger,
            ExchangeRates rates,
            Companies companies,
            AuditLog audit,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.payments = payments;
        this.returns = returns;
        this.deposits = deposits;
        this.bankAccounts = bankAccounts;
        this.customers = customers;
        this.ledger = ledger;
        this.rates = rates;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    /** What became of a reported payment. */
    public sealed interface Outcome {
        PaymentId id();

        record Received(PaymentId id) implements Outcome {}

        /** It was reported before; nothing changed. */
        record Known(PaymentId id) implements Outcome {}
    }

    /** Books money in: debit the bank's account, or undeposited funds for what was taken by hand; credit unapplied cash. */
    public Outcome receive(Caller caller, PaymentInput input) {
        return receiveAll(caller, List.of(input)).getFirst();
    }

    /** The same for many in a few statements, all or none; outcomes in the order of the inputs. */
    public List<Outcome> receiveAll(Caller caller, List<PaymentInput> inputs) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        Map<SourceKey, PaymentId> known =
                payments.known(company, inputs.stream().map(SourceKey::of).toList());
        Map<SourceKey, PaymentInput> fresh = new LinkedHashMap<>();
        for (PaymentInput input : inputs) {
            if (!known.containsKey(SourceKey.of(input))) {
                fresh.putIfAbsent(SourceKey.of(input), input);
            }
        }
        Map<SourceKey, PaymentId> received = book(caller, List.copyOf(fresh.values()), bankAccounts.list(company));
        List<Outcome> outcomes = new ArrayList<>();
        Set<SourceKey> told = new HashSet<>();
        for (PaymentInput input : inputs) {
            SourceKey key = SourceKey.of(input);
            PaymentId id = received.get(key);
            if (id == null) {
                outcomes.add(new Outcome.Known(Objects.requireNonNull(known.get(key))));
            } else {
                outcomes.add(told.add(key) ? new Outcome.Received(id) : new Outcome.Known(id));
            }
        }
        return outcomes;
    }

    /** Books money that a provider took for the company: debit the provider's clearing account, credit unapplied cash. */
    public PaymentId capture(Caller caller, PaymentInput input) {
        caller.must(Permission.TAKE_PAYMENTS);
        BankAccount clearing = bankAccounts
                .holding(caller.company(), input.bankAccount())
                .orElseThrow(() -> Refusal.notFound("clearing account"));
        return Objects.requireNonNull(
                book(caller, List.of(input), List.of(clearing)).get(SourceKey.of(input)));
    }

    private Map<SourceKey, PaymentId> book(Caller caller, List<PaymentInput> reported, List<BankAccount> accounts) {
        if (reported.isEmpty()) {
            return Map.of();
        }
        CompanyId company = caller.company();
        List<PaymentInput> inputs = ofSurvivors(company, reported);
        Map<UUID, BankAccount> banks =
                accounts.stream().collect(Collectors.toMap(BankAccount::id, Function.identity()));
        requireUsable(company, inputs, banks);
        List<Money> bases = bases(company, inputs);
        List<PaymentId> ids = inputs.stream().map(input -> PaymentId.next()).toList();
        List<EntryDraft> entries = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            entries.add(entry(ids.get(i), inputs.get(i), bases.get(i), banks));
        }
        ledger.post(company, entries);
        List<NewPayment> rows = numbered(company, ids, inputs, bases);
        int inserted =
                payments.insert(company, rows, clock.now(), caller.actor().reference());
        if (inserted < rows.size()) {
            throw Refusal.conflict(
                    "PAYMENT_KNOWN", "The same payment was booked at this very moment; look at the list.");
        }
        deposits.take(company, rows);
        audit.record(caller, rows.stream().map(PaymentDesk::event).toList());
        events.publishEvent(new PaymentsReceived(caller, ids));
        return rows.stream().collect(Collectors.toMap(row -> SourceKey.of(row.input()), NewPayment::id));
    }

    /** Money of a duplicate is money of the customer it was merged into. */
    private List<PaymentInput> ofSurvivors(CompanyId company, List<PaymentInput> inputs) {
        Map<CustomerId, CustomerId> survivors = customers.survivors(company, PaymentInput.customers(inputs));
        return inputs.stream().map(input -> input.ofSurvivor(survivors)).toList();
    }

    private static EntryDraft entry(PaymentId id, PaymentInput input, Money base, Map<UUID, BankAccount> banks) {
        BankAccount bank = Objects.requireNonNull(banks.get(input.bankAccount()));
        UUID customer = idOf(input.customer());
        return new EntryDraft(
                Ids.next(),
                input.receivedOn(),
                "PAYMENT",
                id.value(),
                "Payment received",
                null,
                List.of(
                        input.taken() == null
                                ? Posting.debit(bank.ledgerAccount(), input.amount(), base, customer)
                                : Posting.debit(AccountRole.UNDEPOSITED_FUNDS, input.amount(), base, customer),
                        Posting.credit(AccountRole.UNAPPLIED_CASH, input.amount(), base, customer)));
    }

    /** Numbers in the order of the inputs, per year; the years in their order, so that two batches do not lock crosswise. */
    private List<NewPayment> numbered(
            CompanyId company, List<PaymentId> ids, List<PaymentInput> inputs, List<Money> bases) {
        Map<Integer, Long> counts = inputs.stream()
                .collect(Collectors.groupingBy(
                        input -> input.receivedOn().getYear(), TreeMap::new, Collectors.counting()));
        Map<Integer, Iterator<String>> numbers = new HashMap<>();
        counts.forEach((year, count) -> numbers.put(
                year,
                payments.nextNumbers(company, year, Math.toIntExact(count)).iterator()));
        List<NewPayment> rows = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            int year = inputs.get(i).receivedOn().getYear();
            String number = Objects.requireNonNull(numbers.get(year)).next();
            rows.add(new NewPayment(
                    ids.get(i), number, inputs.get(i), bases.get(i).minor()));
        }
        return rows;
    }

    private static AuditEvent event(NewPayment row) {
        PaymentInput input = row.input();
        return AuditEvent.of("payment.receive", "payment", row.id().value(), row.number())
                .about(row.customer())
                .fact("amount", input.amount())
                .fact("receivedOn", input.receivedOn())
                .fact("source", input.source())
                .fact("sourceId", input.sourceId());
    }

    /** Says whose money a payment is; as long as it has settled nothing, that can change. */
    public void identify(Caller caller, PaymentId id, CustomerId named) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        Customer known = customers.find(company, named).orElseThrow(() -> Refusal.notFound("customer"));
        CustomerId customer = Objects.requireNonNullElse(known.mergedInto(), known.id());
        Payment payment = lock(company, id);
        if (payment.refunded().isPositive() && !customer.equals(payment.customer())) {
            throw Refusal.conflict("PAYMENT_REFUNDED", "Some of the payment is refunded; it stays with its payer.");
        }
        if (payment.allocated().isPositive() && !customer.equals(payment.customer())) {
            throw Refusal.conflict("PAYMENT_ALLOCATED", "The payment has settled something; take that back first.");
        }
        if (payment.exchanged().isPositive() && !customer.equals(payment.customer())) {
            throw Refusal.conflict(
                    "PAYMENT_EXCHANGED", "The payment is exchanged; identify what it was exchanged into.");
        }
        payments.setCustomer(company, id, customer);
        audit.record(
                caller,
                AuditEvent.of("payment.identify", "payment", id.value(), payment.number())
                        .about(customer.value()));
        events.publishEvent(new PaymentsReceived(caller, List.of(id)));
    }

    /**
     * The bank took the money back: the journal entry of the payment is reversed. Whatever it had settled must have been
     * reopened before, see receivables. A check that never got to the bank is given back out of undeposited funds; what the
     * payer disputed left the clearing account when the dispute began, and is lost now.
     */
    public void bookReturn(Caller caller, Payment payment, LocalDate on, String reasonCode) {
        caller.must(Permission.TAKE_PAYMENTS);
        if (payment.allocated().isPositive()) {
            throw new IllegalStateException("payment " + payment.id() + " still settles open items");
        }
        CompanyId company = caller.company();
        BankAccount account =
                bankAccounts.holding(company, payment.bankAccount()).orElseThrow();
        UUID returned = returns.insert(
                company, payment, on, reasonCode, clock.now(), caller.actor().reference());
        Money base = new Money(payment.baseMinor(), companies.get(company).currency());
        UUID customer = idOf(payment.customer());
        boolean here = deposits.taken(company, List.of(payment.id())).stream().anyMatch(each -> each.deposit() == null);
        ledger.post(
                company,
                new EntryDraft(
                        Ids.next(),
                        on,
                        "PAYMENT_RETURN",
                        returned,
                        "Payment " + payment.number() + " returned",
                        null,
                        List.of(
                                Posting.debit(AccountRole.UNAPPLIED_CASH, payment.amount(), base, customer),
                                withdrawn(payment, account, here, base))));
        if (payment.disputed()) {
            payments.setDisputed(company, payment.id(), false);
        }
        audit.record(
                caller,
                AuditEvent.of("payment.return", "payment", payment.id().value(), payment.number())
                        .about(customer)
                        .because(reasonCode)
                        .fact("returnedOn", on)
                        .fact("amount", payment.amount()));
    }

    /** Where the money stood last. */
    private static Posting withdrawn(Payment payment, BankAccount account, boolean here, Money base) {
        UUID customer = idOf(payment.customer());
        if (here) {
            return Posting.credit(AccountRole.UNDEPOSITED_FUNDS, payment.amount(), base, customer);
        }
        return payment.disputed()
                ? Posting.credit(AccountRole.DISPUTED_PAYMENTS, payment.amount(), base, customer)
                : Posting.credit(account.ledgerAccount(), payment.amount(), base, customer);
    }

    /** The payer disputes a locked payment: its provider takes it out of the clearing account until the dispute ends. */
    public void dispute(Caller caller, Payment payment, LocalDate on, UUID chargeback) {
        caller.must(Permission.TAKE_PAYMENTS);
        if (payment.disputed() || payment.isReturned()) {
            throw new IllegalStateException("payment " + payment.id() + " cannot be disputed");
        }
        moveDisputed(caller, payment, on, "CHARGEBACK", chargeback);
        payments.setDisputed(caller.company(), payment.id(), true);
    }

    /** The dispute ended for the company: the provider puts the money back. */
    public void winDispute(Caller caller, Payment payment, LocalDate on, UUID chargeback) {
        caller.must(Permission.TAKE_PAYMENTS);
        if (!payment.disputed()) {
            throw new IllegalStateException("payment " + payment.id() + " is not disputed");
        }
        moveDisputed(caller, payment, on, "CHARGEBACK_WON", chargeback);
        payments.setDisputed(caller.company(), payment.id(), false);
    }

    private void moveDisputed(Caller caller, Payment payment, LocalDate on, String type, UUID chargeback) {
        CompanyId company = caller.company();
        boolean won = payment.disputed();
        String clearing = bankAccounts
                .holding(company, payment.bankAccount())
                .orElseThrow()
                .ledgerAccount();
        Money base = new Money(payment.baseMinor(), companies.get(company).currency());
        UUID customer = idOf(payment.customer());
        List<Posting> postings = List.of(
                Posting.debit(AccountRole.DISPUTED_PAYMENTS, payment.amount(), base, customer),
                Posting.credit(clearing, payment.amount(), base, customer));
        ledger.post(
                company,
                new EntryDraft(
                        Ids.next(),
                        on,
                        type,
                        chargeback,
                        "Payment " + payment.number() + (won ? ": dispute won" : " disputed"),
                        null,
                        won ? postings.stream().map(Posting::reversed).toList() : postings));
    }

    private Payment lock(CompanyId company, PaymentId id) {
        return payments.lock(company, List.of(id)).stream().findFirst().orElseThrow(() -> Refusal.notFound("payment"));
    }

    private void requireUsable(CompanyId company, List<PaymentInput> inputs, Map<UUID, BankAccount> banks) {
        Set<CustomerId> named = inputs.stream()
                .map(PaymentInput::customer)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (customers.byIds(company, named).size() < named.size()) {
            throw Refusal.notFound("customer");
        }
        LocalDate today = clock.today(company);
        for (PaymentInput input : inputs) {
            if (input.source().equals(Payment.EXCHANGE)) {
                throw Refusal.invalid("SOURCE_RESERVED", "Payments of this source are made here; name another source.");
            }
            BankAccount bank = banks.get(input.bankAccount());
            if (bank == null) {
                throw Refusal.notFound("bank account");
            }
            if (input.receivedOn().isAfter(today)) {
                throw Refusal.invalid("DATE_IN_FUTURE", "Money received has a day that has come; check the date.");
            }
            if (!bank.currency().equals(input.amount().currency())) {
                throw Refusal.invalid(
                        "BANK_ACCOUNT_CURRENCY",
                        "The bank account is kept in " + bank.currency() + ", the payment is in "
                                + input.amount().currency() + "; choose another account.");
            }
        }
    }

    private List<Money> bases(CompanyId company, List<PaymentInput> inputs) {
        Map<RateKey, BigDecimal> known =
                rates.find(company, inputs.stream().map(PaymentDesk::rateKey).collect(Collectors.toSet()));
        CurrencyCode own = companies.get(company).currency();
        List<Money> bases = new ArrayList<>();
        for (PaymentInput input : inputs) {
            BigDecimal rate = known.get(rateKey(input));
            if (rate == null) {
                rate = rates.get(company, input.amount().currency(), input.receivedOn()); // refuses, with the sentence
            }
            bases.add(Money.rounded(input.amount().toDecimal().multiply(rate), own, RoundingMode.HALF_UP));
        }
        return bases;
    }

    private static RateKey rateKey(PaymentInput input) {
        return new RateKey(input.amount().currency(), input.receivedOn());
    }

    private static @Nullable UUID idOf(@Nullable CustomerId customer) {
        return customer == null ? null : customer.value();
    }
}
