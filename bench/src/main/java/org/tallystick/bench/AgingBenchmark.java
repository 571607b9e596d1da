package org.tallystick.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.access.Caller;
import org.tallystick.insights.Aging;
import org.tallystick.insights.AgingQuery;
import org.tallystick.platform.CompanyScope;

/**
 * W3: the aging totals of a company against bare SQL over the covering index, and again with ten times as much settled
 * history beside the open items.
 */
final class AgingBenchmark implements Benchmark {
    private static final double LIMIT_OVER_BARE = 1.5;
    private static final double LIMIT_WITH_HISTORY = 1.2;
    private static final int ROUNDS = 7;
    private static final int ITEMS_EACH = 20;

    private static final String BARE = """
            select currency,
                   sum(open_minor) filter (where due_on >= :day::date) as not_due,
                   sum(open_minor) filter (where due_on between :day::date - 30 and :day::date - 1) as to_30,
                   sum(open_minor) filter (where due_on between :day::date - 60 and :day::date - 31) as to_60,
                   sum(open_minor) filter (where due_on between :day::date - 90 and :day::date - 61) as to_90,
                   sum(open_minor) filter (where due_on < :day::date - 90) as older
            from receivables.open_item
            where company_id = :company
              and open_minor <> 0
            group by currency
            """;

    @Override
    public int usualSize() {
        return 100_000;
    }

    @Override
    public boolean run(Stage stage, int size) {
        Caller caller = stage.company();
        stage.customers(caller, size / ITEMS_EACH);
        items(stage, caller, ITEMS_EACH, 1);
        stage.vacuum();
        List<Double> bare = new ArrayList<>();
        List<Double> before = measure(stage, caller, bare);
        items(stage, caller, ITEMS_EACH * 10, 0);
        stage.vacuum();
        List<Double> after = measure(stage, caller, new ArrayList<>());
        double overBare = Stage.median(before) / Stage.median(bare);
        double withHistory = Stage.median(after) / Stage.median(before);
        System.out.printf("bare covering-index SQL     %8.1f ms%n", Stage.median(bare) * 1000);
        System.out.printf("aging, %,d open items       %8.1f ms%n", size, Stage.median(before) * 1000);
        System.out.printf("the same, 10x history       %8.1f ms%n", Stage.median(after) * 1000);
        System.out.printf("over bare %.2f (at most %.2f)%n", overBare, LIMIT_OVER_BARE);
        System.out.printf("with history %.2f (at most %.2f)%n", withHistory, LIMIT_WITH_HISTORY);
        return overBare <= LIMIT_OVER_BARE && withHistory <= LIMIT_WITH_HISTORY;
    }

    private static List<Double> measure(Stage stage, Caller caller, List<Double> bare) {
        List<Double> ours = new ArrayList<>();
        Aging aging = stage.bean(Aging.class);
        for (int round = 0; round < ROUNDS + 2; round++) {
            double theirs = Stage.seconds(() -> bare(stage, caller));
            double own = Stage.seconds(() -> CompanyScope.of(caller.company())
                    .run(() -> aging.totals(caller.company(), AgingQuery.on(Stage.DAY))));
            if (round >= 2) { // the first two warm the caches
                bare.add(theirs);
                ours.add(own);
            }
        }
        return ours;
    }

    private static int bare(Stage stage, Caller caller) {
        return stage.in(
                caller,
                () -> stage.bean(JdbcClient.class)
                        .sql(BARE)
                        .param("company", caller.company().value())
                        .param("day", Stage.DAY.toString())
                        .query((row, number) -> row.getLong(2))
                        .list()
                        .size());
    }

    /** Open items, or settled ones, as many for each customer, due over half a year around the day. */
    private static void items(Stage stage, Caller caller, int each, int open) {
        stage.sql(caller, """
                insert into receivables.open_item
                    (company_id, open_item_id, customer_id, kind, document_id, number, installment, currency, amount_minor,
                     base_minor, document_on, due_on, posted_on, recorded_at, open_minor, open_base_minor)
                select :company, gen_random_uuid(), customer_id, 'INVOICE', gen_random_uuid(), 'I-' || n, 1, 'EUR',
                       1000 + n % 9000, 1000 + n % 9000, :day::date - 200 + (n % 200)::int, :day::date - 170 + (n % 200)::int,
                       :day::date - 200 + (n % 200)::int, timestamptz '2026-03-30 00:00:00Z', :open::bigint * (1000 + n % 9000),
                       :open::bigint * (1000 + n % 9000)
                from (select c.customer_id, row_number() over () as n
                      from customers.customer c
                      cross join generate_series(1, :each)
                      where c.company_id = :company) numbered
                """, Map.of("day", Stage.DAY.toString(), "each", each, "open", open));
    }
}
