package org.tallystick.contracts;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The periods of contract lines that were priced, each once. */
@Repository
@Transactional(readOnly = true)
public class PricedPeriods {
    private static final String COLUMNS = """
            select contract_id, line, period_from, period_to, version, clause, quantity, currency, amount_minor, steps, charge_id
            from contracts.priced_period
            where company_id = :company
            """;

    /** The last days of once-only lines do not bind what a later version may change. */
    private static final String RECURRING = """
            from contracts.priced_period p
            join contracts.contract_version v
              on v.company_id = p.company_id and v.contract_id = p.contract_id and v.version = p.version
            where p.company_id = :company
              and p.contract_id = :contract
              and exists (select from jsonb_array_elements(v.terms -> 'lines') l
                          where (l ->> 'line')::int = p.line
                            and l ->> 'schedule' in ('ADVANCE', 'ARREARS', 'USAGE'))
            """;

    private final JdbcClient db;

    PricedPeriods(JdbcClient db) {
        this.db = db;
    }

    /** How a charge came to its price; empty for a charge that does not come from a contract. */
    public Optional<PricedPeriod> ofCharge(CompanyId company, ChargeId charge) {
        return db.sql(COLUMNS + "and charge_id = :charge")
                .param("company", company.value())
                .param("charge", charge.value())
                .query(PricedPeriods::period)
                .optional();
    }

    /** The latest first. */
    public List<PricedPeriod> of(CompanyId company, ContractId contract, int limit) {
        return db.sql(COLUMNS + "and contract_id = :contract order by period_from desc, line limit :limit")
                .param("company", company.value())
                .param("contract", contract.value())
                .param("limit", limit)
                .query(PricedPeriods::period)
                .list();
    }

    /** The last day that any line charged again and again was charged through. */
    public Optional<LocalDate> chargedThrough(CompanyId company, ContractId contract) {
        return db.sql("select max(p.period_to) as day " + RECURRING)
                .param("company", company.value())
                .param("contract", contract.value())
                .query((row, number) -> Optional.ofNullable(Sql.dateOrNull(row, "day")))
                .single();
    }

    /** Refuses a change of what was charged already. */
    void requireNothingAfter(CompanyId company, ContractId contract, LocalDate day) {
        chargedThrough(company, contract)
                .filter(through -> through.isAfter(day))
                .ifPresent(through -> {
                    throw Refusal.conflict(
                            "ALREADY_CHARGED",
                            "The contract is charged through " + through + " already; choose a day from then on.");
                });
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, List<PricedPeriod> periods, Instant at) {
        db.sql("""
                        insert into contracts.priced_period
                            (company_id, contract_id, line, period_from, period_to, version, clause, quantity, currency,
                             amount_minor, steps, charge_id, recorded_at)
                        select :company, contract_id, line, period_from, period_to, version, clause, quantity, currency,
                               amount_minor, steps, charge_id, :at
                        from unnest(:contracts::uuid[], :lines::int[], :froms::date[], :tos::date[], :versions::int[],
                                    :clauses::text[], :quantities::numeric[], :currencies::text[], :amounts::bigint[],
                                    :steps::jsonb[], :charges::uuid[])
                             as period (contract_id, line, period_from, period_to, version, clause, quantity, currency,
                                        amount_minor, steps, charge_id)
                        """)
                .param("company", company.value())
                .param("at", Sql.moment(at))
                .param(
                        "contracts",
                        column(periods, row -> row.contract().value()).toArray(UUID[]::new))
                .param("lines", column(periods, PricedPeriod::line).toArray(Integer[]::new))
                .param("froms", Sql.days(column(periods, PricedPeriod::from)))
                .param("tos", Sql.days(column(periods, PricedPeriod::to)))
                .param("versions", column(periods, PricedPeriod::version).toArray(Integer[]::new))
                .param("clauses", column(periods, PricedPeriod::clause).toArray(String[]::new))
                .param("quantities", column(periods, PricedPeriod::quantity).toArray(BigDecimal[]::new))
                .param(
                        "currencies",
                        column(periods, row -> row.amount().currency().code()).toArray(String[]::new))
                .param("amounts", column(periods, row -> row.amount().minor()).toArray(Long[]::new))
                .param(
                        "steps",
                        column(periods, row -> StepsJson.write(row.steps())).toArray(String[]::new))
                .param(
                        "charges",
                        periods.stream()
                                .map(row -> row.charge() == null
                                        ? null
                                        : row.charge().value())
                                .toArray(UUID[]::new))
                .update();
    }

    private static <V> List<V> column(List<PricedPeriod> rows, Function<PricedPeriod, V> value) {
        return rows.stream().map(value).toList();
    }

    private static PricedPeriod period(ResultSet row, int number) throws SQLException {
        UUID charge = Sql.uuidOrNull(row, "charge_id");
        return new PricedPeriod(
                new ContractId(Sql.uuid(row, "contract_id")),
                row.getInt("line"),
                Sql.date(row, "period_from"),
                Sql.date(row, "period_to"),
                row.getInt("version"),
                Sql.text(row, "clause"),
                row.getBigDecimal("quantity"),
                Sql.money(row, "amount_minor"),
                StepsJson.read(Sql.text(row, "steps")),
                charge == null ? null : new ChargeId(charge));
    }
}
