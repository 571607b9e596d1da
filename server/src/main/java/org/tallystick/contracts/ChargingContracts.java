package org.tallystick.contracts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** Reads what many contracts charge, in four statements however many they are. */
@Repository
@Transactional
class ChargingContracts {
    private final JdbcClient db;

    ChargingContracts(JdbcClient db) {
        this.db = db;
    }

    /** The next contracts by id, locked: nobody else charges, amends or ends them meanwhile. */
    List<ContractId> lockNext(CompanyId company, UUID after, int limit) {
        return db.sql("""
                        select contract_id
                        from contracts.contract
                        where company_id = :company
                          and contract_id > :after
                        order by contract_id
                        limit :limit
                        for update
                        """)
                .param("company", company.value())
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new ContractId(Sql.uuid(row, "contract_id")))
                .list();
    }

    long count(CompanyId company) {
        return db.sql("select count(*) from contracts.contract where company_id = :company")
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    List<ChargingContract> read(CompanyId company, List<ContractId> ids) {
        UUID[] wanted = ids.stream().map(ContractId::value).toArray(UUID[]::new);
        Map<UUID, List<Agreed>> versions = new HashMap<>();
        versions(company, wanted)
                .forEach(row -> versions.computeIfAbsent(row.contract(), _ -> new ArrayList<>())
                        .add(row));
        Map<UUID, Map<Integer, LocalDate>> charged = charged(company, wanted);
        Map<UUID, Map<Integer, LocalDate>> reached = reached(company, wanted);
        return db.sql("""
                        select c.contract_id, c.number, c.customer_id, c.currency, e.ends_on
                        from contracts.contract c
                        left join contracts.contract_end e
                          on e.company_id = c.company_id and e.contract_id = c.contract_id
                        where c.company_id = :company
                          and c.contract_id = any(:ids)
                        order by c.contract_id
                        """)
                .param("company", company.value())
                .param("ids", wanted)
                .query((row, number) -> {
                    UUID id = Sql.uuid(row, "contract_id");
                    LocalDate ends = Sql.dateOrNull(row, "ends_on");
                    return new ChargingContract(
                            new ContractId(id),
                            Sql.text(row, "number"),
                            new CustomerId(Sql.uuid(row, "customer_id")),
                            Sql.currency(row, "currency"),
                            ends,
                            new DueCharges(
                                    spans(versions.getOrDefault(id, List.of()), ends),
                                    charged.getOrDefault(id, Map.of()),
                                    reached.getOrDefault(id, Map.of())));
                })
                .list();
    }

    /** A version as it was signed. */
    record Agreed(
            UUID contract,
            int version,
            LocalDate effectiveOn,
            @Nullable LocalDate endsOn,
            String terms) {}

    static List<DueCharges.Span> spans(List<Agreed> versions, @Nullable LocalDate ended) {
        List<DueCharges.Span> spans = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Agreed version = versions.get(i);
            LocalDate last = earlier(version.endsOn(), ended);
            if (i + 1 < versions.size()) {
                last = earlier(last, versions.get(i + 1).effectiveOn().minusDays(1));
            }
            spans.add(new DueCharges.Span(
                    version.version(),
                    version.effectiveOn(),
                    last == null ? LocalDate.MAX : last,
                    TermsJson.read(version.terms())));
        }
        return spans;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private List<Agreed> versions(CompanyId company, UUID[] ids) {
        return db.sql("""
                        select contract_id, version, effective_on, ends_on, terms
                        from contracts.contract_version
                        where company_id = :company
                          and contract_id = any(:ids)
                        order by contract_id, version
                        """)
                .param("company", company.value())
                .param("ids", ids)
                .query((row, number) -> new Agreed(
                        Sql.uuid(row, "contract_id"),
                        row.getInt("version"),
                        Sql.date(row, "effective_on"),
                        Sql.dateOrNull(row, "ends_on"),
                        Sql.text(row, "terms")))
                .list();
    }

    private Map<UUID, Map<Integer, LocalDate>> charged(CompanyId company, UUID[] ids) {
        return byLine(db.sql("""
                        select contract_id, line, max(period_to) as day
                        from contracts.priced_period
                        where company_id = :company
                          and contract_id = any(:ids)
                        group by contract_id, line
                        """).param("company", company.value()).param("ids", ids));
    }

    private Map<UUID, Map<Integer, LocalDate>> reached(CompanyId company, UUID[] ids) {
        return byLine(db.sql("""
                        select contract_id, line, reached_on as day
                        from contracts.milestone
                        where company_id = :company
                          and contract_id = any(:ids)
                        """).param("company", company.value()).param("ids", ids));
    }

    private static Map<UUID, Map<Integer, LocalDate>> byLine(JdbcClient.StatementSpec statement) {
        Map<UUID, Map<Integer, LocalDate>> days = new HashMap<>();
        statement.query((ResultSet row) -> add(days, row));
        return days;
    }

    private static void add(Map<UUID, Map<Integer, LocalDate>> days, ResultSet row) throws SQLException {
        days.computeIfAbsent(Sql.uuid(row, "contract_id"), _ -> new HashMap<>())
                .put(row.getInt("line"), Sql.date(row, "day"));
    }
}
