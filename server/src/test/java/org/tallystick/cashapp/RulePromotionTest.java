package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.CamtText.Entry;
import org.tallystick.cashapp.MatchDecisions.MatchDecision;
import org.tallystick.cashapp.MatchDecisions.Outcome;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.matching.promotion.Standing;
import org.tallystick.lib.matching.promotion.Standing.State;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.Allocation;
import org.tallystick.receivables.AllocationDesk;
import org.tallystick.receivables.AllocationId;
import org.tallystick.receivables.AllocationRequest;
import org.tallystick.receivables.Allocations;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Slice;
import org.tallystick.testing.IntegrationTest;

/** CA-7, the only item of an amount, stands for the rules that new companies only have suggest. */
@IntegrationTest
class RulePromotionTest {
    private static final MatchRule AMOUNT = MatchRule.named("CA-7");
    private static final MatchRule NUMBERS = MatchRule.named("CA-2");

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
    void justUnderTheBoundNothingIsPostedAndJustAboveTheNextImportIs() {
        var cases = new RuleCases(cast, "CA-7");
        cases.right(499);
        String tooFew = codeOf(() -> promote(RuleCases.person(cast)));
        cases.right(39);
        String underTheBound = codeOf(() -> promote(RuleCases.person(cast)));
        OpenItemId first = cast.owes(ada, "INV-2026-000001", "30.00");
        ImportResult before = importPaying("1", "30.00");

        assertThat(tooFew).isEqualTo("RULE_NOT_PROVEN");
        assertThat(underTheBound).isEqualTo("RULE_NOT_PROVEN");
        assertThat(cases.standing().confidence().score()).isEqualByComparingTo("0.9949");
        assertThat(before.suggested()).isEqualTo(1);
        assertThat(cast.open(first)).isEqualTo(cast.money("30.00"));

        cases.right(2);
        promote(RuleCases.person(cast));
        OpenItemId second = cast.owes(cast.customer(), "INV-2026-000002", "40.00"); // of Customer C-3
        ImportResult after = importPaying("2", "40.00");

        assertThat(after.autoApplied()).isEqualTo(1);
        assertThat(cast.open(second).isZero()).isTrue();
        assertThat(cast.open(first)).isEqualTo(cast.money("30.00"));
        assertThat(cases.standing().cases())
                .as("what settles by itself proves nothing")
                .isEqualTo(540);
    }

    @Test
    void anErrorTakesMoreCasesAndAWrongCustomerForbidsThemAll() {
        var cases = new RuleCases(cast, "CA-7");
        cases.right(893);
        cases.wrong(1);

        assertThat(cases.standing().mayBePromoted()).isTrue();

        cases.wrongCustomer(1);

        assertThat(codeOf(() -> promote(RuleCases.person(cast)))).isEqualTo("RULE_NOT_PROVEN");
        assertThat(cases.standing().wrongCustomers()).isEqualTo(1);
    }

    @Test
    void onlyAPersonWithANameAndAReasonPromotes() {
        new RuleCases(cast, "CA-7").right(540);

        assertThat(codeOf(() -> promote(cast.caller()))).isEqualTo("APPROVER_NOT_NAMED");
        assertThat(codeOf(() -> cast.in(() -> {
                    cast.bean(RuleDesk.class).promote(RuleCases.person(cast), AMOUNT, " ");
                    return AMOUNT;
                })))
                .isEqualTo("REASON_MISSING");
    }

    /** Accepted, settled by hand as proposed, settled otherwise, settled for somebody else; and one that posted by itself. */
    @Test
    void whatPeopleMakeOfSuggestionsIsCounted() {
        PaymentId accepted = suggested(ada, "INV-2026-000001", "11.00");
        PaymentId same = suggested(cast.customer(), "INV-2026-000002", "22.00");
        CustomerId other = cast.customer();
        PaymentId otherwise = suggested(other, "INV-2026-000003", "33.00");
        OpenItemId bigger = cast.owes(other, "INV-2026-000004", "90.00");
        CustomerId parent = cast.customer();
        CustomerId child = cast.customer("NET 30", parent);
        PaymentId elsewhere = suggested(parent, "INV-2026-000005", "55.00");
        OpenItemId ofTheChild = cast.owes(child, "INV-2026-000006", "60.00");
        PaymentId automatic = cast.paid(ada, "77.00", "INV-2026-000007");
        cast.owes(ada, "INV-2026-000007", "77.00");
        apply(automatic);

        accept(accepted);
        settle(same, item("INV-2026-000002"), "22.00");
        settle(otherwise, bigger, "33.00");
        settle(elsewhere, ofTheChild, "55.00");

        assertThat(standing(AMOUNT)).isEqualTo(new Standing(State.SUGGEST, 4, 2, 1, null, List.of()));
        assertThat(standing(NUMBERS).cases()).isZero();

        takeBack(accepted, false);
        assertThat(standing(AMOUNT).errors()).isEqualTo(3);

        accept(accepted);
        assertThat(standing(AMOUNT)).isEqualTo(new Standing(State.SUGGEST, 4, 2, 1, null, List.of()));
    }

