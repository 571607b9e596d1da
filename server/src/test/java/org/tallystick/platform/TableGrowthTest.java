package org.tallystick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class TableGrowthTest {
    private static final String TABLE = "platform.daily_work";

    @Autowired
    JdbcClient db;

    @Autowired
    Companies companies;

    @Autowired
    Transactions transactions;

    @Autowired
    TableGrowth growth;

    private CompanyId company;

    @BeforeEach
    void aCompany() {
        company = companies.create(SampleCompany.german()).id();
    }

    @Test
    void thePlannerHearsOfALoadAtOnceAndAgainEachTimeItHasDoubled() {
        TableGrowth.Watch watch = growth.watch(TABLE);

        load("a", 1_000);
        long before = rows();
        watch.added(1_000);
        long first = rowsInThePlannersEyes();
        assertThat(first).isBetween(before, rows());

        load("b", 900);
        watch.added(900);
        assertThat(rowsInThePlannersEyes()).isEqualTo(first);

        load("c", 100);
        long doubled = rows();
        watch.added(100);
        assertThat(rowsInThePlannersEyes()).isBetween(doubled, rows()).isGreaterThan(first);
    }

    @Test
    void aLoadThatIsLostInTheTableChangesNothing() {
        load("large", 1_000);
        growth.watch(TABLE).added(1_000);
        long known = rowsInThePlannersEyes();

        load("small", 1);
        growth.watch(TABLE).added(1);

        assertThat(rowsInThePlannersEyes()).isEqualTo(known).isLessThan(rows());
    }

    @Test
    void aTableThatIsNoneIsRefused() {
        assertThatThrownBy(() -> growth.watch("platform.nothing").added(1)).hasStackTraceContaining("platform.nothing");
    }

    private void load(String name, int rows) {
        transactions.in(
                CompanyScope.of(company),
                () -> db.sql("""
                        insert into platform.daily_work (company_id, work, last_on)
                        select :company, 'growth ' || :name || n, date '2026-01-01' from generate_series(1, :rows) as n
                        """)
                        .param("company", company.value())
                        .param("name", name)
                        .param("rows", rows)
                        .update());
    }

    /** Seen by the owner's eyes: those of this company and of others, to which the daily work may add while the test runs. */
    private long rows() {
        return transactions.in(CompanyScope.directory(), companies::list).stream()
                .mapToLong(each -> transactions.in(
                        CompanyScope.of(each.id()),
                        () -> db.sql("select count(*) from platform.daily_work")
                                .query(Long.class)
                                .single()))
                .sum();
    }

    private long rowsInThePlannersEyes() {
        return transactions.outside(() -> db.sql("select reltuples::bigint from pg_class where oid = :table::regclass")
                .param("table", TABLE)
                .query(Long.class)
                .single());
    }
}
