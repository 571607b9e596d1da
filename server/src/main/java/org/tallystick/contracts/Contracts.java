package org.tallystick.contracts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The contracts of a company. */
@Repository
@Transactional(readOnly = true)
public class Contracts {
    private static final String CONTRACTS = """
            with contracts as (
              select c.contract_id, c.number, c.customer_id, c.title, c.currency, d.contract_id is not null as has_draft,
                     coalesce(v.versions, 0) as versions, v.first_on, least(v.ends_on, e.ends_on) as ends_on
              from contracts.contract c
              left join contracts.contract_draft d on d.company_id = c.company_id and d.contract_id = c.contract_id
              left join contracts.contract_end e on e.company_id = c.company_id and e.contract_id = c.contract_id
              left join lateral (
                select max(v.version) as versions, min(v.effective_on) as first_on,
                       (array_agg(v.ends_on order by v.version desc))[1] as ends_on
                from contracts.contract_version v
                where v.company_id = c.company_id
                  and v.contract_id = c.contract_id) v on true
              where c.company_id = :company
            )
            """;

    private static final String COLUMNS =
            "select contract_id, number, customer_id, title, currency, has_draft, versions, first_on, ends_on from contracts ";

    private static final String FILTER = """
            where (:customer::uuid is null or customer_id = :customer)
              and (:text::text is null
                   or lower(number) = lower(:text)
                   or lower(title) like '%' || lower(:text) || '%')
              and (:state::text is null
                   or :state = case
                        when first_on is null then case when has_draft then 'DRAFT' else 'DISCARDED' end
                        when ends_on < :today then 'ENDED'
                        when first_on > :today then 'SIGNED'
                        else 'ACTIVE'
                      end)
            """;

    private final JdbcClient db;

    Contracts(JdbcClient db) {
        this.db = db;
    }

    public Optional<Contract> find(CompanyId company, ContractId id) {
        return db.sql(CONTRACTS + COLUMNS + "where contract_id = :id")
                .param("company", company.value())
                .param("id", id.value())
                .query(Contracts::contract)
                .optional();
    }

    public Contract get(CompanyId company, ContractId id) {
        return find(company, id).orElseThrow(() -> Refusal.notFound("contract"));
    }

    public Optional<Contract> byNumber(CompanyId company, String number) {
        return db.sql(CONTRACTS + COLUMNS + "where number = :number")
                .param("company", company.value())
                .param("number", number)
                .query(Contracts::contract)
                .optional();
    }

    List<Contract> byNumbers(CompanyId company, Collection<String> numbers) {
        return db.sql(CONTRACTS + COLUMNS + "where number = any(:numbers)")
                .param("company", company.value())
                .param("numbers", numbers.toArray(String[]::new))
                .query(Contracts::contract)
                .list();
    }

    public List<Contract> byIds(CompanyId company, Collection<ContractId> ids) {
        return db.sql(CONTRACTS + COLUMNS + "where contract_id = any(:ids)")
                .param("company", company.value())
                .param("ids", ids.stream().map(ContractId::value).toArray(UUID[]::new))
                .query(Contracts::contract)
                .list();
    }

    public Page<Contract> list(CompanyId company, ContractFilter filter, int page, int size) {
        List<Contract> rows = filtered(
                        db.sql(CONTRACTS + COLUMNS + FILTER + "order by number limit :size offset :skip"),
                        company,
                        filter)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(Contracts::contract)
                .list();
        long total = filtered(db.sql(CONTRACTS + "select count(*) from contracts " + FILTER), company, filter)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    private static JdbcClient.StatementSpec filtered(
            JdbcClient.StatementSpec statement, CompanyId company, ContractFilter filter) {
        CustomerId customer = filter.customer();
        Contract.State state = filter.state();
        return statement
                .param("company", company.value())
                .param("customer", customer == null ? null : customer.value())
                .param("text", filter.text())
                .param("state", state == null ? null : state.name())
                .param("today", filter.today());
    }

    /** A number nobody has yet, for the form. */
    public String nextNumber(CompanyId company) {
        long next = db.sql("""
                        select coalesce(max(substring(number from 3)::bigint), 0) + 1
                        from contracts.contract
                        where company_id = :company
                          and number ~ '^K-[0-9]{1,9}$'
                        """)
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
        return "K-%04d".formatted(next);
    }

    /** Until the transaction ends, nobody else takes the next number. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lockNumbers(CompanyId company) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:company::text || ' contract numbers', 0)) is null")
                .param("company", company.value())
                .query(Boolean.class)
                .single();
    }

    /** Until the transaction ends, nobody else changes or charges the contract. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Contract lock(CompanyId company, ContractId id) {
        boolean there = db.sql("""
                        select 1
                        from contracts.contract
                        where company_id = :company
                          and contract_id = :id
                        for update
                        """)
                .param("company", company.value())
                .param("id", id.value())
                .query((row, number) -> row.getInt(1))
                .optional()
                .isPresent();
        if (!there) {
            throw Refusal.notFound("contract");
        }
        return get(company, id);
    }

    private static Contract contract(ResultSet row, int number) throws SQLException {
        return new Contract(
                new ContractId(Sql.uuid(row, "contract_id")),
                Sql.text(row, "number"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.text(row, "title"),
                Sql.currency(row, "currency"),
                row.getInt("versions"),
                Sql.dateOrNull(row, "first_on"),
                Sql.dateOrNull(row, "ends_on"),
                row.getBoolean("has_draft"));
    }
}
