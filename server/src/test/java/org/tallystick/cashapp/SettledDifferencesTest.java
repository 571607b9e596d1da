package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.cashapp.MatchDecisions.Outcome;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.AccountStatement;
import org.tallystick.insights.AccountStatement.Kind;
import org.tallystick.insights.AccountStatement.Movement;
import org.tallystick.insights.StatementOfAccount;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.JournalBook;
import org.tallystick.lib.matching.Policy;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.Allocation;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.Allocations;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.testing.IntegrationTest;

/** What a payment is short of settles with it when the company's policy has a name for it. */
@IntegrationTest
class SettledDifferencesTest {
    @Autowired
    BeanFactory server;

    private CashCast cast;
    private CustomerId ada;

    @BeforeEach
    void setUp() {
        cast = new CashCast(server);
        ada = cast.customer("NET 30; 3% 14", null);
    }

    @Test
    void aBankFeeOfTheListSettlesAndIsTakenBackWithThePayment() {
        policy(usual -> usual.withBankFees(Map.of("EUR", Set.of(500L))));
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "200.00");
        PaymentId payment = paid("195.00", "INV-2026-000001");

        assertThat(cast.open(item).isZero()).isTrue();
        assertThat(kinds(payment)).containsExactlyInAnyOrder("PAYMENT 195.00", "BANK_FEE 5.00");
        assertThat(balance(AccountRole.BANK_CHARGES)).isEqualTo(cast.money("5.00"));
        AccountStatement statement = cast.in(() -> cast.bean(StatementOfAccount.class)
                .of(cast.company(), ada, CurrencyCode.of("EUR"), cast.today().minusDays(20), cast.today()));
        assertThat(statement.movements()).extracting(Movement::kind).contains(Kind.BANK_FEE);
        assertThat(statement.movements().getLast().balance()).isEqualTo(cast.money("0.00"));

        takeBackPayment(payment);

