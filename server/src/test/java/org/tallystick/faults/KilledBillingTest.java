package org.tallystick.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.tallystick.cast.Trading;
import org.tallystick.controls.BooksCheck;
import org.tallystick.invoicing.BillingDesk;
import org.tallystick.invoicing.BillingRun;
import org.tallystick.invoicing.BillingRuns;
import org.tallystick.invoicing.RunId;
import org.tallystick.ledger.AccountRole;
import org.tallystick.ledger.JournalBook;
import org.tallystick.lib.money.Money;
import org.tallystick.testing.IntegrationTest;
import org.tallystick.testing.TestDatabase;

/** A server that dies while it posts a billing run: the next one goes on, and every charge is billed once (F1). */
@IntegrationTest
@TestPropertySource(properties = "tallystick.background=false") // only the servers that die do jobs here
class KilledBillingTest {
    private static final int CUSTOMERS = 3_000;
    private static final int CHARGES = 2 * CUSTOMERS;
    private static final Money GROSS = Money.of("714000.00", Trading.EUR); // 6,000 x 100.00 and 19 % tax
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path home;

    @Autowired
    ApplicationContext beans;

    @Autowired
    TestDatabase database;

    Trading trading;

    @BeforeEach
    void chargesOfManyCustomers() {
        trading = Trading.open(beans);
        trading.call(() -> {
            var db = trading.bean(JdbcClient.class);
            db.sql("""
                            with made as (
                              insert into customers.customer
                                  (company_id, customer_id, number, name, kind, language, currency, terms, delivery,
                                   standing, country, created_at)
                              select :company, gen_random_uuid(), 'C-' || n, 'Customer ' || n, 'BUSINESS', 'en', 'EUR',
                                     'NET 30', 'NONE', 'GOOD', 'DE', now()
                              from generate_series(1, :customers) n
                              returning customer_id)
                            insert into customers.terms_version
                                (company_id, customer_id, valid_from, version, terms, recorded_at)
                            select :company, customer_id, :today, 1, 'NET 30', now()
                            from made
                            """)
                    .param("company", trading.company().id().value())
                    .param("customers", CUSTOMERS)
                    .param("today", trading.today())
                    .update();
            return db.sql("""
                            insert into contracts.charge
                                (company_id, charge_id, customer_id, source, source_id, description, quantity, unit,
                                 unit_price, currency, amount_minor, tax_code, service_from, service_to, billable_on,
                                 recorded_at, recorded_by)
                            select company_id, gen_random_uuid(), customer_id, 'test', number || '/' || n, 'Consulting',
                                   1, 'h', 100, 'EUR', 10000, 'STANDARD', :today, :today, :today, now(), 'SYSTEM'
                            from customers.customer, generate_series(1, 2) n
                            """).param("today", trading.today()).update();
        });
    }

    @Test
    void aRunWhoseServerDiesTwiceBillsEveryChargeOnce() throws Exception {
        RunId run = trading.collect(trading.today(), trading.today());
        trading.call(() -> {
            trading.bean(BillingDesk.class).post(trading.caller(), run);
            return run;
        });

        killServerInsideAChunk();
        killServerInsideAChunk();
        try (ServerProcess last = ServerProcess.start(database, home)) {
            await(last, "the end of the job", () -> count("platform.job where state in ('DONE', 'FAILED')") == 1);
        }

        assertThat(count("platform.job where state = 'DONE'")).isEqualTo(1);
        assertThat(trading.call(() -> trading.bean(BillingRuns.class)
                        .find(trading.company().id(), run)
                        .orElseThrow()
                        .state()))
                .isEqualTo(BillingRun.State.POSTED);
        assertEveryChargeIsBilledOnce();
        assertNumbersAreDense();
        assertBooksTie();
    }

    /**
     * Another chunk is posted; then the counter of the numbers is held, so that the server is killed with the next chunk half
     * done.
     */
    private void killServerInsideAChunk() throws Exception {
        long before = posted();
        try (ServerProcess server = ServerProcess.start(database, home);
                Connection holder = database.connect(database.superuser());
                Statement statement = holder.createStatement()) {
            await(server, "a posted chunk", () -> posted() > before);
            holder.setAutoCommit(false);
            statement.execute("select from invoicing.number_series for update");
            await(
                    server,
                    "a chunk that waits for its numbers",
                    () -> number("select count(*) from pg_stat_activity where datname = current_database()"
                                    + " and wait_event_type = 'Lock' and query like '%invoicing.number_series%'")
                            == 1);

            server.kill();
            holder.rollback();
        }
        assertThat(posted()).isGreaterThan(before).isLessThan(CUSTOMERS);
    }

    private void assertEveryChargeIsBilledOnce() {
        assertThat(posted()).isEqualTo(CUSTOMERS);
        assertThat(count("invoicing.draft")).isEqualTo(CUSTOMERS);
        assertThat(count("invoicing.invoice_line")).isEqualTo(CHARGES);
        assertThat(number("select count(distinct charge_id) from invoicing.invoice_line"))
                .isEqualTo(CHARGES);
    }

    private void assertNumbersAreDense() {
        assertThat(count("invoicing.invoice")).isEqualTo(CUSTOMERS);
        assertThat(number("select count(distinct series_number) from invoicing.invoice"))
                .isEqualTo(CUSTOMERS);
        assertThat(number("select min(series_number) from invoicing.invoice")).isEqualTo(1);
        assertThat(number("select max(series_number) from invoicing.invoice")).isEqualTo(CUSTOMERS);
        assertThat(number("select next_number from invoicing.number_series")).isEqualTo(CUSTOMERS + 1);
    }

    private void assertBooksTie() {
        assertThat(number("select sum(open_minor) from receivables.open_item")).isEqualTo(GROSS.minor());
        assertThat(trading.call(() -> trading.bean(JournalBook.class)
                        .balancesOf(trading.company().id(), AccountRole.RECEIVABLES, trading.today())))
                .containsExactly(GROSS);
        assertThat(trading.bean(BooksCheck.class).run(trading.caller()).broken())
                .isEmpty();
    }

    private long posted() {
        return count("invoicing.draft where state = 'POSTED'");
    }

    private long count(String what) {
        return number("select count(*) from " + what);
    }

    /** Of our company: the fences hide all others. */
    private long number(String sql) {
        return trading.call(() -> trading.bean(JdbcClient.class)
                .sql(sql)
                .query((row, number) -> row.getLong(1))
                .single());
    }

    private static void await(ServerProcess server, String what, BooleanSupplier come) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!come.getAsBoolean()) {
            server.mustRun();
            assertThat(System.nanoTime()).as("still waiting for " + what).isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
