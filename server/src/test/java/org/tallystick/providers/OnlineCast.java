package org.tallystick.providers;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.tallystick.cashapp.StatementImport;
import org.tallystick.cast.BankFile;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.debits.Collectable;
import org.tallystick.debits.Collectables;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.JournalBook;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.DebitAccount;
import org.tallystick.payments.Mandate;
import org.tallystick.payments.MandateDesk;
import org.tallystick.payments.MandateInput;
import org.tallystick.payments.Network;
import org.tallystick.payments.Payment;
import org.tallystick.payments.Payments;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.Reservations;
import org.tallystick.receivables.Slice;

/** A company that takes money with the sandbox: 2 per cent and 0.30 of each payment, 15.00 of each dispute. */
final class OnlineCast {
    /** Noon of a Monday in Berlin. */
    static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final ApplicationContext beans;
    private final Trading trading;
    private final CustomerId acme;
    private Instant now = NOON;

    OnlineCast(ApplicationContext beans) {
        this.beans = beans;
        beans.getBean(SettableClock.class).set(NOON);
        trading = Trading.open(beans);
        acme = trading.customer("C-1", "Acme Corp");
        trading.call(() -> {
            bean(ProviderSettings.class)
                    .set(trading.caller(), "sandbox", new ProviderSetting(true, BigDecimal.valueOf(2), 30, 1500));
            return true;
        });
    }

    Trading trading() {
        return trading;
    }

    CompanyId company() {
        return trading.company().id();
    }

    CustomerId acme() {
        return acme;
    }

    /** Time passes; the work of the night is left out. */
    void later(Duration passed) {
        now = now.plus(passed);
        beans.getBean(SettableClock.class).set(now);
    }

    /** With the standard tax: 100.00 makes 119.00. */
    InvoiceId invoice(String net) {
        return trading.invoice(acme, net, TODAY);
    }

    UUID request(InvoiceId... invoices) {
        List<Slice> slices = Arrays.stream(invoices)
                .map(trading::item)
                .map(item -> new Slice(item.id(), item.open()))
                .toList();
        return trading.call(() -> bean(PaymentRequestDesk.class).make(trading.caller(), acme, "sandbox", slices, 7));
    }

    /** The payer follows the link; returns the sandbox's id of the page they are led to. */
    String pay(UUID request) {
        return pay(request, false);
    }

    String pay(UUID request, boolean keepMethod) {
        String page = bean(AttemptDesk.class)
                .pay(company(), request, "/back", keepMethod)
                .orElse("");
        return page.substring(page.lastIndexOf('/') + 1);
    }

    /** The payer follows the link and chooses what happens; whatever is told of it is worked off. */
    Attempt pay(UUID request, SandboxOutcome outcome) {
        choose(pay(request), outcome);
        return attempt(request);
    }

    void choose(String page, SandboxOutcome outcome) {
        bean(Sandbox.class).choose(company(), page, outcome);
        work();
    }

    void act(Attempt attempt, Sandbox.Act act) {
        CompanyScope.of(company())
                .run(() -> bean(Sandbox.class).act(trading.caller(), String.valueOf(attempt.providerPayment()), act));
        work();
    }

    void work() {
        bean(OutboxWorker.class).drain(company());
    }

    void reconcile() {
        CompanyScope.of(company()).run(() -> bean(Reconciler.class).run(company()));
    }

    /** The latest one of a request. */
    Attempt attempt(UUID request) {
        return trading.call(
                () -> bean(Attempts.class).ofRequest(company(), request).getFirst());
    }

    Payment payment(Attempt attempt) {
        return trading.call(() -> bean(Payments.class)
                .find(company(), Objects.requireNonNull(attempt.payment()))
                .orElseThrow());
    }

    void mandate() {
        var input = new MandateInput(
                "M-1",
                LocalDate.of(2025, 11, 15),
                Mandate.Scheme.CORE,
                "Acme",
                new DebitAccount.Sepa("FR1420041010050500013M02606", null),
                null,
                null,
                null);
        trading.call(() -> bean(MandateDesk.class).add(trading.caller(), acme, input));
    }

    /** What a run of direct debits would take, whenever it falls due. */
    List<OpenItemId> collectable() {
        LocalDate far = TODAY.plusDays(90);
        return trading.call(() -> bean(Collectables.class).list(company(), Network.SEPA, far, far).stream()
                .map(Collectable::item)
                .toList());
    }

    void bankBrings(String amount, String text) {
        byte[] file =
                BankFile.of("STMT-1", TODAY).credit(amount, "Acme Corp", text).bytes();
        CompanyScope.of(company())
                .call(() -> bean(StatementImport.class).importFile(trading.caller(), "day.xml", file));
    }

    boolean isReserved(InvoiceId invoice) {
        OpenItem item = trading.item(invoice);
        return trading.call(
                () -> bean(Reservations.class).of(company(), List.of(item.id())).containsKey(item.id()));
    }

    Money balance(AccountRole role) {
        return trading.call(() -> bean(JournalBook.class).balancesOf(company(), role, LocalDate.of(2099, 1, 1)).stream()
                .findFirst()
                .orElse(Money.zero(Trading.EUR)));
    }

    static Money eur(String amount) {
        return Money.of(amount, Trading.EUR);
    }

    <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }
}
