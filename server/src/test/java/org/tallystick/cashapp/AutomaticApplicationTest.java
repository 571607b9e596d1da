package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.cashapp.MatchDecisions.MatchDecision;
import org.tallystick.cashapp.MatchDecisions.Outcome;
import org.tallystick.cashapp.Suggestions.Rank;
import org.tallystick.cashapp.Suggestions.Suggested;
import org.tallystick.cashapp.Suggestions.Suggestion;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class AutomaticApplicationTest {
    @Autowired
    BeanFactory server;

    CashCast cast;
    CustomerId ada;

    @BeforeEach
    void newCompany() {
        cast = new CashCast(server);
        ada = cast.customer();
    }

    @Test
    void aPaymentByFormSettlesTheItemItNames() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");
        PaymentId payment = cast.paid(null, "100.00", "your invoice inv-2026-000001, thank you");

        var applied = cast.call(() -> cast.bean(AutomaticApplication.class).apply(cast.caller(), payment));

        assertThat(applied.rule()).isEqualTo("CA-2");
        assertThat(cast.open(item).isZero()).isTrue();
        assertThat(cast.payment(payment).customer()).isEqualTo(ada);
    }

    @Test
    void anItemOfSomebodyElseThanThePayerIsOnlySuggested() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");
        PaymentId payment = cast.paid(cast.customer(), "100.00", "INV-2026-000001");

        var applied = cast.call(() -> cast.bean(AutomaticApplication.class).apply(cast.caller(), payment));

        assertThat(applied.state()).isEqualTo(LineState.MATCH_SUGGESTED);
        assertThat(cast.open(item)).isEqualTo(cast.money("100.00"));
    }

    @Test
    void allUntouchedPaymentsAreAppliedOnceInTheOrderTheyCame() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");
        PaymentId first = cast.paid(ada, "100.00", "INV-2026-000001");
        PaymentId second = cast.paid(ada, "100.00", "INV-2026-000001, again");
        cast.paid(ada, "5.00", "nothing in particular");

        var totals = applyAll();
        var again = applyAll();

        assertThat(totals).isEqualTo(new AutomaticApplication.Totals(3, 1, 0, 2));
        assertThat(cast.open(item).isZero()).isTrue();
        assertThat(cast.payment(first).unapplied().isZero()).isTrue();
        assertThat(cast.payment(second).unapplied()).isEqualTo(cast.money("100.00"));
        assertThat(again).isEqualTo(new AutomaticApplication.Totals(2, 0, 0, 2));
    }

    @Test
    void aDocumentOfALaterDayIsNotPaidByItself() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "10.00");
        PaymentId early =
                cast.paid(ada, "10.00", "INV-2026-000001", cast.today().minusDays(90));

        var totals = applyAll();

        assertThat(totals).isEqualTo(new AutomaticApplication.Totals(1, 0, 0, 1));
        assertThat(cast.open(item)).isEqualTo(cast.money("10.00"));
        assertThat(cast.payment(early).unapplied()).isEqualTo(cast.money("10.00"));
    }

    @Test
    void aPartPaymentOfANamedItemIsProposedWithTheReason() {
        OpenItemId old = cast.owes(ada, "INV-2026-000001", "10.00");
        OpenItemId other = cast.owes(ada, "INV-2026-000002", "30.00");
        OpenItemId named = cast.owes(ada, "INV-2026-000003", "40.00");
        PaymentId payment = cast.paid(ada, "25.00", "INV-2026-000003");

        Suggested suggested = cast.in(() -> cast.bean(Suggestions.class).forPayment(cast.company(), payment));

        assertThat(suggested.items())
                .extracting(suggestion -> suggestion.item().id())
                .containsExactly(named, old, other);
        assertThat(suggested.items())
                .extracting(Suggestion::rank)
                .containsExactly(Rank.PROPOSED, Rank.OLDEST_DUE, Rank.OLDEST_DUE);
        assertThat(suggested.items())
                .extracting(Suggestion::proposed)
                .containsExactly(cast.money("25.00"), cast.money("0.00"), cast.money("0.00"));
        assertThat(suggested.explanation()).contains("INV-2026-000003").contains("15.00 stays open");
    }

    @Test
    void anAmountThatOnlyOneItemHasIsProposed() {
        OpenItemId old = cast.owes(ada, "INV-2026-000001", "10.00");
        OpenItemId equal = cast.owes(ada, "INV-2026-000002", "30.00");
        PaymentId payment = cast.paid(ada, "30.00", "thank you");

        Suggested suggested = cast.in(() -> cast.bean(Suggestions.class).forPayment(cast.company(), payment));

        assertThat(suggested.items())
                .extracting(suggestion -> suggestion.item().id())
                .containsExactly(equal, old);
        assertThat(suggested.explanation()).contains("only INV-2026-000002 has this open amount");
    }

    @Test
    void theDiscountOfTheDayIsProposedWithItsItem() {
        CustomerId early = cast.customer("NET 30; 3% 14", null);
        cast.owes(early, "INV-2026-000001", "100.00");
        PaymentId payment = cast.paid(early, "97.00", null);

        Suggested suggested = cast.in(() -> cast.bean(Suggestions.class).forPayment(cast.company(), payment));

        assertThat(suggested.items()).singleElement().satisfies(suggestion -> {
            assertThat(suggestion.rank()).isEqualTo(Rank.PROPOSED);
            assertThat(suggestion.proposed()).isEqualTo(cast.money("97.00"));
            assertThat(suggestion.discount()).isEqualTo(cast.money("3.00"));
        });
    }

    /** Two payments that were settled for one customer make the account known; the third needs no name. */
    @Test
    void anAccountIsLearnedFromWhatItPaidBefore() {
        for (int i = 1; i <= 2; i++) {
            cast.owes(ada, "INV-2026-00000" + i, i + "1.00");
            cast.paidBy("DE44500105175407324931", i + "1.00", "INV-2026-00000" + i);
        }
        applyAll();
        cast.owes(ada, "INV-2026-000003", "33.00");
        PaymentId third = cast.paidBy("DE44500105175407324931", "33.00", "for your work");

        applyAll();

        MatchDecision decision = cast.in(() ->
                cast.bean(MatchDecisions.class).latest(cast.company(), third).orElseThrow());
        assertThat(decision.outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(decision.rule()).isEqualTo("CA-7");
        assertThat(decision.explanation()).contains("known for").contains("from 2 payments");
    }

    @Test
    void whatThePayerTookBackIsNoLessonAnyMore() {
        cast.owes(ada, "INV-2026-000001", "11.00");
        cast.paidBy("DE44500105175407324931", "11.00", "INV-2026-000001");
        cast.owes(ada, "INV-2026-000002", "21.00");
        PaymentId second = cast.paidBy("DE44500105175407324931", "21.00", "INV-2026-000002");
        applyAll();
        cast.call(() -> {
            cast.bean(AllocationDesk.class).returnPayment(cast.caller(), second, cast.today(), "MS03");
            return second;
        });
        cast.owes(ada, "INV-2026-000003", "33.00");
        PaymentId third = cast.paidBy("DE44500105175407324931", "33.00", "for your work");

        applyAll();

        assertThat(explanation(third)).doesNotContain("known for");
    }

    /** Who paid for somebody else long ago pays for whom the latest fifty payments were. */
    @Test
    void theLatestPaymentsSayWhoPays() {
        CustomerId bob = cast.customer();
        cast.owes(bob, "INV-2026-000100", "9.00");
        cast.paidBy("DE44500105175407324931", "9.00", "INV-2026-000100");
        applyAll();
        for (int i = 101; i <= 150; i++) {
            cast.owes(ada, "INV-2026-000" + i, i + ".00");
            cast.paidBy("DE44500105175407324931", i + ".00", "INV-2026-000" + i);
        }
        applyAll();
        cast.owes(ada, "INV-2026-000200", "33.00");
        PaymentId latest = cast.paidBy("DE44500105175407324931", "33.00", "for your work");

        applyAll();

        assertThat(explanation(latest)).contains("known for");
    }

    private String explanation(PaymentId payment) {
        return cast.in(() -> cast.bean(MatchDecisions.class)
                .latest(cast.company(), payment)
                .orElseThrow()
                .explanation());
    }

    private AutomaticApplication.Totals applyAll() {
        return cast.call(() -> cast.bean(AutomaticApplication.class).applyAll(cast.caller(), Progress.unwatched()));
    }
}
