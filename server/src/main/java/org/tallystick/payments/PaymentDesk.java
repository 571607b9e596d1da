package org.tallystick.payments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.EntryDraft;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.Posting;
import org.tallystick.lib.money.Money;
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
    private final BankAccounts bankAccounts;
    private final Customers customers;
    private final Ledger ledger;
    private final ExchangeRates rates;
    private final Companies companies;
    private final AuditLog audit;
    private final BusinessClock clock;

    PaymentDesk(
            Payments payments,
            BankAccounts bankAccounts,
            Customers customers,
            Ledger ledger,
            ExchangeRates rates,
            Companies companies,
            AuditLog audit,
            BusinessClock clock) {
        this.payments = payments;
        this.bankAccounts = bankAccounts;
        this.customers = customers;
        this.ledger = ledger;
        this.rates = rates;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a reported payment. */
    public sealed interface Outcome {
        PaymentId id();

        record Received(PaymentId id) implements Outcome {}

        /** It was reported before; nothing changed. */
        record Known(PaymentId id) implements Outcome {}
    }

    /** Books money in: debit the bank's account, credit unapplied cash. */
    public Outcome receive(Caller caller, PaymentInput input) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        Optional<Payment> known = payments.bySource(company, input.source(), input.sourceId());
        if (known.isPresent()) {
            return new Outcome.Known(known.get().id());
        }
        BankAccount bank =
                bankAccounts.find(company, input.bankAccount()).orElseThrow(() -> Refusal.notFound("bank account"));
        requireUsable(company, input, bank);
        PaymentId id = PaymentId.next();
        Money base = base(company, input.amount(), input.receivedOn());
        UUID customer = idOf(input.customer());
        ledger.post(
                company,
                new EntryDraft(
                        Ids.next(),
                        input.receivedOn(),
                        "PAYMENT",
                        id.value(),
                        "Payment received",
                        null,
                        List.of(
                                Posting.debit(bank.ledgerAccount(), input.amount(), base, customer),
                                Posting.credit(AccountRole.UNAPPLIED_CASH, input.amount(), base, customer))));
        String number = payments.nextNumber(company, input.receivedOn().getYear());
        boolean inserted = payments.insert(
                company,
                id,
                number,
                input,
                base.minor(),
                clock.now(),
                caller.actor().reference());
        if (!inserted) {
            throw Refusal.conflict(
                    "PAYMENT_KNOWN", "The same payment was booked at this very moment; look at the list.");
        }
        audit.record(
                caller,
                AuditEvent.of("payment.receive", "payment", id.value(), number)
                        .about(customer)
                        .fact("amount", input.amount())
                        .fact("receivedOn", input.receivedOn())
                        .fact("source", input.source())
                        .fact("sourceId", input.sourceId()));
        return new Outcome.Received(id);
    }

    /** Says whose money a payment is; as long as it has settled nothing, that can change. */
    public void identify(Caller caller, PaymentId id, CustomerId customer) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        if (customers.find(company, customer).isEmpty()) {
            throw Refusal.notFound("customer");
        }
        Payment payment = lock(company, id);
        if (payment.allocated().isPositive() && !customer.equals(payment.customer())) {
            throw Refusal.conflict("PAYMENT_ALLOCATED", "The payment has settled something; take that back first.");
        }
        payments.setCustomer(company, id, customer);
        audit.record(
                caller,
                AuditEvent.of("payment.identify", "payment", id.value(), payment.number())
                        .about(customer.value()));
    }

    /**
     * The bank took the money back: the journal entry of the payment is reversed. Whatever it had settled must have been
     * reopened before, see receivables.
     */
    public void bookReturn(Caller caller, Payment payment, LocalDate on, String reasonCode) {
        caller.must(Permission.TAKE_PAYMENTS);
        if (payment.allocated().isPositive()) {
            throw new IllegalStateException("payment " + payment.id() + " still settles open items");
        }
        CompanyId company = caller.company();
        BankAccount bank =
                bankAccounts.find(company, payment.bankAccount()).orElseThrow(() -> Refusal.notFound("bank account"));
        UUID returned = payments.insertReturn(
                company, payment, on, reasonCode, clock.now(), caller.actor().reference());
        Money base = new Money(payment.baseMinor(), companies.get(company).currency());
        UUID customer = idOf(payment.customer());
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
                                Posting.credit(bank.ledgerAccount(), payment.amount(), base, customer))));
        audit.record(
                caller,
                AuditEvent.of("payment.return", "payment", payment.id().value(), payment.number())
                        .about(customer)
                        .because(reasonCode)
                        .fact("returnedOn", on)
                        .fact("amount", payment.amount()));
    }

    private Payment lock(CompanyId company, PaymentId id) {
        return payments.lock(company, List.of(id)).stream().findFirst().orElseThrow(() -> Refusal.notFound("payment"));
    }

    private void requireUsable(CompanyId company, PaymentInput input, BankAccount bank) {
        CustomerId customer = input.customer();
        if (customer != null && customers.find(company, customer).isEmpty()) {
            throw Refusal.notFound("customer");
        }
        if (input.receivedOn().isAfter(clock.today(company))) {
            throw Refusal.invalid("DATE_IN_FUTURE", "Money received has a day that has come; check the date.");
        }
        if (!bank.currency().equals(input.amount().currency())) {
            throw Refusal.invalid(
                    "BANK_ACCOUNT_CURRENCY",
                    "The bank account is kept in " + bank.currency() + ", the payment is in "
                            + input.amount().currency() + "; choose another account.");
        }
    }

    private Money base(CompanyId company, Money amount, LocalDate on) {
        BigDecimal rate = rates.get(company, amount.currency(), on);
        return Money.rounded(
                amount.toDecimal().multiply(rate), companies.get(company).currency(), RoundingMode.HALF_UP);
    }

    private static @Nullable UUID idOf(@Nullable CustomerId customer) {
        return customer == null ? null : customer.value();
    }
}
