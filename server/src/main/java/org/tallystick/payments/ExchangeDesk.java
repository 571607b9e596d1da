package org.tallystick.payments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.ledger.EntryDraft;
import org.tallystick.ledger.Ledger;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.Payments.NewPayment;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/** Where money that was paid in another currency than the bank booked becomes a payment in that currency, and back. */
@Service
@Transactional
public class ExchangeDesk {
    private static final String ENTRY = "PAYMENT_EXCHANGE";

    private final Payments payments;
    private final Exchanges exchanges;
    private final BankAccounts bankAccounts;
    private final Ledger ledger;
    private final AuditLog audit;
    private final Companies companies;
    private final BusinessClock clock;

    ExchangeDesk(
            Payments payments,
            Exchanges exchanges,
            BankAccounts bankAccounts,
            Ledger ledger,
            AuditLog audit,
            Companies companies,
            BusinessClock clock) {
        this.payments = payments;
        this.exchanges = exchanges;
        this.bankAccounts = bankAccounts;
        this.ledger = ledger;
        this.audit = audit;
        this.companies = companies;
        this.clock = clock;
    }

    /** Exchanges all that is unapplied of a payment into a new one, which is returned. */
    public PaymentId exchange(Caller caller, ExchangeInput input) {
        return exchangeAll(caller, List.of(input)).getFirst();
    }

    /** The same for many different payments, all or none; the new ones in the order of the inputs. */
    public List<PaymentId> exchangeAll(Caller caller, List<ExchangeInput> inputs) {
        caller.must(Permission.ALLOCATE);
        CompanyId company = caller.company();
        Map<PaymentId, Payment> locked =
                lock(company, inputs.stream().map(ExchangeInput::payment).toList());
        if (locked.size() < inputs.size()) {
            throw Refusal.notFound("payment");
        }
        List<PaymentExchange> made = new ArrayList<>();
        for (ExchangeInput input : inputs) {
            Payment payment = Objects.requireNonNull(locked.get(input.payment()));
            requireExchangeable(company, payment, input);
            made.add(exchange(caller, payment, input));
        }
        List<NewPayment> rows = numbered(company, made, locked);
        payments.insert(company, rows, clock.now(), caller.actor().reference());
        exchanges.insert(company, made);
        ledger.post(company, entries(company, made, locked));
        audit.record(caller, events("payment.exchange", made, locked));
        return made.stream().map(PaymentExchange::to).toList();
    }

    private void requireExchangeable(CompanyId company, Payment payment, ExchangeInput input) {
        if (input.paid().currency().equals(payment.currency())) {
            throw Refusal.invalid(
                    "EXCHANGE_SAME_CURRENCY",
                    "The payment is in " + payment.currency() + " already; choose the currency that was paid.");
        }
        if (payment.isExchange()) {
            throw Refusal.conflict(
                    "PAYMENT_EXCHANGED", "This is what another payment was exchanged into; undo that exchange first.");
        }
        if (payment.disputed()) {
            throw Refusal.conflict(
                    "PAYMENT_DISPUTED", "The payer disputes this payment; it is exchanged when that has ended.");
        }
        if (payment.isReturned() || !payment.unapplied().isPositive()) {
            throw Refusal.conflict("NOTHING_UNAPPLIED", "Nothing of " + payment.number() + " is unapplied any more.");
        }
        if (isHeldByProvider(company, payment)) {
            throw Refusal.conflict(
                    "PAYMENT_HELD_BY_PROVIDER", "A provider took this payment in the currency it was asked for.");
        }
        requireDay(company, payment, input.on());
    }

    private boolean isHeldByProvider(CompanyId company, Payment payment) {
        return bankAccounts.find(company, payment.bankAccount()).isEmpty();
    }

    private void requireDay(CompanyId company, Payment payment, LocalDate on) {
        if (on.isAfter(clock.today(company))) {
            throw Refusal.invalid("DATE_IN_FUTURE", "Choose today or an earlier day.");
        }
        boolean tooEarly = on.isBefore(payment.receivedOn())
                || exchanges.of(company, payment.id()).stream().anyMatch(before -> on.isBefore(before.effectiveOn()));
        if (tooEarly) {
            throw Refusal.invalid(
                    "EXCHANGE_TOO_EARLY",
                    "Choose the day the payment came in, or a later one; not before it was undone.");
        }
    }

    private PaymentExchange exchange(Caller caller, Payment payment, ExchangeInput input) {
        return new PaymentExchange(
                Ids.next(),
                payment.id(),
                PaymentId.next(),
                payment.unapplied(),
                input.paid(),
                payment.unappliedBaseMinor(),
                input.on(),
                input.rule(),
                null,
                null,
                null,
                clock.now(),
                caller.actor().reference());
    }

