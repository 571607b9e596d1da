package org.tallystick.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Books;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Ids;
import org.tallystick.testing.IntegrationTest;

/** Suspensions are intervals with a reason: several at once, for all of an item or a part, ended but never changed (RULE-10). */
@IntegrationTest
class SuspensionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    @Autowired
    ApplicationContext beans;

    private Books books;
    private OpenItemId invoice;

    @BeforeEach
    void anInvoice() {
        books = Books.open(beans).on(DAY);
        CustomerId acme = books.customer("ACME", "Acme Corp");
        invoice = books.invoiced(acme, eur("100.00"), LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31));
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void anIntervalHoldsFromItsFirstDayToTheDayBeforeItsEnd() {
        begin(suspension(Suspension.Reason.PROMISE, Ids.next(), null, DAY, DAY.plusDays(10)));

        assertThat(holding(DAY.minusDays(1))).isEmpty();
        assertThat(holding(DAY)).hasSize(1);
        assertThat(holding(DAY.plusDays(9))).hasSize(1);
        assertThat(holding(DAY.plusDays(10))).isEmpty();
    }

    @Test
    void whatEndsEarlyIsDunnedFromThatDayAndOthersGoOn() {
        UUID dispute = Ids.next();
        begin(
                suspension(Suspension.Reason.DISPUTE, dispute, eur("30.00"), DAY, null),
                suspension(Suspension.Reason.HOLD, Ids.next(), null, DAY, DAY.plusDays(5)));

        books.run(() -> suspensions().end(books.company(), List.of(dispute), DAY.plusDays(3), "eva"));

        assertThat(holding(DAY.plusDays(2)))
                .extracting(Suspension::reason)
                .containsExactlyInAnyOrder(Suspension.Reason.DISPUTE, Suspension.Reason.HOLD);
        assertThat(holding(DAY.plusDays(3))).extracting(Suspension::reason).containsExactly(Suspension.Reason.HOLD);
    }

    @Test
    void whatEndsBeforeItBeganNeverHeld() {
        UUID promise = Ids.next();
        begin(suspension(Suspension.Reason.PROMISE, promise, null, DAY.plusDays(5), DAY.plusDays(9)));

        books.run(() -> suspensions().end(books.company(), List.of(promise), DAY, "eva"));

        assertThat(holding(DAY.plusDays(6))).isEmpty();
        assertThat(books.call(() -> suspensions().history(books.company(), List.of(invoice))))
                .isEmpty();
    }

    @Test
    void endingTwiceKeepsTheFirstEnd() {
        UUID dispute = Ids.next();
        begin(suspension(Suspension.Reason.DISPUTE, dispute, null, DAY, null));

        books.run(() -> suspensions().end(books.company(), List.of(dispute), DAY.plusDays(3), "eva"));
        books.run(() -> suspensions().end(books.company(), List.of(dispute), DAY.plusDays(8), "eva"));

        assertThat(holding(DAY.plusDays(4))).isEmpty();
    }

    @Test
    void aPartOfAnItemIsNeverMoreThanIsOpen() {
        Suspension part = suspension(Suspension.Reason.DISPUTE, Ids.next(), eur("30.00"), DAY, null);

        assertThat(part.of(eur("100.00"))).isEqualTo(eur("30.00"));
        assertThat(part.of(eur("20.00"))).isEqualTo(eur("20.00"));
    }

    private void begin(Suspension... wanted) {
        books.run(() -> suspensions().begin(books.company(), List.of(wanted), "eva"));
    }

    private List<Suspension> holding(LocalDate day) {
        return books.call(() -> suspensions().holding(books.company(), List.of(invoice), day))
                .getOrDefault(invoice, List.of());
    }

    private Suspension suspension(
            Suspension.Reason reason, UUID holder, @Nullable Money amount, LocalDate from, @Nullable LocalDate until) {
        return new Suspension(Ids.next(), invoice, reason, holder, amount, from, until, null);
    }

    private Suspensions suspensions() {
        return beans.getBean(Suspensions.class);
    }

    private static Money eur(String amount) {
        return Money.of(amount, CurrencyCode.of("EUR"));
    }
}
