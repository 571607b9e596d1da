package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.cashapp.ReviewQueue.Accepted;
import org.tallystick.cashapp.ReviewQueue.Kind;
import org.tallystick.cashapp.ReviewQueue.Waiting;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.ReportQuery;
import org.tallystick.insights.StraightThrough;
import org.tallystick.insights.StraightThrough.Share;
import org.tallystick.insights.StraightThrough.Way;
import org.tallystick.insights.UnappliedAging;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.receivables.Allocation;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationId;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.Allocations;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.Slice;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class AcceptanceTest {
    @Autowired
    BeanFactory server;

    private CashCast cast;
    private CustomerId ada;

    @BeforeEach
    void setUp() {
        cast = new CashCast(server);
        ada = cast.customer();
    }

    @Test
    void whatWasSeenIsAcceptedAndUndoneTheSameDay() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "30.00");
        PaymentId payment = cast.paid(ada, "30.00", "thank you");
        Proposed proposed = proposed(payment);

        accept(payment, proposed.seal());

        assertThat(proposed.rule()).isEqualTo("CA-7");
        assertThat(cast.open(item)).isEqualTo(cast.money("0.00"));
        assertThat(accepted()).singleElement().satisfies(one -> {
            assertThat(one.payment()).isEqualTo(payment);
            assertThat(one.items()).isEqualTo("INV-2026-000001");
        });

        undo(payment);

        assertThat(cast.open(item)).isEqualTo(cast.money("30.00"));
        assertThat(accepted()).isEmpty();
        assertThat(codeOf(() -> undo(payment))).isEqualTo("NOTHING_TO_UNDO");
    }

    @Test
    void aDiscountIsGrantedWithTheAcceptedProposal() {
        CustomerId early = cast.customer("NET 30; 3% 14", null);
        OpenItemId item = cast.owes(early, "INV-2026-000001", "100.00");
        PaymentId payment = cast.paid(early, "97.00", "thanks");

        accept(payment, proposed(payment).seal());
        boolean closed = cast.open(item).isZero();
        undo(payment);

        assertThat(closed).isTrue();
        assertThat(cast.open(item)).isEqualTo(cast.money("100.00"));
    }

    @Test
    void anotherProposalThanTheOneSeenIsRefused() {
        cast.owes(ada, "INV-2026-000001", "30.00");
        PaymentId payment = cast.paid(ada, "30.00", "thank you");
        PaymentId rival = cast.paid(ada, "30.00", "for the same");
        String seal = proposed(payment).seal();

        accept(rival, proposed(rival).seal());

        assertThat(codeOf(() -> accept(payment, seal))).isEqualTo("PROPOSAL_CHANGED");
        assertThat(codeOf(() -> accept(rival, seal))).isEqualTo("NOTHING_UNAPPLIED");
    }

    @Test
    void aPaymentThatMayHaveComeTwiceIsDecidedFirst() {
        cast.owes(ada, "INV-2026-000001", "30.00");
        cast.paidBy("DE44500105175407324931", "30.00", "INV-2026-000001");
        PaymentId twin = cast.paidBy("DE44500105175407324931", "30.00", "INV-2026-000001");
        Proposed proposed = proposed(twin);

        assertThat(proposed.isAcceptable()).isFalse();
        assertThat(codeOf(() -> accept(twin, proposed.seal()))).isEqualTo("PROPOSAL_HINDERED");
    }

    @Test
    void theQueueKnowsWhatKindOfPaymentWaits() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "30.00");
        cast.owes(ada, "INV-2026-000002", "44.00");
        PaymentId suggested = cast.paid(ada, "44.00", "thank you");
        PaymentId unknown = cast.paid(null, "5.00", "hello");
        PaymentId partly = cast.paid(ada, "40.00", "INV-2026-000001");
        settle(partly, item, "30.00");
        cast.call(() -> cast.bean(AutomaticApplication.class).applyAll(cast.caller(), Progress.unwatched()));

        assertThat(queue(Kind.SUGGESTED)).extracting(Waiting::id).containsExactly(suggested);
        assertThat(queue(Kind.UNIDENTIFIED)).extracting(Waiting::id).containsExactly(unknown);
        assertThat(queue(Kind.PARTLY)).extracting(Waiting::id).containsExactly(partly);
        assertThat(queue(Kind.ALL)).hasSize(3);
        assertThat(queue(Kind.FLAGGED)).isEmpty();
    }

    /** One payment each: automatic, automatic and taken back, accepted, by hand, open in part. */
    @Test
    void straightThroughCountsPaymentsLinesAndMoney() {
        for (int i = 1; i <= 2; i++) {
            cast.owes(ada, "INV-2026-00000" + i, i + "0.00");
            cast.paid(ada, i + "0.00", "INV-2026-00000" + i);
        }
        cast.call(() -> cast.bean(AutomaticApplication.class).applyAll(cast.caller(), Progress.unwatched()));
        PaymentId wrong = cast.paid(ada, "55.00", "INV-2026-000005");
        cast.owes(ada, "INV-2026-000005", "55.00");
        apply(wrong);
        takeBack(wrong);
        OpenItemId other = cast.owes(ada, "INV-2026-000006", "33.00");
        PaymentId byHand = cast.paid(ada, "33.00", "nothing said");
        settle(byHand, other, "33.00");
        cast.owes(ada, "INV-2026-000007", "77.00");
        PaymentId yes = cast.paid(ada, "77.00", "nothing either");
        accept(yes, proposed(yes).seal());

        StraightThrough.OfCurrency figures = cast.in(
                        () -> cast.bean(StraightThrough.class).of(cast.company(), ReportQuery.on(cast.today())))
                .getFirst();

        Map<Way, Share> shares = figures.shares().stream().collect(Collectors.toMap(Share::way, share -> share));
        assertThat(shares.get(Way.AUTOMATIC)).isEqualTo(new Share(Way.AUTOMATIC, 2, 2, cast.money("30.00")));
        assertThat(shares.get(Way.ACCEPTED)).isEqualTo(new Share(Way.ACCEPTED, 1, 1, cast.money("77.00")));
        assertThat(shares.get(Way.BY_HAND)).isEqualTo(new Share(Way.BY_HAND, 1, 1, cast.money("33.00")));
        assertThat(shares.get(Way.OPEN)).isEqualTo(new Share(Way.OPEN, 1, 1, cast.money("55.00")));
        assertThat(figures.byPayment()).contains(new BigDecimal("40.0"));
        assertThat(figures.byLine()).contains(new BigDecimal("40.0"));
        assertThat(figures.byMoney()).contains(new BigDecimal("15.4"));
        assertThat(figures.wrongPosts()).contains(new BigDecimal("33.3"));
    }

    @Test
    void unappliedMoneyAgesAndTiesToItsAccount() {
        cast.owes(ada, "INV-2026-000001", "500.00");
        cast.paid(ada, "10.00", "a", cast.today());
        cast.paid(ada, "20.00", "b", cast.today().minusDays(8));
        cast.paid(null, "30.00", "c", cast.today().minusDays(7));
        PaymentId part = cast.paid(null, "45.00", "d", cast.today().minusDays(91));
        settle(part, cast.owes(cast.customer(), "INV-2026-000002", "5.00"), "5.00");

        UnappliedAging.Aged aged = cast.in(() -> cast.bean(UnappliedAging.class).of(cast.company(), cast.today()));

        assertThat(aged.totals()).singleElement().satisfies(total -> {
            assertThat(total.ties()).isTrue();
            assertThat(total.total()).isEqualTo(cast.money("100.00"));
            assertThat(total.buckets())
                    .containsExactly(
                            cast.money("40.00"),
                            cast.money("20.00"),
                            cast.money("0.00"),
                            cast.money("0.00"),
                            cast.money("40.00"));
        });
        assertThat(aged.rows()).hasSize(3).extracting(UnappliedAging.Row::who).contains("Not identified");
    }

    private Proposed proposed(PaymentId payment) {
        return cast.in(() -> Objects.requireNonNull(
                cast.bean(Proposals.class).of(cast.company(), List.of(payment)).get(payment)));
    }

    private void accept(PaymentId payment, String seal) {
        cast.in(() -> cast.bean(Acceptance.class).accept(cast.caller(), payment, seal));
    }

    private void undo(PaymentId payment) {
        cast.in(() -> {
            cast.bean(Acceptance.class).undo(cast.caller(), payment, "a slip");
            return payment;
        });
    }

    private void apply(PaymentId payment) {
        cast.call(() -> cast.bean(AutomaticApplication.class).apply(cast.caller(), payment));
    }

    private void settle(PaymentId payment, OpenItemId item, String amount) {
        cast.in(() -> cast.bean(AllocationDesk.class)
                .allocate(
                        cast.caller(),
                        new AllocationRequest(
                                payment,
                                List.of(new Slice(item, cast.money(amount))),
                                List.of(),
                                cast.today(),
                                "manual")));
    }

    private void takeBack(PaymentId payment) {
        cast.in(() -> {
            List<AllocationId> made = cast.bean(Allocations.class).ofPayment(cast.company(), payment).stream()
                    .map(Allocation::id)
                    .toList();
            cast.bean(AllocationDesk.class).takeBack(cast.caller(), made, cast.today(), "wrong");
            return made;
        });
    }

    private List<Accepted> accepted() {
        return cast.in(() -> cast.bean(ReviewQueue.class).accepted(cast.company(), cast.today(), 10));
    }

    private List<Waiting> queue(Kind kind) {
        return cast.in(() -> cast.bean(ReviewQueue.class)
                .list(cast.company(), kind, null, 1, 50)
                .rows());
    }

    private static String codeOf(Runnable work) {
        try {
            work.run();
            return "done";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }
}