    /** Numbers in the order made, per year; the years in their order, so that two batches do not lock crosswise. */
    private List<NewPayment> numbered(CompanyId company, List<PaymentExchange> made, Map<PaymentId, Payment> locked) {
        Map<Integer, Long> counts = made.stream()
                .collect(Collectors.groupingBy(
                        exchange -> exchange.effectiveOn().getYear(), TreeMap::new, Collectors.counting()));
        Map<Integer, Iterator<String>> numbers = new HashMap<>();
        counts.forEach((year, count) -> numbers.put(
                year,
                payments.nextNumbers(company, year, Math.toIntExact(count)).iterator()));
        List<NewPayment> rows = new ArrayList<>();
        for (PaymentExchange exchange : made) {
            String number = Objects.requireNonNull(
                            numbers.get(exchange.effectiveOn().getYear()))
                    .next();
            Payment from = Objects.requireNonNull(locked.get(exchange.from()));
            rows.add(new NewPayment(exchange.to(), number, asPaid(from, exchange), exchange.baseMinor()));
        }
        return rows;
    }

    /** What is known of the payment goes with it; the bank account stays where the money really came in. */
    private static PaymentInput asPaid(Payment from, PaymentExchange exchange) {
        return new PaymentInput(
                from.customer(),
                from.method(),
                exchange.paid(),
                exchange.effectiveOn(),
                from.reference(),
                from.payerName(),
                from.payerAccount(),
                from.bankAccount(),
                Payment.EXCHANGE,
                exchange.id().toString());
    }

    /** What a payment is exchanged into now. */
    @Transactional(readOnly = true)
    public List<PaymentId> into(CompanyId company, PaymentId payment) {
        return exchanges.into(company, payment);
    }

    /** Takes an exchange back: what it was exchanged into is gone, the payment has its unapplied amount again. */
    public PaymentId undo(Caller caller, PaymentId exchanged, String reason) {
        caller.must(Permission.ALLOCATE);
        CompanyId company = caller.company();
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; the reason is kept with the fact.");
        }
        PaymentExchange making = exchanges
                .making(company, exchanged)
                .orElseThrow(() -> payments.find(company, exchanged).isEmpty()
                        ? Refusal.notFound("payment")
                        : Refusal.conflict("NOT_EXCHANGED", "No other payment was exchanged into this one."));
        undo(caller, making, clock.today(company), reason.strip());
        return making.from();
    }

    /**
     * The bank takes the payment back: first everything it was exchanged into becomes the payment again. Whatever that had
     * settled must have been reopened before, see receivables.
     */
    public void undoForReturn(Caller caller, PaymentId returned, LocalDate on, String reason) {
        caller.must(Permission.TAKE_PAYMENTS);
        for (PaymentExchange exchange : exchanges.of(caller.company(), returned)) {
            if (exchange.isActive() && exchange.from().equals(returned)) {
                undo(caller, exchange, on, reason);
            }
        }
    }

    private void undo(Caller caller, PaymentExchange seen, LocalDate on, String reason) {
        CompanyId company = caller.company();
        Map<PaymentId, Payment> locked = lock(company, List.of(seen.from(), seen.to()));
        Payment exchanged = Objects.requireNonNull(locked.get(seen.to()));
        if (exchanged.exchanged().isPositive()) {
            throw Refusal.conflict("EXCHANGE_UNDONE", "This exchange was undone before.");
        }
        if (exchanged.allocated().isPositive() || exchanged.refunded().isPositive()) {
            throw Refusal.conflict(
                    "EXCHANGE_IN_USE",
                    exchanged.number() + " has settled something or is refunded; take that back first.");
        }
        PaymentExchange undoing =
                seen.undone(Ids.next(), on, reason, clock.now(), caller.actor().reference());
        exchanges.insert(company, List.of(undoing));
        ledger.post(company, entries(company, List.of(undoing), locked));
        audit.record(caller, events("payment.exchange-undo", List.of(undoing), locked));
    }

    private List<EntryDraft> entries(CompanyId company, List<PaymentExchange> made, Map<PaymentId, Payment> locked) {
        return made.stream()
                .map(exchange -> {
                    Payment from = Objects.requireNonNull(locked.get(exchange.from()));
                    Money base = new Money(
                            exchange.baseMinor(), companies.get(company).currency());
                    return new EntryDraft(
                            Ids.next(),
                            exchange.effectiveOn(),
                            ENTRY,
                            exchange.id(),
                            "Payment " + from.number()
                                    + (exchange.reverses() == null ? " exchanged" : ": exchange undone"),
                            null,
                            exchange.postings(base, idOf(from.customer())));
                })
                .toList();
    }

    private static List<AuditEvent> events(String command, List<PaymentExchange> made, Map<PaymentId, Payment> locked) {
        return made.stream()
                .map(exchange -> {
                    Payment from = Objects.requireNonNull(locked.get(exchange.from()));
                    return AuditEvent.of(command, "payment", from.id().value(), from.number())
                            .about(idOf(from.customer()))
                            .because(exchange.reason())
                            .fact("booked", exchange.booked())
                            .fact("paid", exchange.paid())
                            .fact("into", exchange.to())
                            .fact("effectiveOn", exchange.effectiveOn())
                            .fact("rule", exchange.rule());
                })
                .toList();
    }

    private Map<PaymentId, Payment> lock(CompanyId company, List<PaymentId> ids) {
        return payments.lock(company, ids).stream().collect(Collectors.toMap(Payment::id, payment -> payment));
    }

    private static @Nullable UUID idOf(@Nullable CustomerId customer) {
        return customer == null ? null : customer.value();
    }
}
