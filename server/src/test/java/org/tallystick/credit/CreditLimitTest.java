package org.tallystick.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.cast.Trading.EUR;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.approvals.Answer;
import org.tallystick.approvals.ApprovalDesk;
import org.tallystick.approvals.ApprovalId;
import org.tallystick.cast.Trading;
import org.tallystick.controls.BooksCheck;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;
import org.tallystick.testing.IntegrationTest;

/** A credit limit holds once somebody else agreed, from a day to a day, and the one before holds again after it (K-2). */
@IntegrationTest
class CreditLimitTest {
    @Autowired
    ApplicationContext beans;

    private Trading trading;
    private CustomerId acme;
    private Caller manager;
    private Caller approver;
    private LocalDate today;

    @BeforeEach
    void aCustomerOnCredit() {
        trading = Trading.open(beans);
        acme = trading.customer("C-1", "Acme Corp");
        manager = somebody(Role.CREDIT_MANAGER);
        approver = somebody(Role.APPROVER);
        today = trading.today();
    }

    @Test
    void aLimitHoldsOnceSomebodyElseAgreed() {
        ApprovalId request = ask(terms("10000.00", today, null));

        assertThat(limitOn(today)).isEmpty();
        assertThatThrownBy(() -> approve(manager, request)).isInstanceOf(Refusal.class);
        approve(approver, request);

        assertThat(limitOn(today)).contains(eur("10000.00"));
        booksAreInOrder();
    }

    @Test
    void afterATemporaryLimitTheOneBeforeHoldsAgain() {
        approve(approver, ask(terms("10000.00", today, null)));
        approve(approver, ask(terms("25000.00", today.plusDays(2), today.plusDays(10))));

        assertThat(limitOn(today.plusDays(1))).contains(eur("10000.00"));
        assertThat(limitOn(today.plusDays(2))).contains(eur("25000.00"));
        assertThat(limitOn(today.plusDays(10))).contains(eur("25000.00"));
        assertThat(limitOn(today.plusDays(11))).contains(eur("10000.00"));
        booksAreInOrder();
    }

    @Test
    void noLimitAnyMoreIsAVersionToo() {
        approve(approver, ask(terms("10000.00", today, null)));
        approve(approver, ask(new LimitTerms(EUR, null, Money.zero(EUR), null, today, null)));

        assertThat(limitOn(today)).isEmpty();
        assertThat(trading.call(() -> limits().versions(trading.company().id(), acme)))
                .hasSize(2);
        booksAreInOrder();
    }

    @Test
    void theSecuredPartIsNamedAndNotMoreThanTheLimit() {
        assertThatThrownBy(() -> ask(new LimitTerms(EUR, eur("10.00"), eur("11.00"), "Insurer", today, null)))
                .hasMessageContaining("not more than the limit");
        assertThatThrownBy(() -> ask(new LimitTerms(EUR, eur("10.00"), eur("9.00"), null, today, null)))
                .hasMessageContaining("by what");
        approve(approver, ask(new LimitTerms(EUR, eur("10.00"), eur("9.00"), "Insurer, policy 4711", today, null)));

        assertThat(inForce().orElseThrow().terms())
                .isEqualTo(new LimitTerms(EUR, eur("10.00"), eur("9.00"), "Insurer, policy 4711", today, null));
        booksAreInOrder();
    }

    @Test
    void ofTwoRequestsTheSecondIsAskedForAgain() {
        ApprovalId first = ask(terms("100.00", today, null));
        ApprovalId second = ask(terms("200.00", today, null));
        approve(approver, second);

        assertThatThrownBy(() -> approve(approver, first)).hasMessageContaining("has changed since");
        assertThat(limitOn(today)).contains(eur("200.00"));
        assertThatThrownBy(() -> ask(terms("200.00", today, null))).hasMessageContaining("holds already");
    }

    @Test
    void onlyWhoKeepsStandingsAsks() {
        assertThatThrownBy(() -> trading.call(() -> trading.bean(CreditLimitDesk.class)
                        .ask(somebody(Role.BILLING_CLERK), acme, terms("1.00", today, null), "please")))
                .isInstanceOf(Refusal.class);
    }

    private ApprovalId ask(LimitTerms terms) {
        Answer answer = trading.call(
                () -> trading.bean(CreditLimitDesk.class).ask(manager, acme, terms, "good payer, more orders"));
        assertThat(answer).isInstanceOf(Answer.Waits.class);
        return ((Answer.Waits) answer).request();
    }

    private static LimitTerms terms(String limit, LocalDate from, @Nullable LocalDate until) {
        return new LimitTerms(EUR, eur(limit), Money.zero(EUR), null, from, until);
    }

    private Optional<Money> limitOn(LocalDate on) {
        return trading.call(() -> limits().of(trading.company().id(), acme, EUR, on))
                .map(limit -> limit.terms().limit());
    }

    private Optional<CreditLimit> inForce() {
        return trading.call(() -> limits().inForce(trading.company().id(), acme, today)).stream()
                .findFirst();
    }

    private CreditLimits limits() {
        return trading.bean(CreditLimits.class);
    }

    private void approve(Caller caller, ApprovalId id) {
        trading.call(() -> trading.bean(ApprovalDesk.class).approve(caller, id, null));
    }

    private void booksAreInOrder() {
        assertThat(trading.bean(BooksCheck.class).run(trading.caller()).broken())
                .isEmpty();
    }

    private Caller somebody(Role role) {
        Person person = trading.member(role);
        return new Caller(
                trading.company().id(), new Actor(Actor.Kind.PERSON, person.id(), person.name()), role.permissions());
    }

    private static Money eur(String amount) {
        return Money.of(amount, EUR);
    }
}
