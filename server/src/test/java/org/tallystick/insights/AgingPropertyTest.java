package org.tallystick.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.cast.Books.EUR;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.cast.Books;
import org.tallystick.cast.RandomBusiness;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.aging.AgingBucketSet;
import org.tallystick.lib.receivables.aging.AsOf;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class AgingPropertyTest {
    private static final int DEEDS = 75;
    private static final int LOOKS = 25;

    @Autowired
    ApplicationContext beans;

    @Autowired
    Aging aging;

    @Autowired
    JdbcClient db;

    private Books books;

    @BeforeEach
    void open() {
        books = Books.open(beans);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    @DisplayName("RULE-01, RULE-02: any history, any day, any state of knowledge")
    void everyAnswerIsTheReconstructionFromAllFactsAndTiesToTheLedger(long seed) {
        var business = new RandomBusiness(books, seed);
        var random = new SplittableRandom(-seed);
        business.run(DEEDS);
        Map<AgingQuery, AgingReport> answers = new HashMap<>();
        for (int look = 0; look < LOOKS; look++) {
            AgingQuery query = randomQuery(random, business).asKnownAt(business.randomMoment());
            answers.put(query, ask(query));
        }

        business.run(DEEDS);

        assertThat(business.settled()).as("allocations made").isGreaterThan(15);
        var facts = new HistoryFromFacts(db, books);
        answers.forEach((query, answer) -> {
            assertThat(ask(query)).as("seed %d", seed).isEqualTo(answer);
            compare(facts, query, seed);
        });
        for (int look = 0; look < LOOKS; look++) {
            AgingQuery query = randomQuery(random, business);
            assertThat(ask(query).ties()).as("seed %d, %s", seed, query).isTrue();
            compare(facts, query, seed);
        }
    }

    private void compare(HistoryFromFacts facts, AgingQuery query, long seed) {
        Instant knownAt = query.knownAt();
        var asOf = new AsOf(query.asOf(), knownAt == null ? Instant.MAX : knownAt);
        for (CurrencyCode currency : RandomBusiness.CURRENCIES) {
            var expected = facts.items(currency).aging(query.buckets(), asOf);
            Money unapplied = facts.payments(currency).outstanding(asOf);
            AgingAmounts actual = total(query, currency);

            assertThat(actual.buckets()).as("seed %d, %s", seed, query).isEqualTo(expected.amounts());
            assertThat(actual.credits()).as("seed %d, %s", seed, query).isEqualTo(expected.credits());
            assertThat(actual.unapplied()).as("seed %d, %s", seed, query).isEqualTo(unapplied);
        }
    }

    private AgingAmounts total(AgingQuery query, CurrencyCode currency) {
        return ask(query).totals().stream()
                .filter(total -> total.currency().equals(currency))
                .findFirst()
                .orElse(AgingAmounts.none(query.buckets(), currency));
    }

    private static AgingQuery randomQuery(SplittableRandom random, RandomBusiness business) {
        LocalDate asOf = business.randomDay();
        AgingQuery.By by = random.nextBoolean() ? AgingQuery.By.CUSTOMER : AgingQuery.By.INVOICE;
        AgingBucketSet buckets = random.nextBoolean() ? AgingBucketSet.BY_DUE_DATE : AgingBucketSet.BY_INVOICE_DATE;
        return AgingQuery.on(asOf).by(by).in(buckets);
    }

    private AgingReport ask(AgingQuery query) {
        return books.call(() -> aging.of(books.company(), query));
    }

    @ParameterizedTest
    @ValueSource(longs = 5)
    void customersSumToTheWhole(long seed) {
        var business = new RandomBusiness(books, seed);
        business.run(DEEDS);

        for (int look = 0; look < LOOKS; look++) {
            AgingQuery query = AgingQuery.on(business.randomDay()).in(EUR);
            List<AgingAmounts> rows =
                    ask(query).rows().stream().map(AgingRow::amounts).toList();
            AgingAmounts sum = rows.stream().reduce(AgingAmounts.none(query.buckets(), EUR), AgingAmounts::plus);

            List<AgingAmounts> totals = books.call(() -> aging.totals(books.company(), query));
            assertThat(totals.isEmpty() ? AgingAmounts.none(query.buckets(), EUR) : totals.getFirst())
                    .as("seed %d, %s", seed, query)
                    .isEqualTo(sum);
        }
    }
}
