package org.tallystick.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.access.Caller;
import org.tallystick.contracts.BillingSchedule;
import org.tallystick.contracts.ContractDesk;
import org.tallystick.contracts.ContractInput;
import org.tallystick.contracts.ContractLine;
import org.tallystick.contracts.ContractTerms;
import org.tallystick.contracts.Cycle;
import org.tallystick.contracts.ScheduleDesk;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.pricing.Rate;
import org.tallystick.lib.receivables.pricing.Tier;

/**
 * Two months of contracts, one for each customer, from their schedules and ten records of usage each to posted invoices: a line
 * in advance, one in arrears, and a metered one with tiers and a minimum. Bringing the charges in against set-based SQL that
 * inserts as many charges and priced periods, and nothing else.
 */
final class ContractBenchmark implements Benchmark {
    private static final double LIMIT = 0.15;
    private static final int MONTHS = 2;
    private static final int LINES = 3;
    private static final int USAGE_EACH = 10;
    private static final LocalDate EFFECTIVE_ON = Stage.DAY.withDayOfMonth(1).minusMonths(1);

    @Override
    public int usualSize() {
        return 10_000;
    }

    @Override
    public boolean run(Stage stage, int size) {
        round(stage, Math.min(size, 1_000)); // warm
        return round(stage, size);
    }

    private static boolean round(Stage stage, int size) {
        Caller ours = company(stage, size);
        stage.sql(ours, USAGE, Map.of("day", Stage.DAY.toString(), "each", USAGE_EACH));
        Caller theirs = company(stage, size);
        stage.vacuum();
        int charges = size * LINES * MONTHS;
        double bringing = Stage.seconds(() -> requireCharges(bringIn(stage, ours), charges));
        double bare = Stage.seconds(() -> stage.in(theirs, () -> insert(stage, theirs)));
        stage.vacuum();
        double billing = Stage.seconds(() -> BillingBenchmark.bill(stage, ours));
        BillingBenchmark.requireRight(stage, ours, size);
        requireUsagePriced(stage, ours);
        System.out.printf(
                "%,d contracts, %,d charges, %,d records of usage%n", size, charges, (long) size * USAGE_EACH);
        System.out.printf("charges brought in          %,10.0f charges/s%n", charges / bringing);
        System.out.printf("set-based SQL, 2 rows each  %,10.0f charges/s%n", charges / bare);
        System.out.printf("ratio %.2f (at least %.2f)%n", bare / bringing, LIMIT);
        System.out.printf("billed and posted           %,10.0f invoices/s, 6 lines each%n", size / billing);
        MemoryBenchmark.report();
        return bare / bringing >= LIMIT;
    }

    private static Caller company(Stage stage, int size) {
        Caller caller = stage.company();
        stage.customers(caller, size);
        CustomerId first = new CustomerId(stage.in(
                caller,
                () -> stage.bean(JdbcClient.class)
                        .sql("select customer_id from customers.customer where company_id = :company and number = 'C-1'")
                        .param("company", caller.company().value())
                        .query(UUID.class)
                        .single()));
        stage.in(caller, () -> stage.bean(ContractDesk.class).draft(caller, contract(first)));
        for (String statement : List.of(CONTRACTS, VERSIONS)) {
            stage.sql(caller, statement, Map.of("first", first.value()));
        }
        return caller;
    }

    private static ContractInput contract(CustomerId customer) {
        var monthly = new Cycle(1, Cycle.Unit.MONTHS, 1);
        var tiers = List.of(Tier.of("100", "0.10"), Tier.of("1000", "0.08"), Tier.of(null, "0.05"));
        return new ContractInput(
                "K-1",
                customer,
                "Hosting",
                Stage.EUR,
                EFFECTIVE_ON,
                null,
                new ContractTerms(
                        "As agreed.",
                        List.of(
                                line(1, "Rack", "pcs", "249.00", new BillingSchedule.InAdvance(monthly)),
                                line(2, "Operation", "h", "95.50", new BillingSchedule.InArrears(monthly)),
                                new ContractLine(
                                        3,
                                        "§ 3",
                                        "Requests",
                                        new Rate.Graduated(tiers),
                                        BigDecimal.ONE,
                                        "pcs",
                                        Percent.ZERO,
                                        new BigDecimal("20.00"),
                                        "STANDARD",
                                        new BillingSchedule.Metered(monthly)))));
    }

    private static ContractLine line(
            int number, String what, String unit, String price, BillingSchedule schedule) {
        return new ContractLine(
                number,
                "§ " + number,
                what,
                new Rate.PerUnit(new BigDecimal(price)),
                BigDecimal.TWO,
                unit,
                Percent.ZERO,
                null,
                "STANDARD",
                schedule);
    }

