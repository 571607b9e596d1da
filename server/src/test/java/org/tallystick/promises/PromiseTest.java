package org.tallystick.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.cashapp.StatementImport;
import org.tallystick.cast.BankFile;
import org.tallystick.cast.Trading;
import org.tallystick.controls.BooksCheck;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.CreditDesk;
import org.tallystick.invoicing.CreditReason;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.collections.promises.PromiseState;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.SettableClock;
import org.tallystick.platform.outbox.OutboxWorker;
import org.tallystick.receivables.Allocation;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationId;
import org.tallystick.receivables.Allocations;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.Suspension;
import org.tallystick.receivables.Suspensions;
import org.tallystick.testing.IntegrationTest;

/** A promise to pay from the call to its judgement (SM-4, PR-1 to PR-3): never dunned while open, never broken by late data. */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false")
class PromiseTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    private Trading trading;
    private CustomerId acme;
    private InvoiceId invoice;
    private Caller collector;

    @BeforeEach
    void anInvoiceOf119() {
        at(MONDAY);
        trading = Trading.open(beans);
        acme = trading.customer("C-1", "Acme Corp");
        invoice = trading.invoice(acme, "100.00", MONDAY.minusDays(60));
        Person person = trading.member(Role.COLLECTOR);
        collector = new Caller(
                company(), new Actor(Actor.Kind.PERSON, person.id(), person.name()), Role.COLLECTOR.permissions());
    }

    @AfterEach
    void theClockGoesRightAgain() {
        try {
            trading.bean(OutboxWorker.class).drain(company());
            assertThat(trading.bean(BooksCheck.class).run(trading.caller()).broken())
                    .isEmpty();
        } finally {
            clock.reset();
        }
    }

    @Test
    void whatIsPromisedIsNotDunnedAndKeptWhenItComesInTime() {
        PromiseId id = promise(null, MONDAY.plusDays(4));
        assertThat(promise(id).amount()).isEqualTo(eur("119.00"));
        assertThat(suspended(MONDAY)).isEqualTo(eur("119.00"));

        pay("119.00", MONDAY.plusDays(7)); // for Friday, two days of grace, and on Sunday banks are closed
        judge(MONDAY.plusDays(7));
        assertThat(promise(id).state()).isEqualTo(PromiseState.PENDING);
        judge(MONDAY.plusDays(8));

        assertThat(promise(id).state()).isEqualTo(PromiseState.KEPT);
        assertThat(promise(id).judged())
                .isEqualTo(new PromiseToPay.Judged(MONDAY.plusDays(8), eur("119.00"), eur("0.00")));
    }

    @Test
    void aPartIsPromisedAndTheRestIsDunned() {
        PromiseId id = promise("50.00", MONDAY.plusDays(4));

        assertThat(suspended(MONDAY)).isEqualTo(eur("50.00"));
        pay("20.00", MONDAY.plusDays(3));
        judge(MONDAY.plusDays(9));

        assertThat(promise(id).state()).isEqualTo(PromiseState.PARTIALLY_KEPT);
        assertThat(suspended(MONDAY.plusDays(9))).isEqualTo(eur("50.00"));
        assertThat(suspended(MONDAY.plusDays(10))).isEqualTo(eur("0.00"));
    }

    @Test
    void nobodySaysItWasBrokenBeforeAllBankDataAreIn() {
        PromiseId id = promise(null, MONDAY.plusDays(4));
        statement(BankFile.of("S1", MONDAY.plusDays(5)));

        judge(MONDAY.plusDays(9));
        assertThat(promise(id).state()).isEqualTo(PromiseState.AWAITING_BANK_DATA);
        assertThat(suspended(MONDAY.plusDays(30))).isEqualTo(eur("119.00"));
        assertThatThrownBy(() -> cancel(id, "no longer")).hasMessageContaining("Waits for bank data");

        statement(BankFile.of("S2", MONDAY.plusDays(7))
                .credit("10.00", "Somebody", "x")
                .wrongBy("1.00"));
        statement(BankFile.of("S3", MONDAY.plusDays(9)).opening("1010.00"));
        judge(MONDAY.plusDays(10));
        assertThat(promise(id).state()).as("a held statement is missing").isEqualTo(PromiseState.AWAITING_BANK_DATA);

        statement(BankFile.of("S4", MONDAY.plusDays(7)).credit("10.00", "Somebody", "x"));
        judge(MONDAY.plusDays(11));
        assertThat(promise(id).state()).isEqualTo(PromiseState.BROKEN);
        assertThat(suspended(MONDAY.plusDays(12))).isEqualTo(eur("0.00"));
    }

    @Test
    void whatComesLateKeepsABrokenPromiseLate() {
        PromiseId id = promise(null, MONDAY.plusDays(4));
        judge(MONDAY.plusDays(9));
        assertThat(promise(id).state()).isEqualTo(PromiseState.BROKEN);

        pay("119.00", MONDAY.plusDays(14));
        judge(MONDAY.plusDays(14));

        assertThat(promise(id).state()).isEqualTo(PromiseState.KEPT_LATE);
    }

    @Test
    void moneyThatIsTakenBackBreaksItAfterAll() {
        PromiseId id = promise(null, MONDAY.plusDays(4));
        pay("119.00", MONDAY.plusDays(2));
        judge(MONDAY.plusDays(9));
        assertThat(promise(id).state()).isEqualTo(PromiseState.KEPT);

        at(MONDAY.plusDays(20));
        trading.call(() -> {
            List<AllocationId> settled = trading.bean(Allocations.class).ofItems(company(), List.of(item())).stream()
                    .map(Allocation::id)
                    .toList();
            trading.bean(AllocationDesk.class)
                    .takeBack(trading.caller(), settled, MONDAY.plusDays(20), "the debit came back", false);
            return true;
        });
        judge(MONDAY.plusDays(20));

        assertThat(promise(id).state()).isEqualTo(PromiseState.BROKEN);
    }

    @Test
    void nobodyBreaksAPromiseToPayWhatIsNoLongerOwed() {
        PromiseId id = promise(null, MONDAY.plusDays(4));
        trading.call(() -> trading.bean(CreditDesk.class)
                .creditRest(trading.caller(), invoice, MONDAY, CreditReason.RETURN, "sent back"));
        judge(MONDAY.plusDays(9));

        assertThat(promise(id).state()).isEqualTo(PromiseState.KEPT);
    }

    @Test
    void moneyCountsForTheEarlierOfTwoPromises() {
        PromiseId first = promise("50.00", MONDAY.plusDays(4));
        PromiseId second = promise("69.00", MONDAY.plusDays(11));
        assertThatThrownBy(() -> promise("0.01", MONDAY.plusDays(11))).hasMessageContaining("promised already");

        pay("50.00", MONDAY.plusDays(3));
        judge(MONDAY.plusDays(16));

        assertThat(promise(first).state()).isEqualTo(PromiseState.KEPT);
        assertThat(promise(second).state()).isEqualTo(PromiseState.BROKEN);
    }

    @Test
    void aPromiseIsReplacedAndCancelled() {
        PromiseId first = promise(null, MONDAY.plusDays(4));
        PromiseId second = take(new PromiseDesk.Input(
                acme, List.of(item()), null, MONDAY.plusDays(9), PromiseChannel.EMAIL, "Ada", null, first));

        assertThat(promise(first).state()).isEqualTo(PromiseState.SUPERSEDED);
        assertThat(promise(first).ending()).extracting(PromiseToPay.Ending::by).isEqualTo(second);
        assertThat(suspended(MONDAY)).isEqualTo(eur("119.00"));

        cancel(second, "They are insolvent");
        assertThat(promise(second).state()).isEqualTo(PromiseState.CANCELLED);
        assertThat(suspended(MONDAY)).isEqualTo(eur("0.00"));
        assertThatThrownBy(() -> cancel(second, "again")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
            assertThat(refusal.code()).isEqualTo("PROMISE_STATE");
        });
    }

    @Test
    void whatCannotBePromisedSaysWhy() {
        refused("PROMISE_AMOUNT", "119.01", MONDAY.plusDays(4), "Ada");
        refused("PROMISE_AMOUNT", "-1.00", MONDAY.plusDays(4), "Ada");
        refused("PROMISE_DAY", "10.00", MONDAY.minusDays(1), "Ada");
        refused("PROMISE_DAY", "10.00", MONDAY.plusDays(400), "Ada");
        refused("PROMISED_BY_MISSING", "10.00", MONDAY.plusDays(4), " ");
        CustomerId other = trading.customer("C-2", "Globex");
        assertThatThrownBy(() -> take(new PromiseDesk.Input(
                        other, List.of(item()), null, MONDAY, PromiseChannel.PHONE, "Ada", null, null)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("NOT_FOUND"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyPromisesEndInAFinalState(long seed) {
        var random = new SplittableRandom(seed);
        trading.invoice(acme, "250.00", MONDAY.minusDays(20));
        for (int i = 0; i < 6; i++) {
            try {
                promise(new Money(random.nextLong(1, 9_000), Trading.EUR).toPlainString(), MONDAY.plusDays(i));
            } catch (Refusal refusal) {
                assertThat(refusal.code()).isIn("PROMISE_AMOUNT", "NOTHING_TO_PROMISE");
            }
        }
        for (int day = 0; day < 20; day++) {
            at(MONDAY.plusDays(day));
            if (random.nextInt(3) == 0 && trading.item(invoice).open().compareTo(eur("20.00")) >= 0) {
                trading.paid(invoice, new Money(random.nextLong(1, 2_000), Trading.EUR), MONDAY.plusDays(day));
            }
            judge(MONDAY.plusDays(day));
        }

        assertThat(trading.call(() -> trading.bean(PromisesToPay.class)
                        .list(company(), Set.of(), acme, 1, 50)
                        .rows()))
                .isNotEmpty()
                .noneMatch(PromiseToPay::isOpen);
    }

    private void refused(String code, String amount, LocalDate day, String who) {
        assertThatThrownBy(() -> take(new PromiseDesk.Input(
                        acme, List.of(item()), eur(amount), day, PromiseChannel.PHONE, who, null, null)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private PromiseId promise(@Nullable String amount, LocalDate day) {
        return take(new PromiseDesk.Input(
                acme,
                List.of(item()),
                amount == null ? null : eur(amount),
                day,
                PromiseChannel.PHONE,
                "Ada Lovelace",
                "after the fair",
                null));
    }

    private PromiseId take(PromiseDesk.Input input) {
        return trading.call(() -> trading.bean(PromiseDesk.class).take(collector, input));
    }

    private void cancel(PromiseId id, String reason) {
        trading.call(() -> {
            trading.bean(PromiseDesk.class).cancel(collector, id, reason);
            return true;
        });
    }

    /** As the work of each day does. */
    private void judge(LocalDate day) {
        at(day.plusDays(1));
        trading.call(() -> {
            transaction(() -> trading.bean(PromiseJudging.class).run(company(), day));
            return true;
        });
    }

    private void transaction(Runnable work) {
        new TransactionTemplate(beans.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> work.run());
    }

    private void pay(String amount, LocalDate day) {
        at(day);
        trading.paid(invoice, eur(amount), day);
    }

    private void statement(BankFile file) {
        trading.call(() -> trading.bean(StatementImport.class).importFile(trading.caller(), "day.xml", file.bytes()));
    }

    private PromiseToPay promise(PromiseId id) {
        return trading.call(
                () -> trading.bean(PromisesToPay.class).find(company(), id).orElseThrow());
    }

    private OpenItemId item() {
        return trading.item(invoice).id();
    }

    private Money suspended(LocalDate day) {
        Money open = trading.item(invoice).open();
        return trading
                .call(() -> trading.bean(Suspensions.class).holding(company(), List.of(item()), day))
                .getOrDefault(item(), List.of())
                .stream()
                .filter(one -> one.reason() == Suspension.Reason.PROMISE)
                .map(one -> one.of(open))
                .reduce(eur("0.00"), Money::plus);
    }

    private void at(LocalDate day) {
        clock.set(day.atTime(12, 0).atZone(ZoneId.of("Europe/Berlin")).toInstant());
    }

    private CompanyId company() {
        return trading.company().id();
    }

    private static Money eur(String amount) {
        return Money.of(amount, Trading.EUR);
    }
}
