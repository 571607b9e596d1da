package org.tallystick.contracts;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** What was used of the metered lines of a company's contracts. */
@Repository
@Transactional(readOnly = true)
public class UsageRecords {
    private static final String COLUMNS = """
            select usage_id, contract_id, line, external_id, used_on, quantity, reverses, priced_from
            from contracts.usage_record
            where company_id = :company
            """;

    private static final String CHOSEN = """
            with closing as (
              select contract_id, line, period_from, period_to
              from unnest(:contracts::uuid[], :lines::int[], :froms::date[], :tos::date[])
                   as period (contract_id, line, period_from, period_to)
            ), chosen as (
              select distinct on (u.usage_id)
                     u.usage_id, u.contract_id, u.line, u.used_on, u.quantity, c.period_from
              from contracts.usage_record u
              join closing c
                on c.contract_id = u.contract_id and c.line = u.line and c.period_to >= u.used_on
              where u.company_id = :company
                and u.contract_id = any(:contracts)
                and u.priced_from is null
              order by u.usage_id, c.period_to)
            """;

    private final JdbcClient db;

    UsageRecords(JdbcClient db) {
        this.db = db;
    }

    /** What a line recorded under one id. */
    record UsageKey(UUID contract, int line, String externalId) {}

    /** Unpriced usage of a line for a period that closes: used in it, and used before it but reported too late. */
    record Unpriced(UUID contract, int line, LocalDate from, BigDecimal within, BigDecimal late) {}

    /** The days of a line that are priced. */
    record PeriodKey(UUID contract, int line, LocalDate from, LocalDate to) {}

    /** What a line has used that is not priced yet. */
    public record Waiting(int line, BigDecimal quantity, long records) {}

    /** The latest first. */
    public List<UsageRecord> of(CompanyId company, ContractId contract, int limit) {
        return db.sql(COLUMNS + "and contract_id = :contract order by used_on desc, usage_id desc limit :limit")
                .param("company", company.value())
                .param("contract", contract.value())
                .param("limit", limit)
                .query(UsageRecords::usage)
                .list();
    }

    /** The usage that a period priced, by day. */
    public List<UsageRecord> pricedIn(CompanyId company, PricedPeriod period, int limit) {
        return db.sql(COLUMNS + """
                        and contract_id = :contract
                        and line = :line
                        and priced_from = :from
                        order by used_on, usage_id
                        limit :limit
                        """)
                .param("company", company.value())
                .param("contract", period.contract().value())
                .param("line", period.line())
                .param("from", period.from())
                .param("limit", limit)
                .query(UsageRecords::usage)
                .list();
    }

    public List<Waiting> waiting(CompanyId company, ContractId contract) {
        return db.sql("""
                        select line, sum(quantity) as quantity, count(*) as records
                        from contracts.usage_record
                        where company_id = :company
                          and contract_id = :contract
                          and priced_from is null
                        group by line
                        order by line
                        """)
                .param("company", company.value())
                .param("contract", contract.value())
                .query((row, number) ->
                        new Waiting(row.getInt("line"), row.getBigDecimal("quantity"), row.getLong("records")))
                .list();
    }

    /** Those that are known of some ids. */
    List<UsageRecord> known(CompanyId company, Collection<UsageKey> keys) {
        return db.sql(COLUMNS + """
                        and (contract_id, line, external_id) in (
                          select contract_id, line, external_id
                          from unnest(:contracts::uuid[], :lines::int[], :ids::text[]) as key (contract_id, line, external_id))
                        """)
                .param("company", company.value())
                .param("contracts", keys.stream().map(UsageKey::contract).toArray(UUID[]::new))
                .param("lines", keys.stream().map(UsageKey::line).toArray(Integer[]::new))
                .param("ids", keys.stream().map(UsageKey::externalId).toArray(String[]::new))
                .query(UsageRecords::usage)
                .list();
    }