    @Test
    void aSuggestionSettledInTwoStepsIsJudgedWhenItIsSettled() {
        cast.owes(ada, "INV-2026-000001", "10.00");
        OpenItemId second = cast.owes(ada, "INV-2026-000002", "20.00");
        PaymentId payment = cast.paid(ada, "30.00", "thank you");
        apply(payment);

        settle(payment, item("INV-2026-000001"), "10.00");
        long whileOnTheWay = standing(ruleOf(payment)).cases();
        settle(payment, second, "20.00");

        assertThat(whileOnTheWay).isZero();
        assertThat(standing(ruleOf(payment)).confidence().right()).isEqualTo(1);
    }

    @Test
    void theThirdPostingTakenBackSuspendsTheRuleAndManualWorkStays() {
        CustomerId byHand = cast.customer();
        OpenItemId manual = cast.owes(byHand, "INV-2026-000009", "90.00");
        PaymentId ofThePerson = cast.paid(byHand, "90.00", "INV-2026-000009");
        settle(ofThePerson, manual, "50.00");
        for (int i = 1; i <= 3; i++) {
            PaymentId payment = posted("INV-2026-00000" + i, i + "1.00");
            State before = standing(NUMBERS).state();
            takeBack(payment, false);
            assertThat(before).isEqualTo(State.PROMOTED);
        }

        PaymentId next = cast.paid(ada, "44.00", "INV-2026-000004");
        OpenItemId item = cast.owes(ada, "INV-2026-000004", "44.00");
        apply(next);
        apply(ofThePerson);

        assertThat(standing(NUMBERS).state()).isEqualTo(State.SUSPENDED);
        assertThat(decision(next).outcome()).isEqualTo(Outcome.SUGGEST);
        assertThat(cast.open(item)).isEqualTo(cast.money("44.00"));
        assertThat(cast.open(manual)).isEqualTo(cast.money("40.00"));
        assertThat(cast.payment(ofThePerson).unapplied()).isEqualTo(cast.money("40.00"));
        assertThat(changes()).singleElement().satisfies(change -> {
            assertThat(change.reason()).contains("3 of its last 3 automatic postings");
            assertThat(change.state()).isEqualTo(State.SUSPENDED);
        });
        assertThat(postings())
                .hasSize(3)
                .allSatisfy(posting -> assertThat(posting.takenBack()).isEqualTo("wrong"));

        accept(next);
        review();

        assertThat(standing(NUMBERS)).isEqualTo(Standing.fresh(false));
        assertThat(postings()).isEmpty();
        assertThat(codeOf(this::review)).isEqualTo("RULE_STATE");
    }

    @Test
    void aPostingForTheWrongCustomerSuspendsAtOnce() {
        PaymentId payment = posted("INV-2026-000001", "11.00");
        OpenItemId next = cast.owes(ada, "INV-2026-000002", "22.00");
        PaymentId waiting = cast.paid(ada, "22.00", "INV-2026-000002");

        takeBack(payment, true);
        apply(waiting);

        assertThat(standing(NUMBERS).state()).isEqualTo(State.SUSPENDED);
        assertThat(cast.open(next)).isEqualTo(cast.money("22.00"));
    }

    @Test
    void moneyThatIsSettledForSomebodyElseAfterwardsSuspendsToo() {
        CustomerId child = cast.customer("NET 30", ada);
        OpenItemId meant = cast.owes(child, "INV-2026-000002", "11.00");
        PaymentId payment = posted("INV-2026-000001", "11.00");
        takeBack(payment, false);
        State before = standing(NUMBERS).state();

        settle(payment, meant, "11.00");

        assertThat(before).isEqualTo(State.PROMOTED);
        assertThat(standing(NUMBERS).state()).isEqualTo(State.SUSPENDED);
    }

    /** Otherwise a rule that was stopped could go on posting in an import that had begun before. */
    @Test
    void noRuleChangesItsStateWhilePaymentsAreMatched() {
        PaymentId payment = cast.paid(ada, "11.00", "hello");

        boolean meanwhile = cast.in(() -> {
            List<Matcher.Claim> claims = cast.bean(Proposals.class).claims(cast.company(), List.of(payment));
            cast.bean(Matcher.class).apply(cast.caller(), claims, null);
            return mayChangeElsewhere();
        });

        assertThat(meanwhile).isFalse();
        assertThat(mayChangeElsewhere()).isTrue();
    }

