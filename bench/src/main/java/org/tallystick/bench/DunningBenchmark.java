package org.tallystick.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tallystick.access.Caller;
import org.tallystick.collections.DunningDesk;
import org.tallystick.collections.DunningPreview;
import org.tallystick.collections.PolicyDesk;
import org.tallystick.collections.UsualPolicy;
import org.tallystick.customers.CustomerKind;
import org.tallystick.platform.jobs.Progress;

/**
 * W5: which overdue items are demanded of whom, and why the others are not: CPU of our thread and of the database for each item,
 * against a thirtieth of what Tryton's dunning takes for a case. Then the run itself, with its notices written.
 */
final class DunningBenchmark implements Benchmark {
    private static final double TRYTON_MILLIS = 1.5;
    private static final double LIMIT_MILLIS = TRYTON_MILLIS / 30;
    private static final int ROUNDS = 5;
    private static final int ITEMS_EACH = 10;
    private static final LocalDate FIRST_DAY = Stage.DAY.minusYears(1);

    @Override
    public int usualSize() {
        return 100_000;
    }

    @Override
    public boolean run(Stage stage, int size) {
        Caller caller = stage.company();
        stage.customers(caller, size / ITEMS_EACH);
        overdue(stage, caller);
        policy(stage, caller);
        stage.vacuum();
        List<Double> millis = new ArrayList<>();
        List<Double> ofDatabase = new ArrayList<>();
        boolean right = true;
        for (int round = 0; round < ROUNDS + 2; round++) {
            double ours = Stage.threadSeconds();
            double theirs = stage.databaseSeconds();
            DunningPreview chosen =
                    stage.in(caller, () -> stage.bean(DunningDesk.class).preview(caller, Stage.DAY));
            double database = stage.databaseSeconds() - theirs;
            double all = database + Stage.threadSeconds() - ours;
            right &= isRight(chosen, size);
            if (round >= 2) { // the first two warm up
                millis.add(all * 1_000 / size);
                ofDatabase.add(database * 1_000 / size);
            }
        }
        double selection = Stage.median(millis);
        double whole = wholeRun(stage, caller, size);
        System.out.printf("selection of %,d overdue items %.4f ms of CPU each (at most %.3f)%n", size, selection, LIMIT_MILLIS);
        System.out.printf("of which the database's         %.4f ms%n", Stage.median(ofDatabase));
        System.out.printf("of Tryton's %.1f ms for a case        1/%.0f%n", TRYTON_MILLIS, TRYTON_MILLIS / selection);
        System.out.printf("run with its notices written      %.4f ms of CPU each%n", whole);
        return right && selection <= LIMIT_MILLIS;
    }

    private static double wholeRun(Stage stage, Caller caller, int size) {
        double before = Stage.threadSeconds() + stage.databaseSeconds();
        UUID run = stage.bean(DunningDesk.class).runNow(caller, Stage.DAY, Progress.unwatched());
        double each = (Stage.threadSeconds() + stage.databaseSeconds() - before) * 1_000 / size;
        long listed = stage.count(caller, "select count(*) from collections.notice_item where company_id = :company");
        if (listed != size) {
            throw new IllegalStateException("run " + run + " listed " + listed + " of " + size);
        }
        return each;
    }

    /** Every customer hears of all that is overdue. */
    private static boolean isRight(DunningPreview chosen, int size) {
        return chosen.notices().size() == size / ITEMS_EACH
                && chosen.notices().stream().mapToInt(DunningPreview.Wanted::items).sum() == size;
    }

    private static void policy(Stage stage, Caller caller) {
        stage.in(caller, () -> {
            UUID policy = stage.bean(PolicyDesk.class).save(caller, UsualPolicy.from(FIRST_DAY));
            stage.bean(PolicyDesk.class).assign(caller, (CustomerKind) null, policy, FIRST_DAY);
            return policy;
        });
    }

    /** All of each customer, eight to 160 days late. */
    private static void overdue(Stage stage, Caller caller) {
        stage.sql(caller, """
                insert into receivables.open_item
                    (company_id, open_item_id, customer_id, kind, document_id, number, installment, currency, amount_minor,
                     base_minor, document_on, due_on, posted_on, recorded_at, open_minor, open_base_minor)
                select :company, gen_random_uuid(), customer_id, 'INVOICE', gen_random_uuid(), 'I-' || n, 1, 'EUR',
                       1000 + n % 9000, 1000 + n % 9000, :day::date - 200, :day::date - 8 - (n % 153)::int,
                       :day::date - 200, timestamptz '2026-03-30 00:00:00Z', 1000 + n % 9000, 1000 + n % 9000
                from (select c.customer_id, row_number() over () as n
                      from customers.customer c
                      cross join generate_series(1, :each)
                      where c.company_id = :company) numbered
                """, Map.of("day", Stage.DAY.toString(), "each", ITEMS_EACH));
    }
}
