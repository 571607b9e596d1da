package org.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.cast.Agreements.MONTHLY;
import static org.tallystick.cast.Agreements.line;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.cast.Agreements;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.receivables.pricing.PriceStep;
import org.tallystick.lib.receivables.pricing.Rate;
import org.tallystick.lib.receivables.pricing.Tier;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.testing.IntegrationTest;

/** What contracts charge: each period that is due once, whoever asks how often (H-2, H-3, H-4, I-3, RULE-04). */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the test brings charges in itself
class ContractChargesTest {
    private static final Rate HUNDRED = new Rate.Flat(new BigDecimal("100"));
    private static final BillingSchedule ADVANCE = new BillingSchedule.InAdvance(MONTHLY);
    private static final BillingSchedule ARREARS = new BillingSchedule.InArrears(MONTHLY);
    private static final BillingSchedule USAGE = new BillingSchedule.Metered(MONTHLY);

    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private Agreements agreements;
    private CustomerId acme;

    @BeforeEach
    void aCompanyWithACustomer() {
        trading = Trading.open(beans);
        agreements = new Agreements(trading);
        acme = trading.customer("C-1", "Acme Corp");
    }

    @Test
    void missedPeriodsAreCaughtUpOneByOneAndOnce() {
        ContractId id =
                agreements.signed(acme, day("2026-01-16"), line(1, HUNDRED, ADVANCE), line(2, HUNDRED, ARREARS));

        assertThat(agreements.bringIn(day("2026-03-30"))).isEqualTo(5);
        assertThat(agreements.bringIn(day("2026-03-30"))).isZero();

        assertThat(agreements.pricedWords(id))
                .containsExactly(
                        "2026-01-16..2026-01-31 51.61",
                        "2026-02-01..2026-02-28 100.00",
                        "2026-03-01..2026-03-31 100.00",
                        "2026-01-16..2026-01-31 51.61",
                        "2026-02-01..2026-02-28 100.00");
        Charge charge = charge(id, 0);
        assertThat(charge.input().sourceId()).isEqualTo(agreements.number(id) + "/1/2026-01-16");
        assertThat(charge.input().billableOn()).isEqualTo(day("2026-01-16"));
        assertThat(charge.input().contractNumber()).isEqualTo(agreements.number(id));
        assertThat(charge.amount()).hasToString("51.61 EUR");
        assertThat(charge(id, 3).input().billableOn()).isEqualTo(day("2026-01-31"));
        assertThat(agreements.priced(id).getFirst().steps())
                .extracting(PriceStep::kind)
                .containsExactly(PriceStep.Kind.FLAT, PriceStep.Kind.PRORATION);
    }