    private static int bringIn(Stage stage, Caller caller) {
        ScheduleDesk desk = stage.bean(ScheduleDesk.class);
        int charges = 0;
        UUID after = new UUID(0, 0);
        while (after != null) {
            UUID from = after;
            ScheduleDesk.Chunk chunk = stage.in(caller, () -> desk.bringIn(caller, Stage.DAY, from));
            charges += chunk.charges();
            after = chunk.last();
        }
        return charges;
    }

    private static void requireCharges(int made, int charges) {
        if (made != charges) {
            throw new IllegalStateException("wrong result: %d charges, not %d".formatted(made, charges));
        }
    }

    private static void requireUsagePriced(Stage stage, Caller caller) {
        long left = stage.count(
                caller, "select count(*) from contracts.usage_record where company_id = :company and priced_from is null");
        if (left != 0) {
            throw new IllegalStateException("wrong result: %d records of usage are not priced".formatted(left));
        }
    }

    private static int insert(Stage stage, Caller caller) {
        int rows = 0;
        for (String statement : List.of(CHARGES, PERIODS)) {
            rows += stage.bean(JdbcClient.class)
                    .sql(statement)
                    .param("company", caller.company().value())
                    .params(Map.of("from", EFFECTIVE_ON.toString(), "months", MONTHS, "lines", LINES))
                    .update();
        }
        return rows;
    }

    private static final String CONTRACTS = """
            insert into contracts.contract (company_id, contract_id, number, customer_id, title, currency, made_at, made_by)
            select k.company_id, gen_random_uuid(), 'K-' || substr(c.number, 3), c.customer_id, k.title, k.currency, k.made_at,
                   k.made_by
            from contracts.contract k
            join customers.customer c on c.company_id = k.company_id and c.customer_id <> k.customer_id
            where k.company_id = :company
              and k.customer_id = :first
            """;

    private static final String VERSIONS = """
            insert into contracts.contract_version
                (company_id, contract_id, version, effective_on, ends_on, terms, recorded_at, recorded_by)
            select k.company_id, k.contract_id, 1, d.effective_on, d.ends_on, d.terms, k.made_at, k.made_by
            from contracts.contract k
            join contracts.contract f on f.company_id = k.company_id and f.customer_id = :first
            join contracts.contract_draft d on d.company_id = f.company_id and d.contract_id = f.contract_id
            where k.company_id = :company
            """;

    private static final String USAGE = """
            insert into contracts.usage_record
                (company_id, usage_id, contract_id, line, external_id, used_on, quantity, recorded_at, recorded_by)
            select k.company_id, gen_random_uuid(), k.contract_id, 3, 'u' || n, :day::date - n, 10 * n + length(k.number),
                   k.made_at, k.made_by
            from contracts.contract k
            cross join generate_series(1, :each) as n
            where k.company_id = :company
            """;

    private static final String CHARGES = """
            insert into contracts.charge
                (company_id, charge_id, customer_id, source, source_id, description, quantity, unit, unit_price, currency,
                 amount_minor, tax_code, service_from, service_to, billable_on, recorded_at, recorded_by)
            select k.company_id, gen_random_uuid(), k.customer_id, 'bench', k.number || '/' || n || '/' || m, 'Line ' || n, 2,
                   'pcs', 249, 'EUR', 49800, 'STANDARD', (:from::date + make_interval(months => m))::date,
                   (:from::date + make_interval(months => m + 1))::date - 1, (:from::date + make_interval(months => m))::date,
                   k.made_at, 'bench'
            from contracts.contract k
            cross join generate_series(1, :lines) as n
            cross join generate_series(0, :months - 1) as m
            where k.company_id = :company
            """;

    private static final String PERIODS = """
            insert into contracts.priced_period
                (company_id, contract_id, line, period_from, period_to, version, clause, quantity, currency, amount_minor, steps,
                 charge_id, recorded_at)
            select c.company_id, k.contract_id, split_part(c.source_id, '/', 2)::int, c.service_from, c.service_to, 1, '§', 2,
                   c.currency, c.amount_minor, '[{"kind": "UNITS", "adds": "498.00", "total": "498.00"}]', c.charge_id,
                   c.recorded_at
            from contracts.charge c
            join contracts.contract k on k.company_id = c.company_id and k.customer_id = c.customer_id
            where c.company_id = :company
              and :from::date is not null
              and :months + :lines > 0
            """;
}
