package org.tallystick.debits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.debits.DebitCast.COLLECTION;
import static org.tallystick.debits.DebitCast.TODAY;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.bankfiles.pain.PaymentEvent;
import org.tallystick.platform.SettableClock;
import org.tallystick.receivables.Reservations;
import org.tallystick.testing.IntegrationTest;

/** Payers are told before they are debited, and who was not is left out of the file. */
@IntegrationTest
class DebitNoticeTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    private DebitCast cast;
    private Trading trading;

    @BeforeEach
    void open() {
        cast = new DebitCast(beans);
        trading = cast.trading();
    }

    @AfterEach
    void theClockGoesRightAgain() {
        clock.reset();
    }

    @Test
    void whoWasNotToldInTimeIsLeftOutOfTheFile() {
        InvoiceId first = trading.invoice(cast.payer("C-1", "M-1", null), "100.00", TODAY);
        InvoiceId second = trading.invoice(cast.payer("C-2", "M-2", null), "200.00", TODAY);
        InvoiceId third = trading.invoice(cast.payer("C-3", "M-3", null), "300.00", TODAY);
        UUID run = cast.planned(cast.order());
        List<Debit> debits = cast.debits(run);
        cast.told(of(debits, "M-1"), TODAY);
        cast.on(TODAY.plusDays(1));
        cast.told(of(debits, "M-2"), TODAY.plusDays(1));

        cast.handOut(run);

        List<Debit> after = cast.debits(run);
        assertThat(of(after, "M-1").state()).isEqualTo(Debit.State.PENDING);
        assertThat(of(after, "M-2").state()).isEqualTo(Debit.State.CANCELLED);
        assertThat(of(after, "M-3").reasonCode()).isEqualTo(Debit.NOT_TOLD);
        assertThat(cast.file(run).stream().filter(PaymentEvent.OrderRead.class::isInstance))
                .hasSize(1);
        assertThat(reserved(first)).isTrue();
        assertThat(reserved(second)).isFalse();
        assertThat(reserved(third)).isFalse();
    }

    @Test
    void aRunNobodyWasToldOfIsNotHandedOut() {
        trading.invoice(cast.payer("C-1", "M-1", null), "100.00", TODAY);
        UUID run = cast.planned(cast.order());

        assertThatThrownBy(() -> cast.handOut(run)).hasMessageContaining("No payer of this run was told in time");
        assertThatThrownBy(() -> cast.file(run)).hasMessageContaining("no file yet");
        cast.on(COLLECTION);
        assertThatThrownBy(() -> cast.collect(run, COLLECTION)).hasMessageContaining("hand it out first");
        assertThat(cast.debit(run).state()).isEqualTo(Debit.State.PENDING);
    }

    @Test
    void aRunIsHandedOutOnceAndBeforeItsDay() {
        trading.invoice(cast.payer("C-1", "M-1", null), "100.00", TODAY);
        UUID run = cast.run();
        trading.invoice(cast.payer("C-2", "M-2", null), "100.00", TODAY);
        UUID late = cast.planned(cast.order());
        cast.told(cast.debit(late), TODAY);

        assertThatThrownBy(() -> cast.handOut(run)).hasMessageContaining("handed out before");
        cast.on(COLLECTION);
        assertThatThrownBy(() -> cast.handOut(late)).hasMessageContaining("day of collection has come");
    }

    @Test
    void whoAgreedToShorterNoticeIsToldLater() {
        CustomerId agreed = trading.customer("C-1", "Payer C-1", "NET 0");
        cast.mandate(agreed, "M-1", null, 2);
        trading.invoice(agreed, "100.00", TODAY);
        trading.invoice(cast.payer("C-2", "M-2", null), "200.00", TODAY);

        UUID run = cast.planned(cast.order(TODAY.plusDays(2), 2));

        assertThat(cast.debits(run)).extracting(Debit::mandateReference).containsExactly("M-1");
        assertThat(cast.debit(run).tellBy()).isEqualTo(TODAY);
    }

    @Test
    void aPayerIsToldOnce() {
        trading.invoice(cast.payer("C-1", "M-1", null), "100.00", TODAY);
        UUID run = cast.planned(cast.order());
        Debit debit = cast.debit(run);
        cast.told(debit, TODAY);
        cast.on(TODAY.plusDays(3));

        trading.call(() -> {
            trading.bean(DebitNotices.class).sent(trading.company().id(), debit.id(), "E-mail");
            return true;
        });

        assertThat(cast.debit(run).toldOn()).isEqualTo(TODAY);
        assertThat(cast.debit(run).toldHow()).isEqualTo("By phone");
        assertThatThrownBy(() -> cast.told(debit, TODAY)).hasMessageContaining("told before");
    }

    private static Debit of(List<Debit> debits, String reference) {
        return debits.stream()
                .filter(debit -> debit.mandateReference().equals(reference))
                .findFirst()
                .orElseThrow();
    }

    private boolean reserved(InvoiceId invoice) {
        var item = trading.item(invoice).id();
        return trading.call(() -> trading.bean(Reservations.class)
                .of(trading.company().id(), List.of(item))
                .containsKey(item));
    }
}
