package org.tallystick.cast;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.tallystick.access.Caller;
import org.tallystick.access.People;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeId;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.contracts.Grouping;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.PostalAddress;
import org.tallystick.invoicing.BillingDesk;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.Drafts;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.RunId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
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
import org.tallystick.platform.Transactions;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Slice;

/**
 * A new company that trades in euros from charge to money, the way people do it: through the desks, on today's date. Each
 * deed is a transaction of its own.
 */
public final class Trading {
    public static final CurrencyCode EUR = CurrencyCode.of("EUR");
    public static final String PASSWORD = "a long enough secret";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final ApplicationContext beans;
    private final Company company;
    private final Caller caller;
    private final UUID bank;

    private Trading(ApplicationContext beans, Company company) {
        this.beans = beans;
        this.company = company;
        this.caller = Caller.system(company.id());
        this.bank = call(() -> bean(BankAccounts.class)
                .add(
                        caller,
                        new BankAccount(
                                Ids.next(), "Main account", "DE89370400440532013000", null, null, EUR, "1000", true)));
    }

    public static Trading open(ApplicationContext beans) {
        return open(beans, "TRADE-" + NUMBERS.incrementAndGet());
    }

    public static Trading open(ApplicationContext beans, String code) {
        return open(beans, code, ZoneId.of("Europe/Berlin"));
    }

    /** One with a letterhead and a VAT number, as electronic invoices want it. */
    public static Trading withLetterhead(ApplicationContext beans) {
        return new Trading(
                beans,
                beans.getBean(Companies.class)
                        .create(new Company(
                                CompanyId.next(),
                                "TRADE-" + NUMBERS.incrementAndGet(),
                                "Nordlicht Beratung GmbH",
                                EUR,
                                "DE",
                                ZoneId.of("Europe/Berlin"),
                                "DE811907980",
                                new Company.Letterhead(
                                        "Hafenstraße 12",
                                        "20457",
                                        "Hamburg",
                                        "rechnung@nordlicht.example",
                                        "+49 40 123456",
                                        null,
                                        "Amtsgericht Hamburg HRB 12345"))));
    }

    /** One whose days begin and end somewhere else. */
    public static Trading in(ApplicationContext beans, ZoneId zone) {
        return open(beans, "TRADE-" + NUMBERS.incrementAndGet(), zone);
    }

    private static Trading open(ApplicationContext beans, String code, ZoneId zone) {
        Company company = beans.getBean(Companies.class)
                .create(new Company(
                        CompanyId.next(), code, "Acme Manufacturing", EUR, "DE", zone, null, Company.Letterhead.EMPTY));
        return new Trading(beans, company);
    }

    public Company company() {
        return company;
    }

    public Caller caller() {
        return caller;
    }

    public LocalDate today() {
        return bean(BusinessClock.class).today(company.id());
    }

    /** Somebody new who works here in one part. */
    public Person member(Role role) {
        String email = "person" + NUMBERS.incrementAndGet() + "@trade.example";
        Person person =
                bean(Transactions.class).outside(() -> bean(People.class).create(email, "Ada Lovelace", PASSWORD));
        return call(() -> {
            bean(People.class).grant(company.id(), person.id(), role);
            return person;
        });
    }

    public CustomerId customer(String number, String name) {
        return customer(number, name, "NET 30");
    }

    public CustomerId customer(String number, String name, String terms) {
        var profile = new CustomerProfile(
                number,
                name,
                CustomerKind.BUSINESS,
                null,
                Locale.ENGLISH,
                EUR,
                PaymentTerms.parse(terms),
                null,
                DeliveryChannel.EMAIL,
                new PostalAddress("1 Main Street", "10115", "Berlin", "DE"),
                null);
        return call(() -> bean(CustomerDesk.class).create(caller, profile));
    }

    /** Hours of consulting with the standard tax, billable from the day of service. */
    public ChargeId charge(CustomerId customer, String hours, String price, LocalDate on) {
        return charge(customer, "Consulting", hours, price, "STANDARD", on);
    }

    public ChargeId charge(
            CustomerId customer, String description, String quantity, String price, String taxCode, LocalDate on) {
        var input = new ChargeInput(
                customer,
                "test",
                Ids.next().toString(),
                description,
                new BigDecimal(quantity),
                "h",
                new BigDecimal(price),
                EUR,
                taxCode,
                null,
                null,
                on,
                on,
                on);
        return call(() -> bean(ChargeDesk.class).record(caller, input).id());
    }

    /** Collects what is billable through a day into drafts that wait for a decision; of all customers, or of those. */
    public RunId collect(LocalDate through, LocalDate invoiceOn, CustomerId... customers) {
        var order = new BillingDesk.Order(through, invoiceOn, Grouping.CUSTOMER, Set.of(customers));
        return CompanyScope.of(company.id())
                .call(() -> bean(BillingDesk.class).collectNow(caller, order, Progress.unwatched()));
    }

    public void post(RunId run) {
        CompanyScope.of(company.id()).run(() -> bean(BillingDesk.class).postNow(caller, run, Progress.unwatched()));
    }

    public List<Draft> drafts(RunId run) {
        return call(
                () -> bean(Drafts.class).list(company.id(), run, null, 1, 500).rows());
    }

    /** One charge on one posted invoice; each says something else, so that none looks as if it was billed before. */
    public InvoiceId invoice(CustomerId customer, String net, LocalDate on) {
        charge(customer, "Consulting " + NUMBERS.incrementAndGet(), "1", net, "STANDARD", on);
        RunId run = collect(on, on, customer);
        post(run);
        InvoiceId invoice = drafts(run).getFirst().invoice();
        if (invoice == null) {
            throw new IllegalStateException("run " + run + " posted nothing");
        }
        return invoice;
    }

    public OpenItem item(InvoiceId invoice) {
        return call(() ->
                bean(OpenItems.class).ofDocument(company.id(), invoice.value()).getFirst());
    }

    /** Money of a customer settles one invoice. */
    public PaymentId paid(InvoiceId invoice, Money amount, LocalDate on) {
        OpenItem item = item(invoice);
        PaymentId payment = received(item, amount, on);
        var request = new AllocationRequest(payment, List.of(new Slice(item.id(), amount)), List.of(), on, "manual");
        call(() -> bean(AllocationDesk.class).allocate(caller, request));
        return payment;
    }

    private PaymentId received(OpenItem item, Money amount, LocalDate on) {
        return received(item.customer(), amount, on, item.number());
    }

    /** Money of a customer that says nothing of what it is for. */
    public PaymentId receive(CustomerId customer, String amount, LocalDate on) {
        return received(customer, Money.of(amount, EUR), on, null);
    }

    /** The same, naming documents. */
    public PaymentId receive(CustomerId customer, String amount, LocalDate on, String text) {
        return received(customer, Money.of(amount, EUR), on, text);
    }

    private PaymentId received(CustomerId customer, Money amount, LocalDate on, @Nullable String text) {
        var input = new PaymentInput(
                customer,
                PaymentMethod.BANK_TRANSFER,
                amount,
                on,
                text,
                null,
                null,
                bank,
                "test",
                Ids.next().toString());
        return call(() -> bean(PaymentDesk.class).receive(caller, input).id());
    }

    public <T> T call(Supplier<T> work) {
        return bean(Transactions.class).in(CompanyScope.of(company.id()), work);
    }

    public <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }
}
