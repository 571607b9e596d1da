package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.cashapp.Suggestions.Rank;
import org.tallystick.cashapp.Suggestions.Suggestion;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.jobs.Progress;
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

        assertThat(applied.rule()).isEqualTo("reference-exact");
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
        PaymentId first = cast.paid(ada, "70.00", "INV-2026-000001");
        PaymentId second = cast.paid(ada, "70.00", "INV-2026-000001");
        cast.paid(ada, "5.00", "nothing in particular");

        var totals = applyAll();
        var again = applyAll();

        assertThat(totals).isEqualTo(new AutomaticApplication.Totals(3, 2, 0, 1));
        assertThat(cast.open(item).isZero()).isTrue();
        assertThat(cast.payment(first).unapplied().isZero()).isTrue();
        assertThat(cast.payment(second).unapplied()).isEqualTo(cast.money("40.00"));
        assertThat(again).isEqualTo(new AutomaticApplication.Totals(1, 0, 0, 1));
    }

    @Test
    void aDocumentOfALaterDayIsNotPaidByItself() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "10.00");
        PaymentId early =
                cast.paid(ada, "10.00", "INV-2026-000001", cast.today().minusDays(90));

        var totals = applyAll();

        assertThat(totals).isEqualTo(new AutomaticApplication.Totals(1, 0, 1, 0));
        assertThat(cast.open(item)).isEqualTo(cast.money("10.00"));
        assertThat(cast.payment(early).unapplied()).isEqualTo(cast.money("10.00"));
    }

    @Test
    void aNamedItemIsSuggestedFirstThenTheOneOfTheSameAmountThenTheOldest() {
        OpenItemId old = cast.owes(ada, "INV-2026-000001", "10.00");
        OpenItemId equal = cast.owes(ada, "INV-2026-000002", "30.00");
        OpenItemId named = cast.owes(ada, "INV-2026-000003", "20.00");
        PaymentId payment = cast.paid(ada, "30.00", "INV-2026-000003");

        List<Suggestion> suggestions =
                cast.in(() -> cast.bean(Suggestions.class).forPayment(cast.company(), payment));

        assertThat(suggestions).extracting(suggestion -> suggestion.item().id()).containsExactly(named, equal, old);
        assertThat(suggestions)
                .extracting(Suggestion::rank)
                .containsExactly(Rank.REFERENCE, Rank.AMOUNT, Rank.OLDEST_DUE);
        assertThat(suggestions)
                .extracting(Suggestion::proposed)
                .containsExactly(cast.money("20.00"), cast.money("0.00"), cast.money("0.00"));
    }

    @Test
    void aSuggestionShowsTheDiscountOfTheDay() {
        CustomerId early = cast.customer("NET 30; 3% 14", null);
        cast.owes(early, "INV-2026-000001", "100.00");
        PaymentId payment = cast.paid(early, "97.00", null);

        List<Suggestion> suggestions =
                cast.in(() -> cast.bean(Suggestions.class).forPayment(cast.company(), payment));

        assertThat(suggestions).singleElement().satisfies(suggestion -> {
            assertThat(suggestion.rank()).isEqualTo(Rank.AMOUNT_LESS_DISCOUNT);
            assertThat(suggestion.discount()).isEqualTo(cast.money("3.00"));
        });
    }

    private AutomaticApplication.Totals applyAll() {
        return cast.call(() -> cast.bean(AutomaticApplication.class).applyAll(cast.caller(), Progress.unwatched()));
    }
}
