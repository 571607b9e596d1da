package org.tallystick.contracts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.contracts.ChargingContracts.Agreed;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** What is agreed with many customers, in one statement however many they are. */
@Repository
@Transactional(readOnly = true)
public class SignedContracts {
    private final JdbcClient db;

    SignedContracts(JdbcClient db) {
        this.db = db;
    }

    /** A contract and the days of its signed versions, the earliest first; a draft that was never signed has none. */
    public record SignedContract(
            ContractId id, CustomerId customer, String number, CurrencyCode currency, List<Term> terms) {
        public SignedContract {
            terms = List.copyOf(terms);
        }
    }

    /** A version and the days on which it holds; without a last one when it is open. */
    public record Term(
            int version, LocalDate first, @Nullable LocalDate last, List<ContractLine> lines) {
        public Term {
            lines = List.copyOf(lines);
        }
    }

    private record Head(
            UUID id,
            UUID customer,
            String number,
            CurrencyCode currency,
            @Nullable LocalDate ended) {}

    public List<SignedContract> of(CompanyId company, Collection<CustomerId> customers) {
        Map<Head, List<Agreed>> contracts = new LinkedHashMap<>();
        db.sql("""
                        select c.contract_id, c.customer_id, c.number, c.currency, e.ends_on as ended, v.version,
                               v.effective_on, v.ends_on, v.terms
                        from contracts.contract c
                        left join contracts.contract_end e
                          on e.company_id = c.company_id and e.contract_id = c.contract_id
                        left join contracts.contract_version v
                          on v.company_id = c.company_id and v.contract_id = c.contract_id
                        where c.company_id = :company
                          and c.customer_id = any(:customers)
                        order by c.number, v.version
                        """)
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> {
                    var head = new Head(
                            Sql.uuid(row, "contract_id"),
                            Sql.uuid(row, "customer_id"),
                            Sql.text(row, "number"),
                            Sql.currency(row, "currency"),
                            Sql.dateOrNull(row, "ended"));
                    List<Agreed> versions = contracts.computeIfAbsent(head, _ -> new ArrayList<>());
                    String terms = row.getString("terms");
                    return terms != null
                            && versions.add(new Agreed(
                                    head.id(),
                                    row.getInt("version"),
                                    Sql.date(row, "effective_on"),
                                    Sql.dateOrNull(row, "ends_on"),
                                    terms));
                })
                .list();
        return contracts.entrySet().stream()
                .map(contract -> signed(contract.getKey(), contract.getValue()))
                .toList();
    }

    private static SignedContract signed(Head head, List<Agreed> versions) {
        List<Term> terms = ChargingContracts.spans(versions, head.ended()).stream()
                .filter(span -> !span.last().isBefore(span.first()))
                .map(span -> new Term(
                        span.version(),
                        span.first(),
                        span.last().equals(LocalDate.MAX) ? null : span.last(),
                        span.terms().lines()))
                .toList();
        return new SignedContract(
                new ContractId(head.id()), new CustomerId(head.customer()), head.number(), head.currency(), terms);
    }
}
