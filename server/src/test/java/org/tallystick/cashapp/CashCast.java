package org.tallystick.cashapp;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.tallystick.access.Caller;
import org.tallystick.controls.TieOut;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.PostalAddress;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.EntryDraft;
import org.tallystick.ledger.JournalBook;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.Posting;
import org.tallystick.lib.einvoice.references.CreditorReference;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentDesk;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.PaymentInput;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.payments.Payments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Transactions;
import org.tallystick.receivables.NewOpenItem;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;

/** A company of its own for each test, with a bank account, customers and opening items in clean books. */
public final class CashCast {
    public static final String IBAN = "DE89370400440532013000";
    private static final AtomicInteger companies = new AtomicInteger();

    private final BeanFactory server;
    private final CompanyId company;
    private final CurrencyCode currency;
    private final UUID bankAccount;
    private int customers;

    public CashCast(BeanFactory server) {
        this(server, "EUR", IBAN);
    }

    CashCast(BeanFactory server, String currency, String account) {
        this.server = server;
        this.currency = CurrencyCode.of(currency);
        this.company = new CompanyId(Ids.next());
        bean(Companies.class)
                .create(new Company(
                        company,
                        "CASH-" + companies.incrementAndGet(),
                        "Acme",
                        this.currency,
                        "DE",
                        ZoneId.of("Europe/Berlin"),
                        null,
                        Company.Letterhead.EMPTY));
        bankAccount = addBankAccount(account);
    }

    UUID bankAccount() {
        return bankAccount;
    }

    public <T> T bean(Class<T> type) {
        return server.getBean(type);
    }

    /** In the company's scope and one transaction. */
    public <T> T in(Supplier<T> work) {
        return bean(Transactions.class).in(CompanyScope.of(company), work);
    }

    /** In the company's scope. */
    public <T> T call(Supplier<T> work) {
        return CompanyScope.of(company).call(work::get);
    }

    public CompanyId company() {
        return company;
    }

    public Caller caller() {
        return Caller.commandLine(company);
    }

    public LocalDate today() {
        return bean(BusinessClock.class).today(company);
    }

    public Money money(String amount) {
        return Money.of(amount, currency);
    }

    UUID addBankAccount(String number) {
        return in(() -> bean(BankAccounts.class)
                .add(caller(), new BankAccount(Ids.next(), "Bank", null, null, number, currency, "1000", true)));
    }

    public CustomerId customer(String terms, @Nullable CustomerId parent) {
        String number = "C-" + ++customers;
        return customer(number, "Customer " + number, terms, parent);
    }

    CustomerId customer(String number, String name, String terms, @Nullable CustomerId parent) {
        return in(() -> bean(CustomerDesk.class)
                .create(
                        caller(),
                        new CustomerProfile(
                                number,
                                name,
                                CustomerKind.BUSINESS,
                                null,
                                Locale.ENGLISH,
                                currency,
                                PaymentTerms.parse(terms),
                                parent,
                                DeliveryChannel.NONE,
                                new PostalAddress(null, null, null, "DE"),
                                null)));
    }

    public CustomerId customer() {
        return customer("NET 30", null);
    }

    /** An open item dated ten days ago, with the creditor reference of its number. */
    public OpenItemId owes(CustomerId customer, String number, String amount) {
        return owes(customer, number, amount, today().minusDays(10));
    }

    OpenItemId owes(CustomerId customer, String number, String amount, LocalDate on) {
        return owes(
                customer, number, amount, on, CreditorReference.ofBody(number).value());
    }

    OpenItemId owes(CustomerId customer, String number, String amount, LocalDate on, @Nullable String reference) {
        return owes(customer, number, money(amount), money(amount), on, reference);
    }

    /** In another currency, and what that was worth in the company's own when it was posted. */
    public OpenItemId owes(CustomerId customer, String number, Money owed, String base) {
        return owes(customer, number, owed, money(base), today().minusDays(10), null);
    }

