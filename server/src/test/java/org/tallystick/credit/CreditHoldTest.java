package org.tallystick.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.approvals.Answer;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.ApprovalMatrix;
import org.tallystick.approvals.Approver;
import org.tallystick.approvals.Matrix;
import org.tallystick.approvals.MatrixLine;
import org.tallystick.cast.Books;
import org.tallystick.credit.SalePoint.Action;
import org.tallystick.customers.CustomerDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Standing;
import org.tallystick.lib.collections.credit.HoldRules;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.Suspension;
import org.tallystick.receivables.Suspensions;
import org.tallystick.testing.IntegrationTest;

/** Who may be sold more on credit is found anew each time, and each answer is kept (K-1, K-3, K-4, SM-7). */
@IntegrationTest
class CreditHoldTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 16);

    @Autowired
    ApplicationContext beans;

    private Books books;
    private CustomerId acme;
    private OpenItemId invoice;

    @BeforeEach
    void acmeOwesEightHundredOfAThousand() {
        books = Books.open(beans).on(TODAY);
        acme = books.customer("ACME", "Acme Corp");
        nobodyElseAgrees();
        limit(acme, "1000.00", "0.00", null);
        invoice = books.invoiced(acme, eur("800.00"), LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void exposureIsAddedUpFromItsParts() {
        books.received(acme, eur("50.00"), TODAY);
        books.credited(acme, eur("30.00"), TODAY);

        CreditStanding standing = standing(acme);

        assertThat(standing.facts().exposure().open()).isEqualTo(eur("800.00"));
        assertThat(standing.facts().exposure().unapplied()).isEqualTo(eur("80.00"));
        assertThat(standing.facts().exposure().amount()).isEqualTo(eur("720.00"));
        assertThat(standing.judgement().available()).isEqualTo(eur("280.00"));
        assertThat(standing.state()).isEqualTo(CreditStanding.State.OK);
    }

    @Test
    void aHoldComesAndGoesWithItsCause() {
        assertThat(standing(acme).state()).isEqualTo(CreditStanding.State.WATCH);

        books.invoiced(acme, eur("300.00"), TODAY, LocalDate.of(2026, 4, 15));
        assertThat(standing(acme).state()).isEqualTo(CreditStanding.State.HOLD);
        assertThat(standing(acme).reasons())
                .containsExactly("The exposure of 1100.00 EUR is above the limit of 1000.00 EUR.");

        books.allocated(books.received(acme, eur("800.00"), TODAY), invoice, eur("800.00"), TODAY);
        assertThat(standing(acme).state()).isEqualTo(CreditStanding.State.OK);
    }

    @Test
    void anOrderIsAskedAboutBeforeItIsTakenAndTheAnswerIsKept() {
        CreditCheck fits = check("SO-1", SalePoint.ORDER, "200.00");
        CreditCheck tooMuch = check("SO-2", SalePoint.ORDER, "200.01");

        assertThat(fits.decision()).isEqualTo(Action.IGNORE);
        assertThat(tooMuch.decision()).isEqualTo(Action.BLOCK);
        assertThat(tooMuch.available()).isEqualTo(eur("200.00"));
        assertThat(books.call(() -> beans.getBean(CreditCheckDesk.class).ofCustomer(books.company(), acme, 10)))
                .extracting(one -> one.input().reference())
                .containsExactly("SO-2", "SO-1");
    }

    @Test
    void theSameQuestionGetsTheSameAnswerWhateverChangedMeanwhile() {
        CreditCheck first = check("SO-1", SalePoint.ORDER, "200.00");
        books.invoiced(acme, eur("500.00"), TODAY, LocalDate.of(2026, 4, 15));

        assertThat(check("SO-1", SalePoint.ORDER, "200.00").id()).isEqualTo(first.id());
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> check("SO-1", SalePoint.ORDER, "300.00"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("CHECK_DIFFERS"));
    }

    /** erpnext#37888, SEEN-43: the block bites at the order; what was delivered is billed. */
    @Test
    void aHoldBitesWhereThePolicySaysAndNeverAtTheInvoice() {
        books.invoiced(acme, eur("300.00"), TODAY, LocalDate.of(2026, 4, 15));

        assertThat(check("1", SalePoint.QUOTE, "1.00").decision()).isEqualTo(Action.WARN);
        assertThat(check("1", SalePoint.ORDER, "1.00").decision()).isEqualTo(Action.BLOCK);
        assertThat(check("1", SalePoint.SHIPMENT, "1.00").decision()).isEqualTo(Action.BLOCK);
        assertThat(check("1", SalePoint.INVOICE, "1.00").decision()).isEqualTo(Action.WARN);
        stand(Standing.STOP);
        assertThat(check("2", SalePoint.QUOTE, "1.00").decision()).isEqualTo(Action.BLOCK);
        assertThat(check("2", SalePoint.INVOICE, "1.00").decision()).isEqualTo(Action.WARN);
    }

    @Test
    void invoicesCannotBeBlockedByPolicy() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> policy(null, null, Action.BLOCK))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("INVOICE_BLOCKED"));
    }

    /** erpnext PR#57230, SEEN-43: overdue amounts block above a threshold, and a role lets through. */
    @Test
    void overdueItemsHoldAndARoleLetsThroughUntilADay() {
        policy(10, eur("100.00"), Action.WARN);
        OpenItemId late = books.invoiced(acme, eur("150.00"), LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1));

        assertThat(standing(acme).reasons())
                .containsExactly(
                        "An item is 15 days overdue, more than 10.", "150.00 EUR is overdue, more than 100.00 EUR.");
        books.call(() -> beans.getBean(HoldDesk.class)
                .override(books.caller(), acme, TODAY.plusDays(5), eur("1000.00"), "promised by their owner"));

        assertThat(standing(acme).state()).isEqualTo(CreditStanding.State.OVERRIDDEN);
        assertThat(check("SO-1", SalePoint.ORDER, "50.00").decision()).isEqualTo(Action.IGNORE);
        assertThat(check("SO-2", SalePoint.ORDER, "50.01").decision()).isEqualTo(Action.BLOCK);
        books.on(TODAY.plusDays(6));
        assertThat(standing(acme).state()).isEqualTo(CreditStanding.State.HOLD);
        assertThat(late).isNotNull();
    }

    @Test
    void whatIsDisputedIsLeftOut() {
        books.invoiced(acme, eur("300.00"), TODAY, LocalDate.of(2026, 4, 15));
        books.run(() -> beans.getBean(Suspensions.class)
                .begin(
                        books.company(),
                        List.of(new Suspension(
                                Ids.next(),
                                invoice,
                                Suspension.Reason.DISPUTE,
                                Ids.next(),
                                eur("400.00"),
                                TODAY,
                                null,
                                null)),
                        "eva"));

        CreditStanding standing = standing(acme);

        assertThat(standing.facts().exposure().disputed()).isEqualTo(eur("400.00"));
        assertThat(standing.state()).isEqualTo(CreditStanding.State.OK);
    }

    @Test
    void aLimitThatRanOutHolds() {
        CustomerId brief = books.customer("BRIEF", "Brief Ltd");
        limit(brief, "500.00", "0.00", TODAY.plusDays(1));

        assertThat(standing(brief).state()).isEqualTo(CreditStanding.State.OK);
        books.on(TODAY.plusDays(2));
        assertThat(standing(brief).reasons()).containsExactly("The limit has run out.");
    }

    @Test
    void theLimitOfAParentIsForItsWholeGroup() {
        CustomerId parent = books.customer("PARENT", "Parent AG");
        CustomerId one = books.customer("ONE", "One GmbH", parent);
        CustomerId two = books.customer("TWO", "Two GmbH", parent);
        limit(parent, "1000.00", "0.00", null);
        books.invoiced(one, eur("600.00"), TODAY, LocalDate.of(2026, 4, 15));
        books.invoiced(two, eur("500.00"), TODAY, LocalDate.of(2026, 4, 15));

        assertThat(standing(one).reasons())
                .containsExactly("Of the group: The exposure of 1100.00 EUR is above the limit of 1000.00 EUR.");
    }

    @Test
    void whatIsSecuredIsNoRisk() {
        CustomerId insured = books.customer("SAFE", "Safe SA");
        limit(insured, "1000.00", "700.00", null);
        books.invoiced(insured, eur("1500.00"), TODAY, LocalDate.of(2026, 4, 15));

        assertThat(standing(insured).facts().exposure().amount()).isEqualTo(eur("800.00"));
        assertThat(standing(insured).state()).isEqualTo(CreditStanding.State.WATCH);
    }

    @Test
    void theListShowsTheWorstFirst() {
        CustomerId stopped = books.customer("STOPPED", "Stopped Inc");
        books.run(() ->
                beans.getBean(CustomerDesk.class).setStanding(books.caller(), stopped, Standing.STOP, "insolvent"));

        assertThat(books.call(() -> beans.getBean(CreditStandings.class).noticed(books.company(), TODAY)))
                .extracting(one -> one.customer().number(), CreditStanding::state)
                .containsExactly(
                        tuple("STOPPED", CreditStanding.State.STOP), tuple("ACME", CreditStanding.State.WATCH));
    }

    private CreditStanding standing(CustomerId customer) {
        return books.call(() -> {
            LocalDate today = beans.getBean(BusinessClock.class).today(books.company());
            return beans.getBean(CreditStandings.class).of(books.company(), customer, eur("0.00"), today);
        });
    }

    private CreditCheck check(String reference, SalePoint point, String amount) {
        return books.call(() -> beans.getBean(CreditCheckDesk.class)
                .check(books.caller(), new CreditCheck.Input(acme, point, eur(amount), "shop", reference)));
    }

    private void stand(Standing standing) {
        books.run(() -> beans.getBean(CustomerDesk.class).setStanding(books.caller(), acme, standing, "insolvent"));
    }

    private void policy(@Nullable Integer days, @Nullable Money overdue, Action atInvoice) {
        books.run(() -> beans.getBean(HoldPolicies.class)
                .set(
                        books.caller(),
                        new HoldPolicy(
                                new HoldRules(Percent.of(80), true, false, true, days, overdue, true),
                                Map.of(
                                        SalePoint.QUOTE, Action.WARN,
                                        SalePoint.ORDER, Action.BLOCK,
                                        SalePoint.SHIPMENT, Action.BLOCK,
                                        SalePoint.INVOICE, atInvoice))));
    }

    private void limit(CustomerId customer, String limit, String secured, @Nullable LocalDate until) {
        Money part = eur(secured);
        var terms = new LimitTerms(
                Books.EUR, eur(limit), part, part.isZero() ? null : "Hermes 4711", TODAY.minusDays(30), until);
        Answer answer = books.call(
                () -> beans.getBean(CreditLimitDesk.class).ask(books.caller(), customer, terms, "agreed with them"));
        assertThat(answer).isInstanceOf(Answer.Done.class);
    }

    /** Limits take nobody else here. */
    private void nobodyElseAgrees() {
        books.run(() -> beans.getBean(ApprovalMatrix.class)
                .set(
                        books.caller(),
                        new Matrix(
                                ApprovalKind.CREDIT_LIMIT,
                                List.of(new MatrixLine(null, eur("0.00"), Approver.NOBODY, 3)))));
    }

    private static Money eur(String amount) {
        return Money.of(amount, CurrencyCode.of("EUR"));
    }
}
