package org.tallystick.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.access.Caller;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.contracts.Grouping;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.PostalAddress;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.JournalBook;
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
import org.tallystick.platform.jobs.Progress;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.Allocations;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Slice;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class MainJobTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");

    @Autowired
    Companies companies;

    @Autowired
    CustomerDesk customerDesk;

    @Autowired
    ChargeDesk chargeDesk;

    @Autowired
    BillingDesk billingDesk;

    @Autowired
    Drafts drafts;

    @Autowired
    Invoices invoices;

    @Autowired
    CreditDesk creditDesk;

    @Autowired
    BankAccounts bankAccounts;

    @Autowired
    PaymentDesk paymentDesk;

    @Autowired
    AllocationDesk allocationDesk;

    @Autowired
    Allocations allocations;

    @Autowired
    OpenItems items;

    @Autowired
    JournalBook journal;

    @Autowired
    BusinessClock clock;

    private Caller caller;
    private CompanyId company;
    private LocalDate today;

    @BeforeEach
    void found() {
        Company made = companies.create(new Company(
                CompanyId.next(),
                "T" + Ids.next().toString().substring(24).toUpperCase(Locale.ROOT),
                "Test Company",
                EUR,
                "DE",
                ZoneId.of("Europe/Berlin"),
                null,
                Company.Letterhead.EMPTY));
        company = made.id();
        caller = Caller.commandLine(company);
        today = clock.today(company);
    }

    @Test
    void fromChargeToMoneyTheBooksTie() {
        CompanyScope.of(company).run(() -> {
            CustomerId acme = customer("C-1", "Acme Corp");
            charge(acme, "1", "10", "80.00");
            charge(acme, "2", "1", "200.00");

            RunId run = billingDesk.collectNow(
                    caller, new BillingDesk.Order(today, today, Grouping.CUSTOMER, Set.of()), Progress.unwatched());
            billingDesk.postNow(caller, run, Progress.unwatched());

            Draft draft = drafts.list(company, run, null, 1, 10).rows().getFirst();
            assertThat(draft.state()).isEqualTo(Draft.State.POSTED);
            Invoice invoice = invoices.find(company, Objects.requireNonNull(draft.invoice()))
                    .orElseThrow();
            assertThat(invoice.gross()).isEqualTo(Money.of("1190.00", EUR));
            assertThat(control(AccountRole.RECEIVABLES)).isEqualTo(Money.of("1190.00", EUR));

            PaymentId payment = pay("1000.00");
            OpenItem item = items.ofDocument(company, invoice.id().value()).getFirst();
            allocationDesk.allocate(
                    caller,
                    new AllocationRequest(
                            payment,
                            List.of(new Slice(item.id(), Money.of("1000.00", EUR))),
                            List.of(),
                            today,
                            "manual"));
            assertThat(open(invoice)).isEqualTo(Money.of("190.00", EUR));

            creditDesk.creditRest(caller, invoice.id(), today, CreditReason.GOODWILL, "a friendly gesture");
            assertThat(open(invoice)).isEqualTo(Money.zero(EUR));

            allocationDesk.returnPayment(caller, payment, today, "AC04");
            assertThat(open(invoice)).isEqualTo(Money.of("1000.00", EUR));
            assertThat(control(AccountRole.RECEIVABLES)).isEqualTo(Money.zero(EUR));
            assertThat(control(AccountRole.UNAPPLIED_CASH)).isEqualTo(Money.zero(EUR));
            assertThat(items.ofDocument(company, invoice.id().value())
                            .getFirst()
                            .dueOn())
                    .isEqualTo(today.plusDays(30));
        });
    }

    private Money control(AccountRole role) {
        return journal.balancesOf(company, role, today).getFirst();
    }

    private Money open(Invoice invoice) {
        return items.ofDocument(company, invoice.id().value()).getFirst().open();
    }

    private CustomerId customer(String number, String name) {
        return customerDesk.create(
                caller,
                new CustomerProfile(
                        number,
                        name,
                        CustomerKind.BUSINESS,
                        null,
                        Locale.ENGLISH,
                        EUR,
                        PaymentTerms.net(30),
                        null,
                        DeliveryChannel.EMAIL,
                        new PostalAddress("Main Street 1", "10115", "Berlin", "DE"),
                        null));
    }

    private void charge(CustomerId customer, String id, String quantity, String price) {
        chargeDesk.record(
                caller,
                new ChargeInput(
                        customer,
                        "test",
                        id,
                        "Consulting",
                        new BigDecimal(quantity),
                        "h",
                        new BigDecimal(price),
                        EUR,
                        "STANDARD",
                        null,
                        null,
                        today,
                        today,
                        today));
    }

    private PaymentId pay(String amount) {
        UUID bank = bankAccounts.add(
                caller,
                new BankAccount(Ids.next(), "Main account", "DE89370400440532013000", null, null, EUR, "1000", true));
        return paymentDesk
                .receive(
                        caller,
                        new PaymentInput(
                                null,
                                PaymentMethod.BANK_TRANSFER,
                                Money.of(amount, EUR),
                                today,
                                null,
                                "Acme",
                                null,
                                bank,
                                "test",
                                "1"))
                .id();
    }
}