        assertThat(cast.open(item)).isEqualTo(cast.money("200.00"));
        assertThat(cast.payment(payment).unapplied()).isEqualTo(cast.money("195.00"));
        assertThat(balance(AccountRole.BANK_CHARGES)).isEqualTo(cast.money("0.00"));
    }

    @Test
    void aDiscountAndAFeeOnTheSameItemAreTwoDifferences() {
        policy(usual -> usual.withBankFees(Map.of("EUR", Set.of(500L))));
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "100.00");
        PaymentId payment = paid("92.00", "INV-2026-000001");

        assertThat(cast.open(item).isZero()).isTrue();
        assertThat(kinds(payment)).containsExactlyInAnyOrder("PAYMENT 92.00", "DISCOUNT 3.00", "BANK_FEE 5.00");
    }

    @Test
    void aSmallDifferenceSettlesUpToTheLimitOnly() {
        policy(usual -> usual.withSmallDifference(Map.of("EUR", 15L)));
        OpenItemId small = cast.owes(ada, "INV-2026-000001", "50.00");
        OpenItemId more = cast.owes(ada, "INV-2026-000002", "70.00");
        PaymentId first = paid("49.85", "INV-2026-000001");
        PaymentId second = paid("69.84", "INV-2026-000002");

        assertThat(cast.open(small).isZero()).isTrue();
        assertThat(kinds(first)).containsExactlyInAnyOrder("PAYMENT 49.85", "SMALL_DIFFERENCE 0.15");
        assertThat(balance(AccountRole.SMALL_DIFFERENCES)).isEqualTo(cast.money("0.15"));
        assertThat(cast.open(more)).isEqualTo(cast.money("70.00"));
        assertThat(outcome(second)).isEqualTo(Outcome.SUGGEST);
    }

    @Test
    void withoutAPolicyNothingIsSettledShort() {
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "200.00");

        assertThat(outcome(paid("199.99", "INV-2026-000001"))).isEqualTo(Outcome.SUGGEST);
        assertThat(cast.open(item)).isEqualTo(cast.money("200.00"));
    }

    @Test
    void anAcceptedProposalSettlesItsFeeAndUndoTakesBoth() {
        policy(usual -> usual.withBankFees(Map.of("EUR", Set.of(500L))).withAutoPostLimit(Map.of("EUR", 10_000L)));
        OpenItemId item = cast.owes(ada, "INV-2026-000001", "200.00");
        PaymentId payment = paid("195.00", "INV-2026-000001");
        assertThat(outcome(payment)).as("above the limit").isEqualTo(Outcome.SUGGEST);

        cast.in(() -> {
            Proposed proposed = Objects.requireNonNull(cast.bean(Proposals.class)
                    .of(cast.company(), List.of(payment))
                    .get(payment));
            return cast.bean(Acceptance.class).accept(cast.caller(), payment, proposed.seal());
        });
        boolean settled = cast.open(item).isZero();
        cast.in(() -> {
            cast.bean(Acceptance.class).undo(cast.caller(), payment, "a slip");
            return payment;
        });

        assertThat(settled).isTrue();
        assertThat(cast.open(item)).isEqualTo(cast.money("200.00"));
        assertThat(kinds(payment)).isEmpty();
    }

    @Test
    void theLimitHoldsForWhatThePayerSaysToo() {
        policy(usual -> usual.withAutoPostLimit(Map.of("EUR", 10_000L)));
        cast.owes(ada, "INV-2026-000001", "100.01");
        cast.owes(ada, "INV-2026-000002", "100.00");

        assertThat(outcome(paid("100.01", "INV-2026-000001"))).isEqualTo(Outcome.SUGGEST);
        assertThat(outcome(paid("100.00", "INV-2026-000002"))).isEqualTo(Outcome.AUTO);
    }

    @Test
    void aChangeIsANewVersionAndDecisionsKeepTheirs() {
        cast.owes(ada, "INV-2026-000001", "10.00");
        cast.owes(ada, "INV-2026-000002", "20.00");
        PaymentId before = paid("10.00", "INV-2026-000001");
        policy(usual -> usual.withDiscountGraceDays(5));
        PaymentId after = paid("20.00", "INV-2026-000002");

        assertThat(policyOf(before)).isEqualTo("default");
        assertThat(policyOf(after)).isEqualTo("v1");
        assertThat(codeOf(() -> policy(usual -> usual.withDiscountGraceDays(6))))
                .as("made from version 0, which is no longer the latest")
                .isEqualTo("POLICY_CHANGED");

        cast.in(() -> cast.bean(MatchPolicies.class)
                .set(cast.caller(), 1, Policy.defaults().withBankFees(Map.of("EUR", Set.of(250L, 100L)))));

        List<PolicyVersion> history =
                cast.in(() -> cast.bean(MatchPolicies.class).history(cast.company()));
        assertThat(history).extracting(PolicyVersion::version).containsExactly(2, 1);
        assertThat(history.getLast().policy().discountGraceDays()).isEqualTo(5);
        assertThat(history.getFirst().policy().bankFees()).containsEntry("EUR", Set.of(100L, 250L));
    }

    private void policy(UnaryOperator<Policy> change) {
        cast.in(() -> cast.bean(MatchPolicies.class).set(cast.caller(), 0, change.apply(Policy.defaults())));
    }

    private PaymentId paid(String amount, String text) {
        PaymentId payment = cast.paid(ada, amount, text);
        cast.call(() -> cast.bean(AutomaticApplication.class).apply(cast.caller(), payment));
        return payment;
    }

    private Outcome outcome(PaymentId payment) {
        return cast.in(() -> cast.bean(MatchDecisions.class)
                .latest(cast.company(), payment)
                .orElseThrow()
                .outcome());
    }

    private String policyOf(PaymentId payment) {
        return cast.in(() -> cast.bean(JdbcClient.class)
                .sql("select policy from cashapp.match_decision where company_id = :company and payment_id = :payment")
                .param("company", cast.company().value())
                .param("payment", payment.value())
                .query(String.class)
                .single());
    }

    private List<String> kinds(PaymentId payment) {
        return cast.in(() -> cast.bean(Allocations.class).ofPayment(cast.company(), payment).stream()
                .filter(Allocation::isActive)
                .map(allocation -> allocation.kind() + " " + allocation.amount().toPlainString())
                .toList());
    }

    /** Only the payment's own part is named; what came with it follows. */
    private void takeBackPayment(PaymentId payment) {
        cast.in(() -> {
            Allocation own = cast.bean(Allocations.class).ofPayment(cast.company(), payment).stream()
                    .filter(allocation -> allocation.payment() != null)
                    .findFirst()
                    .orElseThrow();
            cast.bean(AllocationDesk.class).takeBack(cast.caller(), List.of(own.id()), cast.today(), "wrong");
            return own;
        });
    }

    private Money balance(AccountRole role) {
        return cast.in(() -> cast.bean(JournalBook.class).balancesOf(cast.company(), role, cast.today()).stream()
                .findFirst()
                .orElse(cast.money("0.00")));
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