    private OpenItemId owes(
            CustomerId customer, String number, Money owed, Money base, LocalDate on, @Nullable String reference) {
        return in(() -> {
            UUID document = Ids.next();
            bean(Ledger.class)
                    .post(
                            company,
                            new EntryDraft(
                                    Ids.next(),
                                    on,
                                    "OPENING",
                                    document,
                                    "Opening",
                                    null,
                                    List.of(
                                            Posting.debit(AccountRole.RECEIVABLES, owed, base, customer.value()),
                                            Posting.credit(
                                                    AccountRole.OPENING_BALANCE, owed, base, customer.value()))));
            OpenItemId id = OpenItemId.next();
            bean(OpenItems.class)
                    .post(
                            company,
                            List.of(new NewOpenItem(
                                    id,
                                    customer,
                                    OpenItem.Kind.OPENING,
                                    document,
                                    number,
                                    1,
                                    owed,
                                    base.minor(),
                                    on,
                                    on.plusDays(30),
                                    on,
                                    reference,
                                    null)),
                            bean(BusinessClock.class).now());
            return id;
        });
    }

    public PaymentId paid(@Nullable CustomerId customer, String amount, @Nullable String reference) {
        return paid(customer, amount, reference, today().minusDays(1));
    }

    public PaymentId paid(@Nullable CustomerId customer, String amount, @Nullable String reference, LocalDate on) {
        return paid(customer, null, amount, reference, on);
    }

    /** From an account that says nothing by itself. */
    public PaymentId paidBy(String account, String amount, String reference) {
        return paid(null, account, amount, reference, today().minusDays(1));
    }

    private PaymentId paid(
            @Nullable CustomerId customer,
            @Nullable String account,
            String amount,
            @Nullable String reference,
            LocalDate on) {
        return in(() -> bean(PaymentDesk.class)
                .receive(
                        caller(),
                        new PaymentInput(
                                customer,
                                PaymentMethod.BANK_TRANSFER,
                                money(amount),
                                on,
                                reference,
                                null,
                                account,
                                bankAccount,
                                "test",
                                Ids.next().toString()))
                .id());
    }

    /** One unit each, from nobody known, in a few statements. */
    List<PaymentId> paidMany(int count) {
        return in(() -> {
            List<PaymentInput> inputs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String id = Ids.next().toString();
                inputs.add(new PaymentInput(
                        null,
                        PaymentMethod.BANK_TRANSFER,
                        money("1.00"),
                        today().minusDays(200),
                        "case " + id,
                        null,
                        null,
                        bankAccount,
                        "test",
                        id));
            }
            return bean(PaymentDesk.class).receiveAll(caller(), inputs).stream()
                    .map(PaymentDesk.Outcome::id)
                    .toList();
        });
    }

    public Money open(OpenItemId item) {
        return in(() -> bean(OpenItems.class).find(company, item).orElseThrow().open());
    }

    public Payment payment(PaymentId id) {
        return in(() -> bean(Payments.class).find(company, id).orElseThrow());
    }

    ImportResult load(byte[] file) {
        return call(() -> bean(StatementImport.class).importFile(caller(), "statement.xml", file));
    }

    /** What the tie-out of today names, each with its amount: nothing when bank, ledger and items agree. */
    public List<String> breaks() {
        return call(() -> bean(TieOut.class).now(caller())).breaks().stream()
                .map(each -> each.kind() + " " + each.amount())
                .toList();
    }

    /** What an account of the ledger has now. */
    Money ledger(AccountRole role) {
        return in(() -> bean(JournalBook.class).balancesOf(company, role, today()).stream()
                .findFirst()
                .orElse(Money.zero(currency)));
    }

    /** The statement imported last. */
    ImportedStatement statement() {
        return in(() -> bean(BankStatements.class).list(company, 1).rows().stream()
                .max(Comparator.comparing(ImportedStatement::id))
                .orElseThrow());
    }

    /** The first lines of the statement imported last. */
    List<ReceiptLine> lines() {
        ImportedStatement last = statement();
        return in(() ->
                bean(ReceiptLines.class).ofStatement(company, last.id(), 1).rows());
    }
}
