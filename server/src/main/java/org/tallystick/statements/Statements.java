package org.tallystick.statements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.Accounts.Account;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** The statements of account that were issued. */
@Repository
@Transactional(readOnly = true)
public class Statements {
    private static final String COLUMNS = """
            select statement_id, run_id, customer_id, currency, number, from_on, to_on, known_at, previous_id, opening_minor,
                   closing_minor, overdue_minor, sha256
            """;
    private static final String SELECT = COLUMNS + """
            from statements.statement
            where company_id = :company
            """;

    private final JdbcClient db;

    Statements(JdbcClient db) {
        this.db = db;
    }

    /** A statement to be kept, with its content as it is written. */
    record Fresh(Statement statement, byte[] content) {}

    public Optional<Statement> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and statement_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(Statements::statement)
                .optional();
    }

    /** What a statement says; refuses bytes that are not those that were kept. */
    public Optional<StatementContent> content(CompanyId company, UUID id) {
        return db.sql("select content from statements.statement where company_id = :company and statement_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> StatementJson.read(row.getBytes("content")))
                .optional();
    }

    /** The one that opens where this one closed. */
    public Optional<Statement> next(CompanyId company, UUID id) {
        return db.sql(SELECT + "and previous_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(Statements::statement)
                .optional();
    }

    /** The latest first. */
    public List<Statement> ofCustomer(CompanyId company, CustomerId customer, int limit) {
        return db.sql(SELECT + "and customer_id = :customer order by to_on desc, currency limit :limit")
                .param("company", company.value())
                .param("customer", customer.value())
                .param("limit", limit)
                .query(Statements::statement)
                .list();
    }

    /** By customer, as they were drawn up. */
    public Page<Statement> ofRun(CompanyId company, UUID run, int page, int size) {
        List<Statement> rows = db.sql(SELECT + "and run_id = :run order by statement_id limit :size offset :skip")
                .param("company", company.value())
                .param("run", run)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(Statements::statement)
                .list();
        long total = db.sql("select count(*) from statements.statement where company_id = :company and run_id = :run")
                .param("company", company.value())
                .param("run", run)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    /** The last statement of each account that has one. */
    Map<Account, Statement> latest(CompanyId company, Collection<CustomerId> customers) {
        return db
                .sql("""
                        select distinct on (customer_id, currency)
                               statement_id, run_id, customer_id, currency, number, from_on, to_on, known_at, previous_id,
                               opening_minor, closing_minor, overdue_minor, sha256
                        from statements.statement
                        where company_id = :company
                          and customer_id = any(:customers)
                        order by customer_id, currency, to_on desc
                        """)
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query(Statements::statement)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        statement -> new Account(
                                statement.customer(), statement.opening().currency()),
                        Function.identity()));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, StatementRun run, List<Fresh> fresh) {
        db.sql("""
                        insert into statements.statement
                            (company_id, statement_id, run_id, customer_id, currency, number, from_on, to_on, known_at,
                             previous_id, opening_minor, closing_minor, overdue_minor, sha256, content)
                        select :company, statement_id, :run, customer_id, currency, number, from_on, :to, :knownAt,
                               previous_id, opening_minor, closing_minor, overdue_minor, sha256(content), content
                        from unnest(:ids::uuid[], :customers::uuid[], :currencies::text[], :numbers::text[],
                                    :froms::date[], :previous::uuid[], :openings::bigint[], :closings::bigint[],
                                    :overdues::bigint[], :contents::bytea[])
                             as fresh (statement_id, customer_id, currency, number, from_on, previous_id, opening_minor,
                                       closing_minor, overdue_minor, content)
                        """)
                .param("company", company.value())
                .param("run", run.id())
                .param("to", run.to())
                .param("knownAt", Sql.moment(run.knownAt()))
                .param("ids", column(fresh, Statement::id).toArray(UUID[]::new))
                .param("customers", column(fresh, row -> row.customer().value()).toArray(UUID[]::new))
                .param(
                        "currencies",
                        column(fresh, row -> row.opening().currency().code()).toArray(String[]::new))
                .param("numbers", column(fresh, Statement::number).toArray(String[]::new))
                .param("froms", column(fresh, row -> row.from().toString()).toArray(String[]::new))
                .param(
                        "previous",
                        fresh.stream().map(row -> row.statement().previous()).toArray(UUID[]::new))
                .param("openings", column(fresh, row -> row.opening().minor()).toArray(Long[]::new))
                .param("closings", column(fresh, row -> row.closing().minor()).toArray(Long[]::new))
                .param("overdues", column(fresh, row -> row.overdue().minor()).toArray(Long[]::new))
                .param("contents", fresh.stream().map(Fresh::content).toArray(byte[][]::new))
                .update();
    }

    private static <T> List<T> column(List<Fresh> fresh, Function<Statement, T> value) {
        return fresh.stream().map(Fresh::statement).map(value).toList();
    }

    private static Statement statement(ResultSet row, int number) throws SQLException {
        return new Statement(
                Sql.uuid(row, "statement_id"),
                Sql.uuid(row, "run_id"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.text(row, "number"),
                Sql.date(row, "from_on"),
                Sql.date(row, "to_on"),
                Sql.instant(row, "known_at"),
                Sql.uuidOrNull(row, "previous_id"),
                Sql.money(row, "opening_minor"),
                Sql.money(row, "closing_minor"),
                Sql.money(row, "overdue_minor"),
                row.getBytes("sha256"));
    }
}
