package org.tallystick.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.cast.Trading.EUR;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Person;
import org.tallystick.access.Role;
import org.tallystick.cast.Trading;
import org.tallystick.invoicing.CreditApproval;
import org.tallystick.invoicing.CreditReason;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.SettableClock;
import org.tallystick.testing.IntegrationTest;

/** Half of the time to answer over, whoever decides is reminded; all of it over, the next may decide too. */
@IntegrationTest
class EscalationTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    private Trading trading;
    private InvoiceId invoice;
    private Caller ada;
    private Caller clerk;

    @BeforeEach
    void adaAloneDecidesWithinFourBusinessHours() {
        itIs("2027-02-03T10:00"); // a Wednesday
        trading = Trading.open(beans);
        invoice = trading.invoice(trading.customer("C-1", "Acme Corp"), "1000.00", trading.today());
        ada = somebody(Role.APPROVER);
        clerk = somebody(Role.BILLING_CLERK);
        var line = new MatrixLine(
                null,
                Money.zero(EUR),
                false,
                new Decider(Approver.APPROVER, id(ada), Approver.CONTROLLER),
                new AnswerTime(4, AnswerTime.Unit.BUSINESS_HOURS));
        trading.call(() -> {
            trading.bean(ApprovalMatrix.class)
                    .set(trading.caller(), new Matrix(ApprovalKind.CREDIT_MEMO, List.of(line)));
            return line;
        });
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    @Test
    void thenTheNextDecides() {
        ApprovalId request = ask();
        Caller other = somebody(Role.APPROVER);
        Caller controller = somebody(Role.CONTROLLER);
        look();
        assertThat(get(request).times().remindedAt()).isNull();

        itIs("2027-02-03T12:01");
        look();
        assertThat(get(request).times().remindedAt()).isNotNull();
        assertThat(get(request).isEscalated()).isFalse();
        assertThatThrownBy(() -> approve(controller, request)).hasMessageContaining("a certain person");

        itIs("2027-02-03T14:01");
        look();
        assertThat(look()).as("each step once").isZero();
        Approval late = get(request);
        assertThat(late.isEscalated()).isTrue();
        assertThat(late.isLate(clock.instant())).isTrue();
        assertThat(trading.call(() ->
                        trading.bean(Approvals.class).inbox(trading.company().id())))
                .containsExactly(new Approvals.Inbox(ApprovalKind.CREDIT_MEMO, 1, 1));

        assertThatThrownBy(() -> approve(other, request)).isInstanceOf(Refusal.class);
        approve(controller, request);
        assertThat(get(request).state()).isEqualTo(ApprovalState.APPROVED);
    }

    @Test
    void whatIsDecidedInTimeGoesNowhere() {
        ApprovalId request = ask();
        approve(ada, request);
        itIs("2027-02-10T12:00");

        look();
        assertThat(get(request).times().remindedAt()).isNull();
    }

    @Test
    void nightsAndDaysOffDoNotCount() {
        trading.call(() -> {
            trading.bean(WorkCalendars.class)
                    .set(
                            trading.caller(),
                            LocalTime.of(9, 0),
                            LocalTime.of(17, 0),
                            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                            Set.of(LocalDate.of(2027, 2, 4)));
            return true;
        });
        itIs("2027-02-03T15:00");
        ApprovalId request = ask();

        assertThat(LocalDateTime.ofInstant(get(request).times().dueAt(), BERLIN).withNano(0))
                .isBetween(LocalDateTime.parse("2027-02-05T11:00"), LocalDateTime.parse("2027-02-05T11:01"));
    }

    /** The regular work looks at most once a minute; asked twice at once it does nothing the second time. */
    @Test
    void theRegularWorkDoesIt() {
        ApprovalId request = ask();
        Escalation work = trading.bean(Escalation.class);
        work.run(trading.company().id());
        clock.set(clock.instant().plus(Duration.ofHours(6)));
        work.run(trading.company().id());

        assertThat(get(request).isEscalated()).isTrue();
    }

    private int look() {
        return trading.bean(Escalation.class).nudge(trading.company().id());
    }

    private void itIs(String moment) {
        clock.set(LocalDateTime.parse(moment).atZone(BERLIN).toInstant());
    }

    private ApprovalId ask() {
        Answer answer = trading.call(() -> trading.bean(CreditApproval.class)
                .credit(
                        clerk,
                        invoice,
                        Optional.of(Money.of("10.00", EUR)),
                        trading.today(),
                        CreditReason.PRICE,
                        "agreed"));
        assertThat(answer).isInstanceOf(Answer.Waits.class);
        return ((Answer.Waits) answer).request();
    }

    private void approve(Caller caller, ApprovalId id) {
        trading.call(() -> trading.bean(ApprovalDesk.class).approve(caller, id, null));
    }

    private Approval get(ApprovalId id) {
        return trading.call(() ->
                trading.bean(Approvals.class).find(trading.company().id(), id).orElseThrow());
    }

    private Caller somebody(Role role) {
        Person person = trading.member(role);
        return new Caller(
                trading.company().id(), new Actor(Actor.Kind.PERSON, person.id(), person.name()), role.permissions());
    }

    private static UUID id(Caller caller) {
        return Objects.requireNonNull(caller.actor().id());
    }
}