    @Test
    void threeAtOnceChargeOnce() throws Exception {
        List<ContractId> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(agreements.signed(acme, day("2026-01-01"), line(1, HUNDRED, ADVANCE)));
        }
        var barrier = new CyclicBarrier(3);
        int charges = 0;
        try (var threads = Executors.newFixedThreadPool(3)) {
            Callable<Integer> all = () -> {
                barrier.await();
                return agreements.bringIn(day("2026-06-30"));
            };
            List<Future<Integer>> made = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                made.add(threads.submit(all));
            }
            for (Future<Integer> future : made) {
                charges += future.get();
            }
        }

        assertThat(charges).isEqualTo(30);
        assertThat(ids).allSatisfy(id -> assertThat(agreements.priced(id)).hasSize(6));
    }

    @Test
    void theDailyWorkAndTheJobBringInTheSameOnce() {
        LocalDate today = trading.today();
        ContractId id = agreements.signed(acme, today.minusDays(1), line(1, HUNDRED, ADVANCE));
        var work = beans.getBean(DueChargesWork.class);

        trading.call(() -> {
            work.run(trading.company().id(), today.minusDays(1));
            return id;
        });
        assertThat(agreements.priced(id)).isNotEmpty();
        job(work);

        assertThat(job(work)).startsWith("No contract has anything due");
        assertThat(agreements.priced(id)).extracting(PricedPeriod::from).doesNotHaveDuplicates();
    }

    private String job(DueChargesWork work) {
        UUID company = trading.company().id().value();
        String by = trading.caller().actor().reference();
        return CompanyScope.of(trading.company().id())
                .call(() -> work.run(trading.company().id(), company, by, Progress.unwatched()));
    }

    @Test
    void anAmendmentChangesWhatIsNotChargedYetAndNothingElse() {
        ContractId id = agreements.signed(acme, day("2026-01-01"), line(1, HUNDRED, ARREARS));
        agreements.bringIn(day("2026-01-31"));

        assertRefused(
                "ALREADY_CHARGED",
                () -> agreements.amended(id, day("2026-01-20"), line(1, new Rate.Flat(BigDecimal.TEN), ARREARS)));
        trading.call(() -> {
            beans.getBean(ContractDesk.class).discard(trading.caller(), id);
            return 0;
        });
        agreements.amended(
                id,
                day("2026-02-15"),
                line(1, new Rate.Flat(new BigDecimal("200")), ARREARS),
                line(2, HUNDRED, ADVANCE));
        agreements.bringIn(day("2026-02-28"));

        assertThat(agreements.pricedWords(id))
                .containsExactly(
                        "2026-01-01..2026-01-31 100.00",
                        "2026-02-01..2026-02-14 50.00",
                        "2026-02-15..2026-02-28 100.00",
                        "2026-02-15..2026-02-28 50.00");
        assertThat(agreements.priced(id)).extracting(PricedPeriod::version).containsExactly(1, 1, 2, 2);
    }

    @Test
    void nothingIsChargedAfterTheEnd() {
        ContractId id = agreements.signed(acme, day("2026-01-01"), line(1, HUNDRED, ARREARS));
        agreements.bringIn(day("2026-01-31"));
        var desk = beans.getBean(ContractDesk.class);

        assertRefused("ALREADY_CHARGED", () -> trading.call(() -> end(desk, id, day("2026-01-30"))));
        trading.call(() -> end(desk, id, day("2026-02-14")));
        agreements.bringIn(day("2026-12-31"));

        assertThat(agreements.pricedWords(id))
                .containsExactly("2026-01-01..2026-01-31 100.00", "2026-02-01..2026-02-14 50.00");
        assertRefused("CONTRACT_ENDED", () -> trading.call(() -> end(desk, id, day("2026-02-14"))));
    }

    @Test
    void aContractForATermIsChargedInItAndMayBeRenewed() {
        ContractId id = agreements.draft(acme, day("2026-01-01"), line(1, HUNDRED, ARREARS));
        ContractDraft draft = agreements.draftOf(id);
        trading.call(() -> {
            beans.getBean(ContractDesk.class)
                    .save(
                            trading.caller(),
                            new ContractDraft(
                                    id, draft.revision(), draft.effectiveOn(), day("2026-02-14"), draft.terms()),
                            "Hosting");
            return id;
        });
        agreements.sign(id);
        agreements.bringIn(day("2026-06-30"));

        assertThat(agreements.pricedWords(id))
                .containsExactly("2026-01-01..2026-01-31 100.00", "2026-02-01..2026-02-14 50.00");
        agreements.amended(id, day("2026-06-01"), line(1, HUNDRED, ARREARS));
        assertThat(agreements.bringIn(day("2026-06-30"))).isEqualTo(1);
    }

    @Test
    void milestonesAndSingleChargesCountOnce() {
        ContractId id = agreements.signed(
                acme,
                day("2026-01-01"),
                line(1, HUNDRED, new BillingSchedule.Once(day("2026-02-10"))),
                line(2, HUNDRED, new BillingSchedule.Milestone()));
        var desk = beans.getBean(ScheduleDesk.class);

        assertThat(agreements.bringIn(day("2026-02-09"))).isZero();
        assertThat(agreements.bringIn(day("2026-12-31"))).isEqualTo(1);
        assertRefused("NO_MILESTONE", () -> trading.call(() -> reach(desk, id, 1)));
        trading.call(() -> reach(desk, id, 2));
        assertRefused("MILESTONE_REACHED", () -> trading.call(() -> reach(desk, id, 2)));
        assertThat(agreements.bringIn(day("2026-12-31"))).isEqualTo(1);
        agreements.amended(
                id,
                day("2026-07-01"),
                line(1, HUNDRED, new BillingSchedule.Once(day("2026-08-10"))),
                line(2, HUNDRED, new BillingSchedule.Milestone()));

        assertThat(agreements.bringIn(day("2026-12-31"))).isZero();
    }

    @Test
    void usageIsPricedWhenItsPeriodClosesAndLateUsageInTheNext() {
        Rate graduated = new Rate.Graduated(List.of(Tier.of("1000", "0.05"), Tier.of(null, "0.04")));
        ContractId id = agreements.signed(acme, day("2026-01-01"), line(1, graduated, USAGE, new BigDecimal("30")));
        agreements.used(id, 1, "a", day("2026-01-10"), "900");
        agreements.used(id, 1, "b", day("2026-01-31"), "600");
        assertThat(agreements.used(id, 1, "b", day("2026-01-31"), "600").known())
                .isTrue();
        assertRefused("USAGE_DIFFERS", () -> agreements.used(id, 1, "b", day("2026-01-31"), "601"));

        agreements.bringIn(day("2026-02-27"));
        agreements.used(id, 1, "late", day("2026-01-05"), "100");
        agreements.used(id, 1, "c", day("2026-02-03"), "800");
        agreements.reversed(id, 1, "c-back", day("2026-02-03"), "a");
        assertRefused("USAGE_REVERSED", () -> agreements.reversed(id, 1, "again", day("2026-02-03"), "a"));
        agreements.bringIn(day("2026-03-31"));

        assertThat(agreements.pricedWords(id))
                .containsExactly(
                        "2026-01-01..2026-01-31 70.00", "2026-02-01..2026-02-28 30.00", "2026-03-01..2026-03-31 30.00");
        PricedPeriod february = agreements.priced(id).get(1);
        assertThat(february.quantity()).isEqualByComparingTo("0");
        assertThat(february.steps())
                .extracting(PriceStep::kind)
                .containsExactly(
                        PriceStep.Kind.USED, PriceStep.Kind.USED_BEFORE, PriceStep.Kind.TIER, PriceStep.Kind.MINIMUM);
        assertThat(charge(id, 0).input().description()).isEqualTo("Service 1 (1500 pcs)");
    }

    @Test
    void whatWasTakenBackBeyondUsageIsCarriedOn() {
        ContractId id = agreements.signed(acme, day("2026-01-01"), line(1, new Rate.PerUnit(BigDecimal.ONE), USAGE));
        agreements.used(id, 1, "a", day("2026-01-10"), "50");
        agreements.bringIn(day("2026-01-31"));
        agreements.reversed(id, 1, "a-back", day("2026-02-01"), "a");
        agreements.used(id, 1, "b", day("2026-02-02"), "20");
        agreements.used(id, 1, "c", day("2026-03-02"), "45.5");
        agreements.bringIn(day("2026-03-31"));

        assertThat(agreements.pricedWords(id))
                .containsExactly(
                        "2026-01-01..2026-01-31 50.00", "2026-02-01..2026-02-28 0.00", "2026-03-01..2026-03-31 15.50");
        assertThat(agreements.priced(id).get(1).charge()).isNull();
        assertThat(charge(id, 2).input().quantity()).isEqualByComparingTo("15.5");
    }

    @Test
    void usageThatNoPeriodWillPriceIsRefused() {
        ContractId id = agreements.signed(acme, day("2026-01-01"), line(1, HUNDRED, USAGE), line(2, HUNDRED, ADVANCE));

        assertRefused("LINE_NOT_METERED", () -> agreements.used(id, 2, "x", day("2026-01-10"), "1"));
        assertRefused("OUTSIDE_CONTRACT", () -> agreements.used(id, 1, "x", day("2025-12-31"), "1"));
        assertRefused(
                "DATE_TOO_LATE",
                () -> agreements.used(id, 1, "x", trading.today().plusDays(1), "1"));
        assertRefused("REVERSES_NOTHING", () -> agreements.reversed(id, 1, "x", day("2026-01-10"), "y"));
        assertRefused("USAGE_QUANTITY", () -> agreements.used(id, 1, "x", day("2026-01-10"), "0"));
    }

    @Test
    void nobodyElseReportsChargesOfContracts() {
        ContractId id = agreements.signed(acme, day("2026-01-01"), line(1, HUNDRED, ADVANCE));
        agreements.bringIn(day("2026-01-01"));
        ChargeInput forged = charge(id, 0).input();

        assertRefused(
                "SOURCE_RESERVED",
                () -> trading.call(() -> beans.getBean(ChargeDesk.class).record(trading.caller(), forged)));
    }

    private Charge charge(ContractId id, int row) {
        ChargeId charge = Objects.requireNonNull(agreements.priced(id).get(row).charge());
        return trading.call(() -> beans.getBean(Charges.class)
                .find(trading.company().id(), charge)
                .orElseThrow());
    }

    private Object end(ContractDesk desk, ContractId id, LocalDate on) {
        desk.end(trading.caller(), id, on, "moved away");
        return id;
    }

    private Object reach(ScheduleDesk desk, ContractId id, int line) {
        desk.reach(trading.caller(), id, line, day("2026-03-03"), "Acceptance of 3 March");
        return id;
    }

    private static void assertRefused(String code, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