    /** Which of some records were taken back. */
    Set<UUID> reversed(CompanyId company, Collection<UUID> ids) {
        return db.sql("""
                        select reverses
                        from contracts.usage_record
                        where company_id = :company
                          and reverses = any(:ids)
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> Sql.uuid(row, "reverses"))
                .set();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, List<UsageRecord> records, Instant at, String by) {
        db.sql("""
                        insert into contracts.usage_record
                            (company_id, usage_id, contract_id, line, external_id, used_on, quantity, reverses, recorded_at,
                             recorded_by)
                        select :company, usage_id, contract_id, line, external_id, used_on, quantity, reverses, :at, :by
                        from unnest(:ids::uuid[], :contracts::uuid[], :lines::int[], :externals::text[], :days::date[],
                                    :quantities::numeric[], :reverses::uuid[])
                             as used (usage_id, contract_id, line, external_id, used_on, quantity, reverses)
                        """)
                .param("company", company.value())
                .param("at", Sql.moment(at))
                .param("by", by)
                .param("ids", column(records, UsageRecord::id).toArray(UUID[]::new))
                .param(
                        "contracts",
                        column(records, row -> row.contract().value()).toArray(UUID[]::new))
                .param("lines", column(records, UsageRecord::line).toArray(Integer[]::new))
                .param("externals", column(records, UsageRecord::externalId).toArray(String[]::new))
                .param("days", Sql.days(column(records, UsageRecord::usedOn)))
                .param("quantities", column(records, UsageRecord::quantity).toArray(BigDecimal[]::new))
                .param("reverses", records.stream().map(UsageRecord::reverses).toArray(UUID[]::new))
                .update();
    }

    /** What is to be priced in periods that close; each record in the first of them that ends on or after its day. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Unpriced> unpriced(CompanyId company, List<PeriodKey> closing) {
        return closing(company, closing, db.sql(CHOSEN + """
                        select contract_id, line, period_from,
                               coalesce(sum(quantity) filter (where used_on >= period_from), 0) as within,
                               coalesce(sum(quantity) filter (where used_on < period_from), 0) as late
                        from chosen
                        group by contract_id, line, period_from
                        """))
                .query((row, number) -> new Unpriced(
                        Sql.uuid(row, "contract_id"),
                        row.getInt("line"),
                        Sql.date(row, "period_from"),
                        row.getBigDecimal("within"),
                        row.getBigDecimal("late")))
                .list();
    }

    /** Writes down what the periods have priced: what {@link #unpriced} counts for them. */
    @Transactional(propagation = Propagation.MANDATORY)
    void markPriced(CompanyId company, List<PeriodKey> priced) {
        closing(company, priced, db.sql(CHOSEN + """
                        update contracts.usage_record u
                        set priced_from = chosen.period_from
                        from chosen
                        where u.company_id = :company
                          and u.usage_id = chosen.usage_id
                        """)).update();
    }

    private static JdbcClient.StatementSpec closing(
            CompanyId company, List<PeriodKey> periods, JdbcClient.StatementSpec statement) {
        return statement
                .param("company", company.value())
                .param("contracts", periods.stream().map(PeriodKey::contract).toArray(UUID[]::new))
                .param("lines", periods.stream().map(PeriodKey::line).toArray(Integer[]::new))
                .param("froms", Sql.days(periods.stream().map(PeriodKey::from).toList()))
                .param("tos", Sql.days(periods.stream().map(PeriodKey::to).toList()));
    }

    private static <V> List<V> column(List<UsageRecord> rows, Function<UsageRecord, V> value) {
        return rows.stream().map(value).toList();
    }

    private static UsageRecord usage(ResultSet row, int number) throws SQLException {
        return new UsageRecord(
                Sql.uuid(row, "usage_id"),
                new ContractId(Sql.uuid(row, "contract_id")),
                row.getInt("line"),
                Sql.text(row, "external_id"),
                Sql.date(row, "used_on"),
                row.getBigDecimal("quantity"),
                Sql.uuidOrNull(row, "reverses"),
                Sql.dateOrNull(row, "priced_from"));
    }
}
