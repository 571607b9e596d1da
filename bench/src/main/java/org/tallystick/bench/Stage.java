package org.tallystick.bench;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.access.Caller;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Transactions;
import org.tallystick.platform.embedded.PostgresDaemon;

/** Companies full of generated rows, and a stop-watch. */
final class Stage {
    static final CurrencyCode EUR = CurrencyCode.of("EUR");
    static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private final ApplicationContext context;
    private final AtomicInteger companies = new AtomicInteger();

    Stage(ApplicationContext context) {
        this.context = context;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Caller company() {
        var company = new Company(
                CompanyId.next(),
                "BENCH-" + companies.incrementAndGet(),
                "Bench",
                EUR,
                "DE",
                ZoneId.of("UTC"),
                null,
                Company.Letterhead.EMPTY);
        return Caller.commandLine(bean(Companies.class).create(company).id());
    }

    /** Runs a statement with parameters in a transaction of the company and returns how many rows it touched. */
    int sql(Caller caller, String statement, Map<String, ?> parameters) {
        return in(
                caller,
                () -> bean(JdbcClient.class)
                        .sql(statement)
                        .param("company", caller.company().value())
                        .params(parameters)
                        .update());
    }

    long count(Caller caller, String query) {
        return in(
                caller,
                () -> bean(JdbcClient.class)
                        .sql(query)
                        .param("company", caller.company().value())
                        .query((row, number) -> row.getLong(1))
                        .single());
    }

    <T> List<T> rows(Caller caller, String query, RowMapper<T> mapper) {
        return in(
                caller,
                () -> bean(JdbcClient.class)
                        .sql(query)
                        .param("company", caller.company().value())
                        .query(mapper)
                        .list());
    }

    <T> T in(Caller caller, Supplier<T> work) {
        return bean(Transactions.class).in(CompanyScope.of(caller.company()), work);
    }

    /** Customers C-1 to C-n, all of one shape. */
    void customers(Caller caller, int number) {
        sql(caller, """
                insert into customers.customer
                    (company_id, customer_id, number, name, kind, language, currency, terms, delivery, standing, country,
                     created_at)
                select :company, gen_random_uuid(), 'C-' || n, 'Customer ' || n, 'BUSINESS', 'en', 'EUR', 'NET 30', 'NONE',
                       'GOOD', 'DE', timestamptz '2026-01-01 00:00:00Z'
                from generate_series(1, :number) as n
                """, Map.of("number", number));
    }

    /** Five unbilled charges for each customer. */
    void charges(Caller caller) {
        sql(caller, """
                insert into contracts.charge
                    (company_id, charge_id, customer_id, source, source_id, description, quantity, unit, unit_price, currency,
                     amount_minor, tax_code, service_from, service_to, billable_on, recorded_at, recorded_by)
                select :company, gen_random_uuid(), c.customer_id, 'bench', c.number || '/' || n, 'Service ' || n, 2, 'h',
                       100 + n, 'EUR', 200 * (100 + n), 'STANDARD', :from::date, :day::date, :day::date,
                       timestamptz '2026-03-31 00:00:00Z', 'bench'
                from customers.customer c
                cross join generate_series(1, 5) as n
                where c.company_id = :company
                """, Map.of("from", DAY.withDayOfMonth(1).toString(), "day", DAY.toString()));
    }

    /** Fresh statistics, and a visibility map that lets indexes answer alone: what autovacuum does in time. */
    void vacuum() {
        PostgresDaemon daemon = bean(PostgresDaemon.class);
        try (Connection connection = DriverManager.getConnection(
                        daemon.jdbcUrl(PostgresDaemon.DATABASE),
                        daemon.superuser().user(),
                        daemon.superuser().password());
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What this thread has used so far. */
    static double threadSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }

    /** What the connections to the database have used so far. */
    double databaseSeconds() {
        List<Long> processes = bean(JdbcClient.class)
                .sql("select pid from pg_stat_activity where datname = current_database()")
                .query((row, number) -> row.getLong(1))
                .list();
        return processes.stream()
                .flatMap(process -> ProcessHandle.of(process).stream())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(used -> used.toMillis() / 1e3)
                .sum();
    }

    static double seconds(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