    private boolean mayChangeElsewhere() {
        return CompletableFuture.supplyAsync(() -> cast.in(() -> cast.bean(JdbcClient.class)
                        .sql("select pg_try_advisory_xact_lock(hashtextextended(:company::text || ' rules', 0))")
                        .param("company", cast.company().value())
                        .query(Boolean.class)
                        .single()))
                .join();
    }

    @Test
    void aReturnedPaymentSpeaksAgainstNoRule() {
        for (int i = 1; i <= 3; i++) {
            PaymentId payment = posted("INV-2026-00000" + i, i + "1.00");
            cast.in(() -> {
                cast.bean(AllocationDesk.class).returnPayment(cast.caller(), payment, cast.today(), "AM04");
                return payment;
            });
        }

        assertThat(standing(NUMBERS).state()).isEqualTo(State.PROMOTED);
    }

    private PaymentId suggested(CustomerId customer, String number, String amount) {
        cast.owes(customer, number, amount);
        PaymentId payment = cast.paid(customer, amount, "thank you");
        apply(payment);
        assertThat(decision(payment).rule()).isEqualTo("CA-7");
        return payment;
    }

    private PaymentId posted(String number, String amount) {
        cast.owes(ada, number, amount);
        PaymentId payment = cast.paid(ada, amount, number);
        apply(payment);
        assertThat(decision(payment).outcome()).isEqualTo(Outcome.AUTO);
        return payment;
    }

    /** Of the customer made last, by name and nothing else. */
    private ImportResult importPaying(String id, String amount) {
        LocalDate day = cast.today().minusDays(1);
        String payer = id.equals("1") ? "Customer C-1" : "Customer C-3";
        return cast.load(CamtText.file()
                .statement(
                        id,
                        CashCast.IBAN,
                        day,
                        day,
                        "0.00",
                        Entry.credit(amount, day, Entry.of(payer, "many thanks"))
                                .referenced("R" + id))
                .bytes());
    }

    private void promote(Caller caller) {
        cast.in(() -> {
            cast.bean(RuleDesk.class).promote(caller, AMOUNT, "It was right often enough");
            return AMOUNT;
        });
    }

    private void review() {
        cast.in(() -> {
            cast.bean(RuleDesk.class).review(RuleCases.person(cast), NUMBERS, "All were looked at");
            return NUMBERS;
        });
    }

    private Standing standing(MatchRule rule) {
        return cast.in(() -> cast.bean(RuleRecords.class).read(cast.company()).of(rule));
    }

    private List<RuleChange> changes() {
        return cast.in(() -> cast.bean(RuleRecords.class).changes(cast.company()));
    }

    private List<RuleRecords.Posting> postings() {
        return cast.in(() -> cast.bean(RuleRecords.class)
                .sinceReview(cast.company(), NUMBERS, 1, 50)
                .rows());
    }

    private MatchDecision decision(PaymentId payment) {
        return cast.in(() ->
                cast.bean(MatchDecisions.class).latest(cast.company(), payment).orElseThrow());
    }

    private MatchRule ruleOf(PaymentId payment) {
        return MatchRule.named(Objects.requireNonNull(decision(payment).rule()));
    }

    private OpenItemId item(String number) {
        return cast.in(() -> cast.bean(OpenItems.class)
                .byReference(cast.company(), List.of(number))
                .getFirst()
                .id());
    }

    private void apply(PaymentId payment) {
        cast.call(() -> cast.bean(AutomaticApplication.class).apply(cast.caller(), payment));
    }

    private void accept(PaymentId payment) {
        cast.in(() -> {
            Proposed proposed = Objects.requireNonNull(cast.bean(Proposals.class)
                    .of(cast.company(), List.of(payment))
                    .get(payment));
            return cast.bean(Acceptance.class).accept(cast.caller(), payment, proposed.seal());
        });
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

    private void takeBack(PaymentId payment, boolean wrongCustomer) {
        cast.in(() -> {
            List<AllocationId> made = cast.bean(Allocations.class).ofPayment(cast.company(), payment).stream()
                    .filter(Allocation::isActive)
                    .map(Allocation::id)
                    .toList();
            cast.bean(AllocationDesk.class).takeBack(cast.caller(), made, cast.today(), "wrong", wrongCustomer);
            return made;
        });
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
