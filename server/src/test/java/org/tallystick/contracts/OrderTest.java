package org.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.cast.Ordering.monthly;
import static org.tallystick.cast.Ordering.once;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.cast.Agreements;
import org.tallystick.cast.Ordering;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.pricing.Rate;
import org.tallystick.platform.Refusal;
import org.tallystick.testing.AtOnce;
import org.tallystick.testing.IntegrationTest;

/** Orders are taken once, become charges and contracts, and change only in what is not charged yet (H-1, H-2). */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // the test brings charges in itself
class OrderTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private Ordering orders;
    private Agreements agreements;
    private CustomerId acme;
    private LocalDate today;

    @BeforeEach
    void aCompanyWithACustomer() {
        trading = Trading.open(beans);
        orders = new Ordering(trading);
        agreements = new Agreements(trading);
        acme = trading.customer("C-1", "Acme Corp");
        today = trading.today();
    }

    @Test
    void whatIsDeliveredBecomesAChargeAndNothingElseDoes() {
        OrderId id = orders.send(orders.input("SO-1", 1, once(1, "10", "99.50"), once(2, "1", "5", today)))
                .id();
        assertThat(orders.deliveries(id)).hasSize(1);
        assertThat(open()).containsExactly(Money.of("995.00", Trading.EUR));

        ChargeId first = orders.deliver(id, 1, "D-1", "4").charge();
        assertThat(orders.deliver(id, 1, "D-1", "4")).isEqualTo(new OrderDeliveries.Outcome(first, true));
        refused("DELIVERY_DIFFERS", () -> orders.deliver(id, 1, "D-1", "5"));
        refused("MORE_THAN_ORDERED", () -> orders.deliver(id, 1, "D-2", "6.5"));
        orders.deliver(id, 1, "D-2", null);

        Charge charge = charge(first);
        assertThat(charge.input().sourceId()).isEqualTo("crm:SO-1/1/D-1");
        assertThat(charge.input().purchaseOrder()).isEqualTo("PO-77");
        assertThat(charge.amount()).isEqualTo(Money.of("398.00", Trading.EUR));
        assertThat(orders.get(id).state()).isEqualTo(Order.State.DONE);
        assertThat(open()).isEmpty();
        OrderTrace trace = trace(first);
        assertThat(trace.externalId()).isEqualTo("SO-1");
        assertThat(trace.unitPrice()).isEqualByComparingTo("99.50");
        refused("MORE_THAN_ORDERED", () -> orders.deliver(id, 2, "D-3", null));
    }

    @Test
    void whatIsWithdrawnIsToBeDeliveredAgain() {
        OrderId id = orders.send(orders.input("SO-1", 1, once(1, "2", "10"))).id();
        ChargeId wrong = orders.deliver(id, 1, "D-1", "2").charge();
        trading.call(() -> {
            bean(ChargeDesk.class).withdraw(trading.caller(), wrong, "Sent to the wrong address");
            return id;
        });

        assertThat(orders.get(id).state()).isEqualTo(Order.State.OPEN);
        assertThat(orders.deliver(id, 1, "D-2", "2").known()).isFalse();
        assertThat(orders.get(id).line(1).orElseThrow().delivered()).isEqualByComparingTo("2");
    }

    @Test
    void theSameOrderAgainAnswersTheSameAndOtherContentIsNamed() {
        OrderInput order = orders.input("SO-1", 1, once(1, "1", "10.00"));
        OrderId id = orders.send(order).id();

        assertThat(orders.send(orders.input("SO-1", 1, once(1, "1.000", "10"))))
                .isEqualTo(new OrderDesk.Outcome(id, true));
        assertThatThrownBy(() -> orders.send(orders.input("SO-1", 1, once(1, "1", "12"), once(2, "1", "1"))))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                    assertThat(refusal.sentence())
                            .isEqualTo(
                                    "Line 1: unit price is 10 here, 12 was sent. Line 2: the order here does not have it.");
                });
        orders.send(orders.input("SO-1", 3, once(1, "1", "12")));
        refused("REVISION_OLD", () -> orders.send(order));
        refused("REVISION_OLD", () -> orders.send(orders.input("SO-1", 2, once(1, "1", "12"))));
        assertThat(orders.get(id).revision()).isEqualTo(3);
    }

    @Test
    void threeAtOnceTakeItOnceAndGetTheSameAnswer() throws Exception {
        OrderInput order = orders.input("SO-1", 1, once(1, "1", "10", today), monthly(2, "1", "5", today, null));
        var answers = new ConcurrentLinkedQueue<OrderDesk.Outcome>();
        Callable<Boolean> send = () -> answers.add(orders.send(order));

        assertThat(AtOnce.atOnce(Collections.nCopies(3, send))).isEqualTo(3);

        OrderId id = answers.element().id();
        assertThat(answers).extracting(OrderDesk.Outcome::id).containsOnly(id);
        assertThat(answers).filteredOn(answer -> !answer.known()).hasSize(1);
        assertThat(orders.deliveries(id)).hasSize(1);
    }

    @Test
    void aRevisionChangesOnlyWhatIsToCome() {
        OrderId id = orders.send(orders.input("SO-1", 1, once(1, "10", "10"), once(2, "1", "7")))
                .id();
        orders.deliver(id, 1, "D-1", "4");

        refused("LINE_CHARGED", () -> orders.send(orders.input("SO-1", 2, once(2, "1", "7"))));
        refused("LINE_CHARGED", () -> orders.send(orders.input("SO-1", 2, once(1, "10", "11"))));
        refused("LINE_CHARGED", () -> orders.send(orders.input("SO-1", 2, once(1, "3.9", "10"))));
        orders.send(orders.input("SO-1", 2, once(1, "6", "10", today), once(3, "2", "8")));

        assertThat(orders.deliveries(id))
                .extracting(OrderDelivery::quantity)
                .satisfiesExactly(
                        four -> assertThat(four).isEqualByComparingTo("4"),
                        two -> assertThat(two).isEqualByComparingTo("2"));
        assertThat(open()).containsExactly(Money.of("16.00", Trading.EUR));
    }

    @Test
    void linesThatRecurBecomeAContractThatChargesThemAndTracesBack() {
        LocalDate from = LocalDate.of(2026, 1, 1);
        OrderId id = orders.send(orders.input("SO-1", 1, monthly(1, "5", "20", from, null), once(2, "1", "9")))
                .id();
        Order.Agreement drafted = agreement(id, 1);
        assertThat(drafted.state()).isEqualTo(Order.Agreed.DRAFTED);
        assertThat(open()).containsExactly(Money.of("109.00", Trading.EUR));

        orders.send(orders.input("SO-1", 2, monthly(1, "6", "20", from, null), once(2, "1", "9")));
        assertThat(agreement(id, 1).contract()).isEqualTo(drafted.contract());
        agreements.sign(drafted.contract());
        agreements.bringIn(LocalDate.of(2026, 2, 1));

        assertThat(agreements.pricedWords(drafted.contract()))
                .containsExactly("2026-01-01..2026-01-31 120.00", "2026-02-01..2026-02-28 120.00");
        ChargeId charge = Objects.requireNonNull(
                agreements.priced(drafted.contract()).getFirst().charge());
        assertThat(trace(charge).line()).isEqualTo(1);
        assertThat(agreement(id, 1).state()).isEqualTo(Order.Agreed.AGREED);
        assertThat(open()).containsExactly(Money.of("9.00", Trading.EUR));
        refused(
                "LINE_AGREED",
                () -> orders.send(orders.input("SO-1", 3, monthly(1, "7", "20", from, null), once(2, "1", "9"))));
        orders.send(orders.input("SO-1", 3, monthly(1, "6", "20", from, null), once(2, "3", "9")));
    }

    @Test
    void linesWithOtherDaysBecomeContractsOfTheirOwn() {
        LocalDate end = today.plusYears(1);
        OrderId id = orders.send(
                        orders.input("SO-1", 1, monthly(1, "1", "20", today, null), monthly(2, "1", "30", today, end)))
                .id();

        assertThat(agreement(id, 1).contract()).isNotEqualTo(agreement(id, 2).contract());
        assertThat(agreements.draftOf(agreement(id, 2).contract()).endsOn()).isEqualTo(end);
    }

    @Test
    void linesJoinTheContractThatIsNamed() {
        ContractId contract = agreements.signed(
                acme,
                LocalDate.of(2026, 1, 1),
                Agreements.line(1, new Rate.Flat(BigDecimal.TEN), new BillingSchedule.InAdvance(Agreements.MONTHLY)));
        String number = agreements.number(contract);
        LocalDate from = LocalDate.of(2026, 3, 1);
        refused(
                "CONTRACT_UNKNOWN",
                () -> orders.send(orders.input("SO-1", 1, "K-none", monthly(1, "1", "20", from, null))));
        refused(
                "LAST_DAY_DIFFERS",
                () -> orders.send(orders.input("SO-1", 1, number, monthly(1, "1", "20", from, today.plusYears(9)))));

        OrderId id = orders.send(orders.input("SO-1", 1, number, monthly(1, "1", "20", from, null)))
                .id();
        refused("DRAFT_EXISTS", () -> orders.send(orders.input("SO-2", 1, number, monthly(1, "1", "20", from, null))));
        assertThat(agreement(id, 1)).isEqualTo(new Order.Agreement(contract, 2, 2, Order.Agreed.DRAFTED));
        agreements.sign(contract);
        agreements.bringIn(from);

        assertThat(agreements.pricedWords(contract)).contains("2026-03-01..2026-03-31 20.00");
    }

    @Test
    void noContractAsksForMoreThanWasOrdered() {
        OrderId id = orders.send(orders.input("SO-1", 1, monthly(1, "5", "20", today, null)))
                .id();
        ContractId contract = agreement(id, 1).contract();
        ContractDraft draft = agreements.draftOf(contract);
        ContractLine line = draft.terms().lines().getFirst();
        LineFields dearer = LineFields.of(line);
        change(
                draft,
                new ContractLine(
                        dearer.line(),
                        line.clause(),
                        line.description(),
                        new Rate.PerUnit(new BigDecimal("20.01")),
                        line.quantity(),
                        line.unit(),
                        line.discount(),
                        null,
                        line.taxCode(),
                        line.schedule()));

        refused("ORDER_EXCEEDED", () -> agreements.sign(contract));
        change(agreements.draftOf(contract));
        assertThat(agreement(id, 1).state()).isEqualTo(Order.Agreed.LEFT_OUT);
        orders.send(orders.input("SO-1", 2, monthly(1, "5", "20", today, null)));
        agreements.sign(agreement(id, 1).contract());
        assertThat(orders.get(id).state()).isEqualTo(Order.State.DONE);
    }

    @Test
    void cancellingLeavesWhatIsCharged() {
        OrderId id = orders.send(orders.input("SO-1", 1, once(1, "10", "10"), monthly(2, "1", "20", today, null)))
                .id();
        ContractId contract = agreement(id, 2).contract();
        orders.deliver(id, 1, "D-1", "4");
        refused("REASON_MISSING", () -> orders.cancel(id, " "));

        orders.cancel(id, "The customer changed their mind");

        assertThat(orders.get(id).state()).isEqualTo(Order.State.CANCELLED);
        assertThat(orders.deliveries(id)).hasSize(1);
        assertThat(open()).isEmpty();
        assertThat(trading.call(() -> bean(Contracts.class)
                        .get(trading.company().id(), contract)
                        .hasDraft()))
                .isFalse();
        refused("ORDER_CANCELLED", () -> orders.deliver(id, 1, "D-2", "1"));
        refused("ORDER_CANCELLED", () -> orders.send(orders.input("SO-1", 2, once(1, "11", "10"))));
        refused("ORDER_CANCELLED", () -> orders.cancel(id, "Again"));
        assertThat(orders.send(orders.input("SO-1", 1, once(1, "10", "10"), monthly(2, "1", "20", today, null)))
                        .known())
                .isTrue();
    }

    @Test
    void noDeliveriesEverChargeMoreThanWasOrdered() throws Exception {
        long seed = 20261130L;
        var random = new Random(seed);
        for (int round = 0; round < 5; round++) {
            BigDecimal ordered = new BigDecimal(1 + random.nextInt(20));
            OrderId id = orders.send(orders.input("SO-" + round, 1, once(1, ordered.toPlainString(), "3.33")))
                    .id();
            for (int i = 0; i < 12; i++) {
                BigDecimal part = new BigDecimal(1 + random.nextInt(60)).movePointLeft(1);
                String external = "D-" + i;
                AtOnce.succeeds(() -> orders.deliver(id, 1, external, part.toPlainString()));
            }
            Order after = orders.get(id);
            assertThat(after.line(1).orElseThrow().delivered())
                    .as("seed %s round %s", seed, round)
                    .isPositive()
                    .isLessThanOrEqualTo(ordered);
        }
    }

    private void change(ContractDraft draft, ContractLine... lines) {
        trading.call(() -> {
            bean(ContractDesk.class)
                    .save(
                            trading.caller(),
                            new ContractDraft(
                                    draft.contract(),
                                    draft.revision(),
                                    draft.effectiveOn(),
                                    draft.endsOn(),
                                    new ContractTerms("", List.of(lines))),
                            "Order");
            return draft;
        });
    }

    private Order.Agreement agreement(OrderId id, int line) {
        return Objects.requireNonNull(orders.get(id).line(line).orElseThrow().agreement());
    }

    private List<Money> open() {
        return trading.call(
                        () -> bean(OpenOrders.class).amount(trading.company().id(), List.of(acme)))
                .getOrDefault(acme, List.of());
    }

    private Charge charge(ChargeId id) {
        return trading.call(
                () -> bean(Charges.class).find(trading.company().id(), id).orElseThrow());
    }

    private OrderTrace trace(ChargeId id) {
        return trading.call(
                () -> bean(Orders.class).ofCharge(trading.company().id(), id).orElseThrow());
    }

    private static void refused(String code, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }
}
