package org.tallystick.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.approvals.Answer;
import org.tallystick.approvals.ApprovalId;
import org.tallystick.cashapp.StatementImport;
import org.tallystick.cast.BankFile;
import org.tallystick.cast.Trading;
import org.tallystick.controls.BooksCheck;
import org.tallystick.controls.TieOut;
import org.tallystick.customers.CustomerId;
import org.tallystick.debits.DebitDesk;
import org.tallystick.debits.DebitOrder;
import org.tallystick.debits.TargetDays;
import org.tallystick.invoicing.CreditApproval;
import org.tallystick.invoicing.CreditReason;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.Creditor;
import org.tallystick.payments.Creditors;
import org.tallystick.payments.DebitAccount;
import org.tallystick.payments.Mandate;
import org.tallystick.payments.MandateDesk;
import org.tallystick.payments.MandateInput;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentFilter;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.payments.RefundDesk;
import org.tallystick.payments.RefundFiles;
import org.tallystick.payments.RefundId;
import org.tallystick.payments.RefundInput;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Ids;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.testing.IntegrationTest;

/** Money from the bank to the books, the way a cash clerk works: mostly by keyboard. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CashJourneyTest {
    private static final List<String> NAMES = List.of(
            "Acme Corp", "Mercy Clinic", "Nordwind Logistik GmbH", "Bäckerei Sonnenschein", "Harbour & Sons Ltd");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext beans;

    private Chromium chromium;
    private Trading trading;
    private Person ada;
    private @Nullable PaymentId paid;
    private CustomerId acme;
    private LocalDate today;

    @BeforeAll
    void trade() {
        chromium = Chromium.launch();
        trading = Trading.open(beans);
        today = trading.today();
        ada = trading.member(Role.ADMINISTRATOR);
        List<CustomerId> customers = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            customers.add(trading.customer("C-100" + (i + 1), NAMES.get(i), i == 0 ? "NET 30; 2% 10" : "NET 30"));
        }
        acme = customers.getFirst();
        for (int i = 0; i < customers.size(); i++) {
            var old = trading.invoice(customers.get(i), (i + 2) * 410 + ".00", today.minusDays(140 - 20L * i));
            trading.invoice(customers.get(i), (i + 1) * 275 + ".50", today.minusDays(45 - 10L * i));
            trading.invoice(customers.get(i), (i + 3) * 199 + ".90", today.minusDays(3));
            if (i % 2 == 0) {
                paid = trading.paid(old, Money.of("300.00", Trading.EUR), today.minusDays(30));
            }
        }
    }

    /** One payer of a run, one whose items a further run would take, and one whose mandate was revoked. */
    private UUID debit() {
        CustomerId fjord = trading.customer("C-2001", "Fjord Fisch AB");
        trading.invoice(fjord, "512.40", today.minusDays(60));
        LocalDate day = TargetDays.onOrAfter(today.plusDays(14));
        return trading.call(() -> {
            trading.bean(Creditors.class).set(trading.caller(), new Creditor("DE98ZZZ09999999999", 14, 3));
            mandate(acme, "MANDATE-0001");
            trading.bean(MandateDesk.class)
                    .revoke(trading.caller(), mandate(acme, "MANDATE-0000"), "Letter of the payer");
            mandate(fjord, "MANDATE-0002");
            UUID bank = trading.bean(BankAccounts.class)
                    .list(trading.company().id())
                    .getFirst()
                    .id();
            Set<OpenItemId> skipped = trading
                    .bean(OpenItems.class)
                    .openOf(trading.company().id(), acme)
                    .stream()
                    .map(OpenItem::id)
                    .collect(Collectors.toSet());
            return trading.bean(DebitDesk.class).make(trading.caller(), new DebitOrder(bank, day, day, 14, skipped));
        });
    }

    private UUID mandate(CustomerId customer, String reference) {
        var input = new MandateInput(
                reference,
                today.minusDays(90),
                Mandate.Scheme.CORE,
                "Account holder",
                new DebitAccount.Sepa("FR1420041010050500013M02606", null),
                null,
                null,
                null);
        return trading.bean(MandateDesk.class).add(trading.caller(), customer, input);
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aBankFileIsImportedTheRestIsMatchedByKeyboardAndAgingTies() {
        var open = trading.item(trading.invoice(acme, "1000.00", today));
        byte[] file = BankFile.of("STMT-2026-11", today)
                .credit("1190.00", "Acme Corp", "Invoice " + open.number())
                .credit("250.00", "Unknown payer", "thank you very much")
                .bytes();
        try (var visit = chromium.visit(origin())) {
            Page page = visit.page();
            logIn(page);

            page.keyboard().press("g");
            page.keyboard().press("b");
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Import").setExact(true))
                    .first()
                    .click();
            page.getByLabel("File").setInputFiles(new FilePayload("day.xml", "application/xml", file));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Import"))
                    .click();
            assertThat(page.getByText("Everything is booked.")).isVisible();
            assertThat(visit.accessibilityViolations()).isEmpty();

            page.keyboard().press("g");
            page.keyboard().press("b");
            assertThat(page.getByText("Waiting for a person")).isVisible();
            page.getByText("Unknown payer").first().focus();
            page.keyboard().press("Enter");
            assertThat(page.getByText("Who paid this?")).isVisible();

            page.getByLabel("Another customer's items").fill("C-1002");
            page.keyboard().press("Enter");
            assertThat(page.locator("tr[data-owed]")).hasCount(3);
            page.locator("h1").click();
            page.keyboard().press("j");
            page.keyboard().press("Space");
            assertThat(page.locator("[data-left]")).hasText("0.00");
            page.keyboard().press("Enter");

            assertThat(page.getByText("Nothing is left of the payment.")).isVisible();
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo")))
                    .isVisible();

            page.keyboard().press("g");
            page.keyboard().press("a");
            assertThat(page.getByText("Ties to the ledger").first()).isVisible();
            assertThat(visit.problems()).isEmpty();
        }
    }

    @Test
    void theRestRunsAlongWhileAmountsAreTyped() {
        PaymentId waiting = unmatched();
        try (var visit = chromium.visit(origin())) {
            Page page = visit.page();
            logIn(page);
            page.navigate(at("/payments/" + waiting + "/match?fill=none&customer=C-1001"));
            Locator left = page.locator("[data-left]");
            Locator amount = page.locator("[data-amount]").first();

            assertThat(left).hasText("777.00");
            amount.fill("100");
            assertThat(left).hasText("677.00");
            amount.fill("1,000.00");
            assertThat(left).hasText("−223.00");
            assertThat(page.getByText("More than the payment has")).isVisible();
            assertThat(page.locator("[name=pick]").first()).isChecked();
        }
    }

    @Test
    void everyPageIsReadableInBothThemesAndOnAPhone() {
        PaymentId waiting = unmatched();
        UUID debited = debit();
        CompanyScope.of(trading.company().id())
                .run(() -> trading.bean(BooksCheck.class).run(trading.caller()));
        trading.call(() -> trading.bean(TieOut.class).now(trading.caller()));
        RefundId refund = refunded(waiting);
        ApprovalId asked = asked();
        List<String> pages = List.of(
                "",
                "/payments",
                "/payments/new",
                "/payments/" + paid,
                "/payments/" + waiting + "/match?fill=oldest&customer=C-1001",
                "/payments/" + waiting + "/refund",
                "/refunds",
                "/refunds/" + refund,
                "/approvals",
                "/approvals/" + asked,
                "/approvals/delegations",
                "/cash-review/rules",
                "/collections",
                "/dunning-runs",
                "/disputes",
                "/dispute-causes",
                "/settings/disputes",
                "/promises",
                "/settings/promises",
                "/customers/" + acme + "/promises/new",
                "/settings/dunning",
                "/bank-statements",
                "/bank-statements/import",
                "/direct-debits",
                "/direct-debits/new",
                "/remittances",
                "/remittances/new",
                "/settings/return-fees",
                "/late-fees",
                "/settings/late-fees",
                "/credit-holds",
                "/settings/credit",
                "/direct-debits/" + debited,
                "/customers/" + acme + "/mandates",
                "/aging",
                "/aging?by=invoice",
                "/customers/" + acme + "/statement",
                "/reports",
                "/reports/kpis",
                "/ledger",
                "/ledger/accounts/1200",
                "/ledger/trial-balance",
                "/ledger/periods",
                "/ledger/rates",
                "/ledger/tie-out",
                "/books",
                "/audit",
                "/deliveries",
                "/deliveries/undelivered",
                "/account-statements",
                "/orders",
                "/exemptions",
                "/customers/duplicates",
                "/customers/onboarding",
                "/customers/" + acme + "/statements",
                "/customers/" + acme + "/onboarding",
                "/customers/" + acme + "/billing",
                "/customers/" + acme + "/billed",
                "/customers/" + acme + "/limit-and-bank",
                "/customers/" + acme + "/exemptions",
                "/imports",
                "/imports/new/customers",
                "/settings",
                "/settings/invoicing",
                "/settings/matching",
                "/settings/approvals",
                "/settings/mail-texts",
                "/settings/onboarding",
                "/settings/tax-codes",
                "/settings/bank-accounts",
                "/settings/people",
                "/settings/api-keys");
        try (var visit = chromium.visit(origin())) {
            logIn(visit.page());
            var look = new Look(visit);
            pages.forEach(address -> look.at(at(address)));

            assertThat(look.found()).isEmpty();
            assertThat(visit.problems()).isEmpty();
        }
    }

    /** A payment of 777 euros that nobody is known for. */
    private PaymentId unmatched() {
        byte[] file = BankFile.of("STMT-" + Ids.next(), today)
                .credit("777.00", "Nobody in particular", "Sammelzahlung")
                .bytes();
        CompanyScope.of(trading.company().id())
                .run(() -> trading.bean(StatementImport.class).importFile(trading.caller(), "day.xml", file));
        return trading.call(() -> trading.bean(Payments.class)
                .list(trading.company().id(), new PaymentFilter(null, "Sammelzahlung", null, null, true), 1, 1)
                .rows()
                .getFirst()
                .id());
    }

    /** Somebody who may not credit alone asked for it. */
    private ApprovalId asked() {
        Person clerk = trading.member(Role.BILLING_CLERK);
        var asking = new Caller(
                trading.company().id(),
                new Actor(Actor.Kind.PERSON, clerk.id(), clerk.name()),
                Role.BILLING_CLERK.permissions());
        InvoiceId invoice = trading.invoice(acme, "480.00", trading.today());
        return trading.call(() -> switch (trading.bean(CreditApproval.class)
                .credit(
                        asking,
                        invoice,
                        Optional.of(Money.of("120.00", Trading.EUR)),
                        trading.today(),
                        CreditReason.PRICE,
                        "The price of March was agreed at 70 an hour")) {
            case Answer.Waits(var request) -> request;
            case Answer.Done _ -> throw new AssertionError("a clerk credits nothing alone");
        });
    }

    /** One left in a file, one waits for somebody else. */
    private RefundId refunded(PaymentId payment) {
        return trading.call(() -> {
            RefundDesk desk = trading.bean(RefundDesk.class);
            Caller approver = Caller.commandLine(trading.company().id());
            RefundId sent = desk.request(trading.caller(), refund(payment, "100.00"));
            desk.approve(approver, sent);
            trading.bean(RefundFiles.class).make(approver, received(payment).bankAccount());
            return desk.request(trading.caller(), refund(payment, "50.00"));
        });
    }

    private RefundInput refund(PaymentId payment, String amount) {
        return new RefundInput(
                payment,
                Money.of(amount, Trading.EUR),
                received(payment).bankAccount(),
                "Nobody in particular",
                "NL91ABNA0417164300",
                null,
                "paid to the wrong company");
    }

    private Payment received(PaymentId payment) {
        return trading.bean(Payments.class)
                .find(trading.company().id(), payment)
                .orElseThrow();
    }

    private void logIn(Page page) {
        page.navigate("/login");
        page.getByLabel("E-mail").fill(ada.email());
        page.getByLabel("Password").fill(Trading.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        assertThat(page).hasURL(origin() + at(""));
    }

    private String at(String page) {
        return "/c/" + trading.company().code() + page;
    }

    private String origin() {
        return "http://127.0.0.1:" + port;
    }
}
