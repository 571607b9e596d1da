package org.tallystick.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.access.Caller;
import org.tallystick.contracts.Grouping;
import org.tallystick.invoicing.BillingDesk;
import org.tallystick.invoicing.RunId;
import org.tallystick.ledger.Periods;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.jobs.Progress;

/**
 * W1: a billing run, from unbilled charges to posted invoices with everything that belongs to them, against set-based SQL
 * that inserts invoice, five lines, entry and three postings on the same schema with its foreign keys, and nothing else.
 */
final class BillingBenchmark implements Benchmark {
    private static final double LIMIT = 0.30;
    private static final int ROUNDS = 5;

    @Override
    public int usualSize() {
        return 2_000;
    }

    @Override
    public boolean run(Stage stage, int size) {
        List<Double> full = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        run(stage, Math.min(size, 1_000), new ArrayList<>(), new ArrayList<>()); // warm
        for (int round = 0; round < ROUNDS; round++) {
            run(stage, size, full, bare);
        }
        double ours = size / Stage.median(full);
        double limit = size / Stage.median(bare);
        System.out.printf("billing run, full path      %,10.0f invoices/s%n", ours);
        System.out.printf("set-based SQL, 10 rows each %,10.0f invoices/s%n", limit);
        System.out.printf("ratio %.2f (at least %.2f)%n", ours / limit, LIMIT);
        return ours / limit >= LIMIT;
    }

    private static void run(Stage stage, int size, List<Double> full, List<Double> bare) {
        Caller ours = stage.company();
        stage.customers(ours, size);
        stage.charges(ours);
        Caller theirs = stage.company();
        stage.customers(theirs, size);
        stage.vacuum();
        full.add(Stage.seconds(() -> bill(stage, ours)));
        bare.add(Stage.seconds(() -> stage.in(theirs, () -> insert(stage, theirs))));
        requireRight(stage, ours, size);
    }

    static void bill(Stage stage, Caller caller) {
        CompanyScope.of(caller.company()).run(() -> {
            BillingDesk desk = stage.bean(BillingDesk.class);
            RunId run = desk.collectNow(
                    caller,
                    new BillingDesk.Order(Stage.DAY, Stage.DAY, Grouping.CUSTOMER, Set.of()),
                    Progress.unwatched());
            desk.postNow(caller, run, Progress.unwatched());
        });
    }

    /** A time counts only when every charge was billed once and the sub-ledger equals the ledger. */
    static void requireRight(Stage stage, Caller caller, int size) {
        long invoices = stage.count(caller, "select count(*) from invoicing.invoice where company_id = :company");
        long unbilled = stage.count(
                caller, "select count(*) from contracts.charge where company_id = :company and draft_id is null");
        long items = stage.count(
                caller, "select sum(open_minor)::bigint from receivables.open_item where company_id = :company");
        long control = stage.count(caller, """
                select sum(amount_minor)::bigint
                from ledger.posting p
                join ledger.account a on a.company_id = p.company_id and a.number = p.account
                where p.company_id = :company
                  and a.role = 'RECEIVABLES'
                """);
        if (invoices != size || unbilled != 0 || items != control) {
            throw new IllegalStateException("wrong result: %d invoices, %d charges unbilled, items %d, control %d"
                    .formatted(invoices, unbilled, items, control));
        }
    }

    private static int insert(Stage stage, Caller caller) {
        Map<String, ?> day = Map.of("day", Stage.DAY.toString());
        stage.bean(Periods.class).requireOpen(caller.company(), List.of(Stage.DAY));
        int rows = statement(stage, caller, INVOICES, day);
        rows += statement(stage, caller, LINES, day);
        rows += statement(stage, caller, ENTRIES, day);
        return rows + statement(stage, caller, POSTINGS, day);
    }

    private static int statement(Stage stage, Caller caller, String sql, Map<String, ?> parameters) {
        return stage.bean(JdbcClient.class)
                .sql(sql)
                .param("company", caller.company().value())
                .params(parameters)
                .update();
    }

    private static final String INVOICES = """
            insert into invoicing.invoice
                (company_id, invoice_id, series, series_number, number, customer_id, invoice_on, due_on, service_from,
                 service_to, currency, net_minor, tax_minor, gross_minor, base_minor, rate, rounding_policy, rounding_mode,
                 terms, language, payment_reference, buyer, seller, posted_at, posted_by)
            select :company, gen_random_uuid(), 'INV-2026', row_number() over (), 'INV-2026-' || row_number() over (),
                   customer_id, :day::date, :day::date + 30, :day::date, :day::date, 'EUR', 103000, 19570, 122570, 122570, 1,
                   'DOCUMENT', 'HALF_UP', 'NET 30', 'en', 'RF00' || number, jsonb_build_object('name', name), '{}',
                   timestamptz '2026-03-31 00:00:00Z', 'bench'
            from customers.customer
            where company_id = :company
            """;

    private static final String LINES = """
            insert into invoicing.invoice_line
                (company_id, invoice_id, line, description, quantity, unit, unit_price, net_minor, tax_code, tax_category,
                 tax_rate, service_from, service_to)
            select :company, invoice_id, n, 'Service ' || n, 2, 'h', 100 + n, 200 * (100 + n), 'STANDARD', 'S', 19,
                   :day::date, :day::date
            from invoicing.invoice
            cross join generate_series(1, 5) as n
            where company_id = :company
            """;

    private static final String ENTRIES = """
            insert into ledger.entry
                (company_id, entry_id, posted_on, period_on, source_type, source_id, description, recorded_at)
            select :company, gen_random_uuid(), :day::date, date_trunc('month', :day::date)::date, 'INVOICE', invoice_id,
                   'Invoice ' || number, timestamptz '2026-03-31 00:00:00Z'
            from invoicing.invoice
            where company_id = :company
            """;

    private static final String POSTINGS = """
            insert into ledger.posting
                (company_id, entry_id, line, account, posted_on, currency, amount_minor, base_minor, customer_id)
            select :company, e.entry_id, p.line, p.account, :day::date, 'EUR', p.amount, p.amount, i.customer_id
            from ledger.entry e
            join invoicing.invoice i on i.company_id = e.company_id and i.invoice_id = e.source_id
            cross join (values (1, '1200', 122570), (2, '4000', -103000), (3, '2200', -19570)) as p (line, account, amount)
            where e.company_id = :company
            """;
}
