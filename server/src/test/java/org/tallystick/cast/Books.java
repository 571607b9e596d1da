package org.tallystick.cast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.tallystick.access.Caller;
import org.tallystick.approvals.Answer;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.PostalAddress;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.EntryDraft;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.Posting;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.ExchangeDesk;
import org.tallystick.payments.ExchangeInput;
import org.tallystick.payments.PaymentDesk;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.PaymentInput;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.Transactions;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationId;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.NewOpenItem;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Slice;
import org.tallystick.receivables.WriteOffDesk;
import org.tallystick.testing.BooksAreClean;

/**
 * The books of a new company, kept in euros, with the usual accounts, and short ways to do business in it. Each deed is a
 * transaction of its own. The clock it sets is everybody's; closing resets it.
 */
public final class Books implements AutoCloseable {
    public static final CurrencyCode EUR = CurrencyCode.of("EUR");
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final AtomicInteger COMPANIES = new AtomicInteger();

    private final ApplicationContext beans;
    private final Company company;
    private final Caller caller;
    private final Map<CurrencyCode, UUID> banks = new HashMap<>();
    private final Map<CurrencyCode, BigDecimal> rates = new HashMap<>(Map.of(EUR, BigDecimal.ONE));
    private int documents;

    private Books(ApplicationContext beans, Company company) {
        this.beans = beans;
        this.company = company;
        this.caller = Caller.system(company.id());
    }

    /** Founds a company with a chart of accounts and a bank account. */
    public static Books open(ApplicationContext beans) {
        String code = "CAST-" + COMPANIES.incrementAndGet();
        var company =
                new Company(CompanyId.next(), code, "Mercy Clinic", EUR, "DE", ZONE, null, Company.Letterhead.EMPTY);
        beans.getBean(Companies.class).create(company);
        BooksAreClean.tolerate(company.id(), "I06", "I43"); // open items and entries, but no documents
        var books = new Books(beans, company);
        books.bank(EUR);
        return books;
    }

    public CompanyId company() {
        return company.id();
    }

    public Caller caller() {
        return caller;
    }

