package org.tallystick.debits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.debits.DebitCast.TODAY;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.payments.Mandate;
import org.tallystick.payments.MandateDesk;
import org.tallystick.platform.SettableClock;
import org.tallystick.testing.IntegrationTest;

/** When a mandate is not tried again, and how a person frees it (RULE-08). */
@IntegrationTest
class BlockedMandateTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    private DebitCast cast;
    private Trading trading;
    private CustomerId payer;
    private int weeks;

    @BeforeEach
    void aPayerWhoOwes() {
        cast = new DebitCast(beans);
        trading = cast.trading();
        payer = cast.payer("C-1", "M-1", TODAY.minusDays(30));
        trading.invoice(payer, "100.00", TODAY);
    }

    @AfterEach
    void theClockGoesRightAgain() {
        clock.reset();
    }

    @Test
    void threeReturnsInARowBlockTheMandate() {
        sentBack("AM04");
        sentBack("MS03");
        assertThat(mandate().state()).isEqualTo(Mandate.State.ACTIVE);

        sentBack("AM04");

        assertThat(mandate().state()).isEqualTo(Mandate.State.BLOCKED);
        assertThat(mandate().stateReason()).isEqualTo("Sent back 3 times in a row, the last time AM04");
    }

    @Test
    void aDebitThatGoesWellStartsTheCountAnew() {
        sentBack("AM04");
        sentBack("AM04");
        UUID well = nextRun();
        cast.collect(well, cast.found(well).collectOn());
        trading.invoice(payer, "50.00", trading.today());

        sentBack("AM04");

        assertThat(mandate().state()).isEqualTo(Mandate.State.ACTIVE);
    }

    @Test
    void whatIsTheBanksOwnFaultDoesNotBlock() {
        sentBack("TM01");
        sentBack("TM01");
        sentBack("TM01");

        assertThat(mandate().state()).isEqualTo(Mandate.State.ACTIVE);
    }

    @Test
    void aPayerWhoRefusesIsNotTriedAgain() {
        sentBack("MS02");

        assertThat(mandate().state()).isEqualTo(Mandate.State.BLOCKED);
        assertThatThrownBy(this::nextRun).hasMessageContaining("Nothing is left to collect");
    }

    @Test
    void aPersonFreesItWithAReasonAndReturnsCountFromThere() {
        sentBack("AM04");
        sentBack("AM04");
        sentBack("AM04");
        assertThatThrownBy(() -> unblock(" ")).hasMessageContaining("Say why");

        unblock("The payer called: the account is funded");
        Mandate freed = mandate();
        sentBack("AM04");

        assertThat(freed.state()).isEqualTo(Mandate.State.ACTIVE);
        assertThat(freed.stateReason()).isNull();
        assertThat(mandate().state()).isEqualTo(Mandate.State.ACTIVE);
        assertThatThrownBy(() -> unblock("Again")).hasMessageContaining("not blocked");
    }

    private void sentBack(String code) {
        UUID run = nextRun();
        cast.sentBack(cast.debit(run), cast.found(run).collectOn(), code);
    }

    /** Made three weeks after the last one, and on its day. */
    private UUID nextRun() {
        LocalDate day = TODAY.plusWeeks(3L * weeks++);
        cast.on(day);
        LocalDate collectOn = TargetDays.onOrAfter(day.plusDays(14));
        UUID run = cast.make(cast.order(collectOn, 14));
        cast.on(collectOn);
        return run;
    }

    private void unblock(String reason) {
        trading.call(() -> {
            trading.bean(MandateDesk.class).unblock(trading.caller(), mandate().id(), reason);
            return true;
        });
    }

    private Mandate mandate() {
        return cast.mandateOf(payer);
    }
}
