package org.tallystick.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Books;
import org.tallystick.customers.CustomerId;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.JournalBook;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.Ids;
import org.tallystick.testing.IntegrationTest;

/** A returned payment costs one fee, an open item of its own that the ledger knows (RULE-08). */
@IntegrationTest
class ReturnFeeTest {
    private static final LocalDate DUE = LocalDate.of(2026, 10, 31);
    private static final LocalDate PAID = LocalDate.of(2026, 11, 5);
    private static final LocalDate BACK = LocalDate.of(2026, 11, 20);

    @Autowired
    ApplicationContext beans;

    private Books books;
    private CustomerId acme;
    private OpenItemId invoice;
    private PaymentId payment;

    @BeforeEach
    void anInvoicePaidLate() {
        books = Books.open(beans).on(LocalDate.of(2026, 12, 1));
        acme = books.customer("ACME", "Acme Corp");
        invoice = books.invoiced(acme, eur("100.00"), LocalDate.of(2026, 10, 1), DUE);
        payment = books.received(acme, eur("100.00"), PAID);
        books.allocated(payment, invoice, eur("100.00"), PAID);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void aReturnRestoresTheAgeAndCostsOneFee() {
        rule(eur("10.00"), "19");

        books.returned(payment, BACK);

        OpenItem reopened = item(invoice);
        ReturnFee fee = fee(payment).orElseThrow();
        OpenItem owed = books.call(() -> books.bean(OpenItems.class)
                .ofDocument(books.company(), fee.id())
                .getFirst());
        assertThat(reopened.open()).isEqualTo(eur("100.00"));
        assertThat(reopened.daysPastDue(LocalDate.of(2026, 12, 1))).isEqualTo(31);
        assertThat(fee.gross()).isEqualTo(eur("11.90"));
        assertThat(owed.open()).isEqualTo(eur("11.90"));
        assertThat(owed.kind()).isEqualTo(OpenItem.Kind.FEE);
        assertThat(owed.dueOn()).isEqualTo(BACK.plusDays(14));
        assertThat(balance(AccountRole.RECEIVABLES)).isEqualTo(eur("111.90"));
        assertThat(balance(AccountRole.RETURN_FEES)).isEqualTo(eur("-10.00"));
        assertThat(balance(AccountRole.TAX)).isEqualTo(eur("-1.90"));
        assertThatThrownBy(() -> books.returned(payment, BACK)).hasMessageContaining("returned before");
        assertThat(openItems()).isEqualTo(2);
    }

    @Test
    void withoutARuleAReturnCostsNothing() {
        books.returned(payment, BACK);

        assertThat(fee(payment)).isEmpty();
        assertThat(openItems()).isEqualTo(1);
    }

    @Test
    void aRuleOfALaterDayLeavesEarlierReturnsAlone() {
        books.run(() -> books.bean(ReturnFeeRules.class)
                .add(
                        books.caller(),
                        new ReturnFeeRule(Ids.next(), BACK.plusDays(1), null, null, eur("10.00"), Percent.ZERO, 14)));

        books.returned(payment, BACK);

        assertThat(fee(payment)).isEmpty();
    }

    @Test
    void nobodyIsChargedForMoneyOfAnUnknownPayer() {
        rule(eur("10.00"), "0");
        PaymentId unknown = books.received(null, eur("50.00"), PAID);

        books.returned(unknown, BACK);

        assertThat(fee(unknown)).isEmpty();
    }

    @Test
    void aFeeInAnotherCurrencyIsWorthItsRate() {
        CurrencyCode dollar = CurrencyCode.of("USD");
        books.trade(dollar, "0.90", PAID, BACK);
        rule(Money.of("10.00", dollar), "5");
        PaymentId dollars = books.received(acme, Money.of("50.00", dollar), PAID);

        books.returned(dollars, BACK);

        OpenItem owed = books.call(() -> books.bean(OpenItems.class)
                .ofDocument(books.company(), fee(dollars).orElseThrow().id())
                .getFirst());
        assertThat(owed.open()).isEqualTo(Money.of("10.50", dollar));
        assertThat(owed.baseMinor()).isEqualTo(945);
    }

    @Test
    void theFeeIsPaidLikeAnythingOwed() {
        rule(eur("10.00"), "0");
        books.returned(payment, BACK);
        OpenItemId owed = books.call(() -> books.bean(OpenItems.class)
                .ofDocument(books.company(), fee(payment).orElseThrow().id())
                .getFirst()
                .id());

        books.allocated(books.received(acme, eur("10.00"), BACK), owed, eur("10.00"), BACK);

        assertThat(item(owed).open()).isEqualTo(eur("0.00"));
    }

    private void rule(Money amount, String tax) {
        books.run(() -> books.bean(ReturnFeeRules.class)
                .add(
                        books.caller(),
                        new ReturnFeeRule(
                                Ids.next(), LocalDate.of(2026, 1, 1), null, null, amount, Percent.of(tax), 14)));
    }

    private Optional<ReturnFee> fee(PaymentId of) {
        return books.call(() -> books.bean(ReturnFees.class).ofPayment(books.company(), of));
    }

    private OpenItem item(OpenItemId id) {
        return books.call(
                () -> books.bean(OpenItems.class).find(books.company(), id).orElseThrow());
    }

    private int openItems() {
        return books.call(
                () -> books.bean(OpenItems.class).openOf(books.company(), acme).size());
    }

    private Money balance(AccountRole role) {
        return books.call(() ->
                books.bean(JournalBook.class).balancesOf(books.company(), role, LocalDate.of(2026, 12, 1)).stream()
                        .findFirst()
                        .orElse(eur("0.00")));
    }

    private static Money eur(String amount) {
        return Money.of(amount, Books.EUR);
    }
}
