package org.tallystick.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.cast.Books.EUR;

import java.time.LocalDate;
import java.time.Month;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Books;
import org.tallystick.cast.RandomBusiness;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.AccountStatement.Kind;
import org.tallystick.insights.AccountStatement.Movement;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class StatementOfAccountTest {
    private static final LocalDate TODAY = day(Month.JUNE, 30);

    @Autowired
    ApplicationContext beans;

    @Autowired
    StatementOfAccount statements;

    @Autowired
    Aging aging;

    private Books books;

    @BeforeEach
    void open() {
        books = Books.open(beans).on(TODAY);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void everyFactMovesTheBalanceAndAllocatingDoesNot() {
        CustomerId acme = books.customer("ACME", "Acme Corp");
        books.owed(acme, eur("50.00"), day(Month.MAY, 2), day(Month.MAY, 31));
        OpenItemId invoice = books.invoiced(acme, eur("100.00"), day(Month.JUNE, 1), day(Month.JUNE, 15));
        PaymentId payment = books.received(acme, eur("80.00"), day(Month.JUNE, 3));
        books.allocated(payment, invoice, eur("80.00"), day(Month.JUNE, 3));
        books.writtenOff(invoice, eur("5.00"), day(Month.JUNE, 4));
        books.credited(acme, eur("10.00"), day(Month.JUNE, 5));
        books.returned(payment, day(Month.JUNE, 6));

        AccountStatement statement = statement(acme, day(Month.JUNE, 1), TODAY);

        assertThat(statement.opening()).isEqualTo(eur("50.00"));
        assertThat(statement.movements())
                .extracting(Movement::kind)
                .containsExactly(Kind.INVOICE, Kind.PAYMENT, Kind.WRITE_OFF, Kind.CREDIT_MEMO, Kind.RETURN);
        assertThat(statement.movements())
                .extracting(Movement::balance)
                .containsExactly(eur("150.00"), eur("70.00"), eur("65.00"), eur("55.00"), eur("135.00"));
        assertThat(statement.closing()).isEqualTo(eur("135.00"));
        assertThat(statement.openItems())
                .extracting(AgingItem::open)
                .containsExactly(eur("50.00"), eur("-10.00"), eur("95.00"));
        assertThat(statement.openItems())
                .extracting(item -> item.daysPastDue(TODAY))
                .containsExactly(30L, 0L, 15L);
    }

    @Test
    void whatAParentPaysForItsChildMovesBothAccounts() {
        CustomerId parent = books.customer("ACME", "Acme Corp");
        CustomerId child = books.customer("ACME-2", "Acme Branch", parent);
        OpenItemId invoice = books.invoiced(child, eur("100.00"), day(Month.JUNE, 1), day(Month.JUNE, 15));
        PaymentId payment = books.received(parent, eur("100.00"), day(Month.JUNE, 3));
        books.allocated(payment, invoice, eur("100.00"), day(Month.JUNE, 4));

        AccountStatement ofChild = statement(child, day(Month.JUNE, 1), TODAY);
        AccountStatement ofParent = statement(parent, day(Month.JUNE, 1), TODAY);

        assertThat(ofChild.movements()).extracting(Movement::kind).containsExactly(Kind.INVOICE, Kind.TRANSFER);
        assertThat(ofChild.closing()).isEqualTo(eur("0.00"));
        assertThat(ofParent.movements()).extracting(Movement::kind).containsExactly(Kind.PAYMENT, Kind.TRANSFER);
        assertThat(ofParent.closing()).isEqualTo(eur("0.00"));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void openingIsTheClosingBeforeAndClosingIsWhatTheAgingSays(long seed) {
        var business = new RandomBusiness(books, seed);
        business.run(120);

        for (CustomerId customer : business.customers()) {
            for (CurrencyCode currency : RandomBusiness.CURRENCIES) {
                LocalDate middle = business.randomDay();
                LocalDate end = middle.plusDays(20);
                AccountStatement first = statement(customer, currency, LocalDate.of(2026, 1, 1), middle);
                AccountStatement second = statement(customer, currency, middle.plusDays(1), end);
                AgingQuery query = AgingQuery.on(end).of(customer).in(currency);
                Money aged = books.call(() -> aging.totals(books.company(), query)).stream()
                        .map(AgingAmounts::outstanding)
                        .findFirst()
                        .orElse(Money.zero(currency));

                assertThat(second.opening()).as("seed %d", seed).isEqualTo(first.closing());
                assertThat(second.closing()).as("seed %d", seed).isEqualTo(aged);
                assertThat(second.openItems().stream().map(AgingItem::open).reduce(Money.zero(currency), Money::plus))
                        .as("seed %d", seed)
                        .isEqualTo(aged);
            }
        }
    }

    @Test
    void periodThatEndsBeforeItBeginsIsRefused() {
        CustomerId acme = books.customer("ACME", "Acme Corp");

        assertThatThrownBy(() -> statement(acme, TODAY, day(Month.JUNE, 1)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ends before it begins");
    }

    private AccountStatement statement(CustomerId customer, LocalDate from, LocalDate to) {
        return statement(customer, EUR, from, to);
    }

    private AccountStatement statement(CustomerId customer, CurrencyCode currency, LocalDate from, LocalDate to) {
        return books.call(() -> statements.of(books.company(), customer, currency, from, to));
    }

    private static Money eur(String amount) {
        return Money.of(amount, EUR);
    }

    private static LocalDate day(Month month, int day) {
        return LocalDate.of(2026, month, day);
    }
}
