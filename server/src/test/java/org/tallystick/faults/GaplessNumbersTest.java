package org.tallystick.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.BillingDesk;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.RunId;
import org.tallystick.testing.IntegrationTest;
import org.tallystick.testing.TestDatabase;

/** Many post at once and some fail at the last moment: numbers have no gap and rise with time all the same (F16, I14, I15). */
@IntegrationTest
class GaplessNumbersTest {
    private static final int THREADS = 8;
    private static final int RUNS_EACH = 6;
    private static final int UNLUCKY_EACH = 2;

    @Autowired
    ApplicationContext beans;

    @Autowired
    TestDatabase database;

    /** Fails the last statement of a posting, when number, invoice and entry are long written. */
    @BeforeEach
    void theUnluckyFail() throws SQLException {
        execute("""
                create function public.fail_the_unlucky() returns trigger language plpgsql as $$
                begin
                  if exists (select from customers.customer c
                             where c.company_id = new.company_id
                               and c.customer_id = new.customer_id
                               and c.name like 'Unlucky%') then
                    raise exception 'no luck';
                  end if;
                  return null;
                end
                $$;
                create trigger unlucky after update on invoicing.draft
                  for each row when (new.state = 'POSTED') execute function public.fail_the_unlucky();
                """);
    }

    @AfterEach
    void luckReturns() throws SQLException {
        execute("drop function if exists public.fail_the_unlucky() cascade");
    }

    @Test
    void numbersStayDenseWhenOthersRollBack() throws Exception {
        Trading trading = Trading.open(beans);
        List<Callable<List<RunId>>> people = new ArrayList<>();
        var start = new CyclicBarrier(THREADS);
        for (int person = 0; person < THREADS; person++) {
            List<CustomerId> customers = customers(trading, person);
            people.add(() -> {
                start.await();
                return customers.stream()
                        .map(customer -> bill(trading, customer))
                        .toList();
            });
        }

        List<RunId> runs = atOnce(people);

        int lucky = THREADS * (RUNS_EACH - UNLUCKY_EACH);
        assertThat(numbersInOrderOfPosting(trading)).containsExactlyElementsOf(upTo(lucky));

        luckReturns();
        runs.forEach(run -> postParked(trading, run));

        assertThat(numbersInOrderOfPosting(trading)).containsExactlyElementsOf(upTo(THREADS * RUNS_EACH));
    }

    private static List<CustomerId> customers(Trading trading, int person) {
        List<CustomerId> customers = new ArrayList<>();
        for (int i = 0; i < RUNS_EACH; i++) {
            String name = i % 3 == 1 ? "Unlucky" : "Lucky";
            CustomerId customer = trading.customer("C-" + person + "-" + i, name + " " + person);
            trading.charge(customer, "1", "100.00", trading.today());
            customers.add(customer);
        }
        return customers;
    }

    private static RunId bill(Trading trading, CustomerId customer) {
        RunId run = trading.collect(trading.today(), trading.today(), customer);
        trading.post(run);
        return run;
    }

    private static void postParked(Trading trading, RunId run) {
        for (Draft draft : trading.drafts(run)) {
            if (draft.state() == Draft.State.PARKED) {
                trading.call(() -> {
                    trading.bean(BillingDesk.class).retry(trading.caller(), draft.id());
                    return draft;
                });
                trading.post(run);
            }
        }
    }

    private static List<Long> numbersInOrderOfPosting(Trading trading) {
        return trading.call(() -> trading.bean(JdbcClient.class)
                .sql("""
                        select series_number
                        from invoicing.invoice
                        where company_id = :company
                        order by posted_at, series_number
                        """)
                .param("company", trading.company().id().value())
                .query((row, number) -> row.getLong(1))
                .list());
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static List<RunId> atOnce(List<Callable<List<RunId>>> people) throws Exception {
        List<RunId> runs = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(people.size())) {
            for (Future<List<RunId>> person : threads.invokeAll(people)) {
                runs.addAll(person.get());
            }
        }
        return runs;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect(database.superuser());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
