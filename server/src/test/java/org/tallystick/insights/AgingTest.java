package org.tallystick.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.cast.Books.EUR;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.cast.Books;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.aging.AgingBasis;
import org.tallystick.lib.receivables.aging.AgingBucketSet;
import org.tallystick.payments.PaymentId;
import org.tallystick.receivables.AllocationId;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.testing.BooksAreClean;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class AgingTest {
    private static final CurrencyCode USD = CurrencyCode.of("USD");
    private static final LocalDate TODAY = day(Month.JUNE, 30);

    @Autowired
    ApplicationContext beans;

    @Autowired
    Aging aging;

    @Autowired
    JdbcClient db;

    private Books books;
    private CustomerId acme;

    @BeforeEach
    void open() {
        books = Books.open(beans).on(TODAY);
        acme = books.customer("ACME", "Acme Corp");
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void eachItemAgesByItsOwnDueDate() {
        owed("10.00", day(Month.MAY, 1), TODAY);
        owed("20.00", day(Month.MAY, 1), TODAY.minusDays(1));
        owed("40.00", day(Month.MAY, 1), TODAY.minusDays(30));
        owed("80.00", day(Month.MAY, 1), TODAY.minusDays(31));
        owed("160.00", day(Month.JANUARY, 1), TODAY.minusDays(91));

        AgingAmounts total = total(AgingQuery.on(TODAY));

        assertThat(total.buckets())
                .containsExactly(eur("10.00"), eur("60.00"), eur("80.00"), eur("0.00"), eur("160.00"));
        assertThat(total.items()).isEqualTo(5);
    }

    @Test
    void bothBasesGiveTheSameOutstanding() {
        owed("10.00", day(Month.MAY, 1), TODAY.plusDays(5));
        owed("20.00", day(Month.MARCH, 1), TODAY.minusDays(1));

        AgingAmounts byInvoice = total(AgingQuery.on(TODAY).in(AgingBucketSet.BY_INVOICE_DATE));

        assertThat(byInvoice.buckets()).containsExactly(eur("0.00"), eur("10.00"), eur("0.00"), eur("20.00"));
        assertThat(byInvoice.outstanding())
                .isEqualTo(total(AgingQuery.on(TODAY)).outstanding());
    }

    @Test
    void pastDateShowsWhatWasOpenThenAndPaidLater() {
        OpenItemId item = owed("100.00", day(Month.MARCH, 1), day(Month.MARCH, 31));
        PaymentId payment = books.received(acme, eur("100.00"), day(Month.MAY, 10));
        books.allocated(payment, item, eur("100.00"), day(Month.MAY, 10));

        AgingAmounts before = total(AgingQuery.on(day(Month.MAY, 9)));

        assertThat(before.buckets().get(2)).isEqualTo(eur("100.00"));
        assertThat(before.unapplied()).isEqualTo(eur("0.00"));
        assertThat(ask(AgingQuery.on(day(Month.MAY, 10))).rows()).isEmpty();
    }

    @Test
    void unusedOverpaymentsAndCreditsStandBesideTheBucketsAndTieToTheLedger() {
        OpenItemId item = owed("100.00", day(Month.MAY, 1), day(Month.MAY, 31));
        PaymentId payment = books.received(acme, eur("130.00"), day(Month.JUNE, 2));
        books.allocated(payment, item, eur("100.00"), day(Month.JUNE, 2));
        books.credited(acme, eur("7.50"), day(Month.JUNE, 3));

        AgingReport report = ask(AgingQuery.on(TODAY));

        assertThat(report.totals().getFirst().unapplied()).isEqualTo(eur("-30.00"));
        assertThat(report.totals().getFirst().credits()).isEqualTo(eur("-7.50"));
        assertThat(report.tieOuts())
                .containsExactly(new TieOut(eur("-7.50"), eur("-7.50"), eur("-30.00"), eur("-30.00")));
        assertThat(report.ties()).isTrue();
    }

    @Test
    void ledgerThatSaysOtherwiseDoesNotTie() {
        BooksAreClean.tolerate(books.company(), "I04", "I09");
        owed("100.00", day(Month.MAY, 1), day(Month.MAY, 31));
        books.run(() -> db.sql("update receivables.open_item set open_minor = 9000 where company_id = :company")
                .param("company", books.company().value())
                .update());

        AgingReport report = ask(AgingQuery.on(TODAY));

        assertThat(report.ties()).isFalse();
    }

    @Test
    void returnedPaymentLetsTheItemAgeFromItsOriginalDueDate() {
        OpenItemId item = owed("100.00", day(Month.MARCH, 1), day(Month.MARCH, 31));
        PaymentId payment = books.received(acme, eur("100.00"), day(Month.APRIL, 5));
        books.allocated(payment, item, eur("100.00"), day(Month.APRIL, 5));
        books.returned(payment, day(Month.APRIL, 20));

        assertThat(ask(AgingQuery.on(day(Month.APRIL, 19))).rows()).isEmpty();
        assertThat(total(AgingQuery.on(day(Month.MAY, 1))).buckets().get(2)).isEqualTo(eur("100.00"));
    }

    @Test
    void answersAsKnownEarlierDoNotChangeWhenFactsArrive() {
        OpenItemId item = owed("100.00", day(Month.MARCH, 1), day(Month.MARCH, 31));
        Instant known = Instant.parse("2026-07-01T00:00:00Z");
        AgingQuery query = AgingQuery.on(day(Month.MAY, 31)).asKnownAt(known);
        AgingReport before = ask(query);

        books.on(day(Month.JULY, 10));
        PaymentId payment = books.received(acme, eur("60.00"), day(Month.MAY, 2));
        books.allocated(payment, item, eur("60.00"), day(Month.MAY, 2));
        books.owed(acme, eur("5.00"), day(Month.MAY, 3), day(Month.MAY, 9));

        assertThat(ask(query)).isEqualTo(before);
        assertThat(total(AgingQuery.on(day(Month.MAY, 31))).outstanding()).isEqualTo(eur("45.00"));
    }

    @Test
    void rowsAreCustomersOrItemsAndParentsAreNotCountedTwice() {
        CustomerId branch = books.customer("ACME-2", "Acme Branch", acme);
        owed("10.00", day(Month.MAY, 1), TODAY);
        books.owed(branch, eur("20.00"), day(Month.MAY, 1), TODAY);
        books.received(branch, eur("5.00"), TODAY);
        books.received(null, eur("1.00"), TODAY);

        List<AgingRow> rows = ask(AgingQuery.on(TODAY)).rows();
        List<AgingRow> items =
                ask(AgingQuery.on(TODAY).by(AgingQuery.By.INVOICE)).rows();

        assertThat(rows).extracting(AgingRow::customerName).containsExactly("Acme Branch", "Acme Corp", null);
        assertThat(rows)
                .extracting(row -> row.amounts().outstanding())
                .containsExactly(eur("15.00"), eur("10.00"), eur("-1.00"));
        assertThat(items)
                .extracting(row -> row.item() == null ? null : row.item().open())
                .containsExactly(eur("20.00"), eur("-5.00"), eur("10.00"), eur("-1.00"));
        assertThat(ask(AgingQuery.on(TODAY).of(branch)).rows()).hasSize(1);
    }

    @Test
    void bucketsOfTheStatementAreThoseOfTheLibrary() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 60; i++) {
            LocalDate documentOn = TODAY.minusDays(random.nextInt(150));
            owed("1.00", documentOn, documentOn.plusDays(random.nextInt(60)));
        }

        for (String edges : List.of("30,60,90", "1", "7,14,21,28,35,42", "15,45")) {
            for (AgingBasis basis : AgingBasis.values()) {
                AgingBucketSet set = AgingBucketSet.parse(basis, edges);
                AgingReport report = ask(AgingQuery.on(TODAY).in(set).by(AgingQuery.By.INVOICE));

                assertThat(report.rows()).hasSize(60).allSatisfy(row -> {
                    AgingItem item = Objects.requireNonNull(row.item());
                    int index =
                            set.bucketOf(TODAY, item.dueOn(), item.documentOn()).index();
                    assertThat(row.amounts().buckets().get(index)).isEqualTo(item.open());
                });
                assertThat(ask(AgingQuery.on(TODAY).in(set)).totals()).isEqualTo(report.totals());
            }
        }
    }

    @Test
    void currenciesAreNeverAdded() {
        books.trade(USD, "0.9", day(Month.JUNE, 1));
        owed("10.00", day(Month.JUNE, 1), TODAY);
        books.owed(acme, Money.of("99.00", USD), day(Month.JUNE, 2), TODAY);

        assertThat(ask(AgingQuery.on(TODAY)).totals())
                .extracting(AgingAmounts::outstanding)
                .containsExactly(eur("10.00"), Money.of("99.00", USD));
        assertThat(ask(AgingQuery.on(TODAY).in(USD)).totals()).hasSize(1);
    }

    @Test
    void itemSettledTwiceOnPaperForSomeDaysIsACreditThen() {
        OpenItemId item = owed("100.00", day(Month.MARCH, 1), day(Month.MARCH, 31));
        PaymentId first = books.received(acme, eur("100.00"), day(Month.MAY, 1));
        AllocationId wrong = books.allocated(first, item, eur("100.00"), day(Month.MAY, 1));
        books.takenBack(wrong, day(Month.MAY, 20));
        PaymentId second = books.received(acme, eur("100.00"), day(Month.MAY, 10));
        books.allocated(second, item, eur("100.00"), day(Month.MAY, 10));

        AgingReport between = ask(AgingQuery.on(day(Month.MAY, 15)));

        assertThat(between.totals().getFirst().credits()).isEqualTo(eur("-100.00"));
        assertThat(between.ties()).isTrue();
    }

    private OpenItemId owed(String amount, LocalDate documentOn, LocalDate dueOn) {
        return books.owed(acme, eur(amount), documentOn, dueOn);
    }

    private AgingReport ask(AgingQuery query) {
        return books.call(() -> aging.of(books.company(), query));
    }

    private AgingAmounts total(AgingQuery query) {
        return books.call(() -> aging.totals(books.company(), query)).getFirst();
    }

    private static Money eur(String amount) {
        return Money.of(amount, EUR);
    }

    private static LocalDate day(Month month, int day) {
        return LocalDate.of(2026, month, day);
    }
}
