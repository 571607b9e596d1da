package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.BankFile;
import org.tallystick.cast.Trading;
import org.tallystick.controls.TieOut;
import org.tallystick.customers.CustomerId;
import org.tallystick.debits.Debit;
import org.tallystick.debits.DebitDesk;
import org.tallystick.debits.DebitHandOut;
import org.tallystick.debits.DebitNotices;
import org.tallystick.debits.DebitOrder;
import org.tallystick.debits.DebitOutcomes;
import org.tallystick.debits.Debits;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.Creditor;
import org.tallystick.payments.Creditors;
import org.tallystick.payments.DebitAccount;
import org.tallystick.payments.Mandate;
import org.tallystick.payments.MandateDesk;
import org.tallystick.payments.MandateInput;
import org.tallystick.payments.PaymentFilter;
import org.tallystick.payments.Payments;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.SettableClock;
import org.tallystick.testing.IntegrationTest;

/** The money of a direct debit is in the books once, whether its run or the bank's statement says so first. */
@IntegrationTest
class DebitLinesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate COLLECTION = LocalDate.of(2026, 3, 16);
    private static final Money NONE = Money.zero(Trading.EUR);

    @Autowired
    ApplicationContext beans;

    @Autowired
    SettableClock clock;

    private Trading trading;
    private InvoiceId invoice;
    private UUID run;

    @BeforeEach
    void aRunIsPending() {
        on(TODAY);
        trading = Trading.open(beans);
        CustomerId acme = trading.customer("C-1", "Acme Corp", "NET 0");
        invoice = trading.invoice(acme, "100.00", TODAY);
        UUID bank = trading.call(() -> {
            trading.bean(Creditors.class).set(trading.caller(), new Creditor("DE98ZZZ09999999999", 14, 3));
            trading.bean(MandateDesk.class)
                    .add(
                            trading.caller(),
                            acme,
                            new MandateInput(
                                    "M-1",
                                    TODAY,
                                    Mandate.Scheme.CORE,
                                    "Acme Corp",
                                    new DebitAccount.Sepa("FR1420041010050500013M02606", null),
                                    null,
                                    null,
                                    null));
            return trading.bean(BankAccounts.class)
                    .list(trading.company().id())
                    .getFirst()
                    .id();
        });
        var order = new DebitOrder(bank, COLLECTION, COLLECTION, 14, Set.of());
        run = trading.call(() -> trading.bean(DebitDesk.class).make(trading.caller(), order));
        trading.call(() -> {
            trading.bean(DebitNotices.class).told(trading.caller(), debit().id(), TODAY, "By phone");
            trading.bean(DebitHandOut.class).handOut(trading.caller(), run);
            return true;
        });
    }

    @AfterEach
    void theClockGoesRightAgain() {
        clock.reset();
    }

    @AfterEach
    void bankLedgerAndItemsAgree() {
        assertThat(trading.call(() -> trading.bean(TieOut.class).now(trading.caller()))
                        .breaks())
                .isEmpty();
    }

    @Test
    void theStatementBooksWhatIsPending() {
        on(COLLECTION);

        ImportResult result = imported("119.00", debit().endToEndId());

        assertThat(result.autoApplied()).isEqualTo(1);
        assertThat(debit().state()).isEqualTo(Debit.State.COLLECTED);
        assertThat(trading.item(invoice).open()).isEqualTo(NONE);
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    void whatTheRunBookedIsNotBookedAgain() {
        on(COLLECTION);
        trading.call(() -> {
            trading.bean(DebitOutcomes.class).collect(trading.caller(), run, COLLECTION);
            return true;
        });

        ImportResult result = imported("119.00", debit().endToEndId());

        assertThat(result.autoApplied()).isEqualTo(1);
        assertThat(payments()).isEqualTo(1);
        assertThat(line().payment()).isEqualTo(debit().payment());
        assertThat(line().rule()).isEqualTo("direct-debit");
    }

    @Test
    void aReturnOnTheStatementTakesTheDebitBackOnce() {
        on(COLLECTION);
        imported("119.00", debit().endToEndId());
        String endToEndId = debit().endToEndId();
        on(COLLECTION.plusDays(2));

        imported(BankFile.of("STMT-2", COLLECTION.plusDays(1))
                .opening("1119.00")
                .returned("119.00", "Acme Corp", endToEndId, "AC04")
                .bytes());
        ImportResult again = imported(BankFile.of("STMT-3", COLLECTION.plusDays(2))
                .opening("1000.00")
                .returned("119.00", "Acme Corp", endToEndId, "AC04")
                .bytes());

        assertThat(debit().state()).isEqualTo(Debit.State.RETURNED);
        assertThat(trading.item(invoice).open()).isEqualTo(Money.of("119.00", Trading.EUR));
        assertThat(again.unidentified()).isEqualTo(1);
    }

    @Test
    void anotherAmountIsMoneyLikeAnyOther() {
        on(COLLECTION);

        imported("100.00", debit().endToEndId());

        assertThat(debit().state()).isEqualTo(Debit.State.PENDING);
        assertThat(payments()).isEqualTo(1);
        assertThat(trading.item(invoice).open()).isEqualTo(Money.of("119.00", Trading.EUR));
    }

    @Test
    void whatWaitsForADebitIsLeftToAPerson() {
        byte[] file = BankFile.of("STMT-1", TODAY)
                .credit(
                        "119.00",
                        "Acme Corp",
                        "Invoice " + trading.item(invoice).number())
                .bytes();

        ImportResult result = imported(file);

        assertThat(result.suggested()).isEqualTo(1);
        assertThat(trading.item(invoice).open()).isEqualTo(Money.of("119.00", Trading.EUR));
        assertThat(trading.call(() -> trading.bean(ReceiptLines.class)
                        .waiting(trading.company().id(), 1)
                        .rows()
                        .getFirst()
                        .rule()))
                .isEqualTo("CA-2");
    }

    private ImportResult imported(String amount, String endToEndId) {
        return imported(
                BankFile.of("STMT-1", COLLECTION).debited(amount, endToEndId).bytes());
    }

    private ImportResult imported(byte[] file) {
        return CompanyScope.of(trading.company().id())
                .call(() -> trading.bean(StatementImport.class).importFile(trading.caller(), "day.xml", file));
    }

    private Debit debit() {
        return trading.call(() ->
                trading.bean(Debits.class).ofRun(trading.company().id(), run).getFirst());
    }

    private ReceiptLine line() {
        return trading.call(() -> trading.bean(ReceiptLines.class)
                .ofPayment(trading.company().id(), Objects.requireNonNull(debit().payment()))
                .orElseThrow());
    }

    private long payments() {
        return trading.call(() -> trading.bean(Payments.class)
                .list(trading.company().id(), PaymentFilter.ALL, 1, 10)
                .total());
    }

    private void on(LocalDate day) {
        clock.set(day.atTime(12, 0).atZone(ZoneId.of("Europe/Berlin")).toInstant());
    }
}