    /** Does the work in a transaction of the company. */
    public <T> T call(Supplier<T> work) {
        return bean(Transactions.class).in(CompanyScope.of(company.id()), work);
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** It is noon of that day in the company's zone, and time goes on from there. */
    public Books on(LocalDate day) {
        return at(day.atTime(12, 0).atZone(ZONE).toInstant());
    }

    public Books at(Instant moment) {
        bean(SettableClock.class).set(moment);
        return this;
    }

    @Override
    public void close() {
        bean(SettableClock.class).reset();
    }

    /** Lets the company bill and be paid in another currency, at one rate for good. */
    public void trade(CurrencyCode currency, String rate, LocalDate... validOn) {
        rates.put(currency, new BigDecimal(rate));
        run(() -> {
            for (LocalDate day : validOn) {
                bean(ExchangeRates.class).add(caller, currency, day, new BigDecimal(rate), "test");
            }
        });
        bank(currency);
    }

    private void bank(CurrencyCode currency) {
        var account = new BankAccount(
                Ids.next(),
                "Checking " + currency,
                null,
                null,
                "1000" + currency,
                currency,
                AccountRole.CASH.usual().number(),
                currency.equals(EUR));
        banks.put(currency, call(() -> bean(BankAccounts.class).add(caller, account)));
    }

    public UUID bankAccount(CurrencyCode currency) {
        UUID bank = banks.get(currency);
        if (bank == null) {
            throw new IllegalArgumentException("no bank account in " + currency);
        }
        return bank;
    }

    /** A customer with that number and name, such as {@code ACME} and {@code Acme Corp}. */
    public CustomerId customer(String number, String name) {
        return customer(number, name, null);
    }

    public CustomerId customer(String number, String name, @Nullable CustomerId parent) {
        var profile = new CustomerProfile(
                number,
                name,
                CustomerKind.BUSINESS,
                null,
                Locale.ENGLISH,
                EUR,
                PaymentTerms.parse("net 30"),
                parent,
                DeliveryChannel.EMAIL,
                new PostalAddress("1 Main Street", "10115", "Berlin", "DE"),
                null);
        return call(() -> bean(CustomerDesk.class).create(caller, profile));
    }

    /** Owed before Tallystick kept the books. */
    public OpenItemId owed(CustomerId customer, Money amount, LocalDate documentOn, LocalDate dueOn) {
        return post(customer, OpenItem.Kind.OPENING, amount, documentOn, dueOn, AccountRole.OPENING_BALANCE);
    }

    /** An invoice without tax. */
    public OpenItemId invoiced(CustomerId customer, Money amount, LocalDate invoiceOn, LocalDate dueOn) {
        return post(customer, OpenItem.Kind.INVOICE, amount, invoiceOn, dueOn, AccountRole.REVENUE);
    }

    /** A credit memo, not used yet; the amount is positive. */
    public OpenItemId credited(CustomerId customer, Money amount, LocalDate on) {
        return post(customer, OpenItem.Kind.CREDIT, amount.negated(), on, on, AccountRole.REVENUE);
    }

    private OpenItemId post(
            CustomerId customer,
            OpenItem.Kind kind,
            Money amount,
            LocalDate documentOn,
            LocalDate dueOn,
            AccountRole against) {
        UUID document = Ids.next();
        String number = kind.name().charAt(0) + "-%04d".formatted(++documents);
        Money base = base(amount);
        var item = new NewOpenItem(
                OpenItemId.next(),
                customer,
                kind,
                document,
                number,
                1,
                amount,
                base.minor(),
                documentOn,
                dueOn,
                documentOn,
                null,
                null);
        var entry = new EntryDraft(
                Ids.next(),
                documentOn,
                kind.name(),
                document,
                number,
                null,
                List.of(
                        Posting.debit(AccountRole.RECEIVABLES, amount, base, customer.value()),
                        Posting.credit(against, amount, base, customer.value())));
        run(() -> {
            bean(Ledger.class).post(company.id(), entry);
            bean(OpenItems.class).post(company.id(), List.of(item), now());
        });
        return item.id();
    }

    /** Money came in; from nobody known when the customer is null. */
    public PaymentId received(@Nullable CustomerId customer, Money amount, LocalDate on) {
        String id = Ids.next().toString();
        var input = new PaymentInput(
                customer,
                PaymentMethod.BANK_TRANSFER,
                amount,
                on,
                null,
                null,
                null,
                bankAccount(amount.currency()),
                "test",
                id);
        return call(() -> bean(PaymentDesk.class).receive(caller, input).id());
    }

    public AllocationId allocated(PaymentId payment, OpenItemId item, Money amount, LocalDate on) {
        var request = new AllocationRequest(payment, List.of(new Slice(item, amount)), List.of(), on, "test");
        return call(() -> bean(AllocationDesk.class).allocate(caller, request).getFirst());
    }

    public AllocationId creditUsed(OpenItemId credit, OpenItemId item, Money amount, LocalDate on) {
        return call(() -> bean(AllocationDesk.class)
                .applyCredit(caller, credit, List.of(new Slice(item, amount)), on, "test")
                .getFirst());
    }

    public AllocationId writtenOff(OpenItemId item, Money amount, LocalDate on) {
        return call(() -> switch (bean(WriteOffDesk.class).writeOff(caller, item, amount, on, "insolvent")) {
            case Answer.Done(var made) -> new AllocationId(made.subject());
            case Answer.Waits _ -> throw new AssertionError("nobody else has to agree here");
        });
    }

    public void takenBack(AllocationId allocation, LocalDate on) {
        run(() -> bean(AllocationDesk.class).takeBack(caller, List.of(allocation), on, "mistake"));
    }

    public void returned(PaymentId payment, LocalDate on) {
        run(() -> bean(AllocationDesk.class).returnPayment(caller, payment, on, "AC04"));
    }

    /** All that is unapplied of a payment was paid as this. */
    public PaymentId exchanged(PaymentId payment, Money paid, LocalDate on) {
        return call(() -> bean(ExchangeDesk.class).exchange(caller, new ExchangeInput(payment, paid, on, "test")));
    }

    /** What a payment was exchanged into is that payment again. */
    public void exchangeUndone(PaymentId exchanged) {
        run(() -> bean(ExchangeDesk.class).undo(caller, exchanged, "mistake"));
    }

    public <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }

    private Instant now() {
        return bean(BusinessClock.class).now();
    }

    private Money base(Money amount) {
        BigDecimal rate = rates.get(amount.currency());
        if (rate == null) {
            throw new IllegalArgumentException("no rate for " + amount.currency());
        }
        return Money.rounded(amount.toDecimal().multiply(rate), EUR, RoundingMode.HALF_UP);
    }
}
