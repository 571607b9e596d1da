package org.tallystick.invoicing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.contracts.ChargeGroup;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** The drafts of billing runs. */
@Repository
@Transactional(readOnly = true)
public class Drafts {
    private static final String SELECT = """
            select draft_id, run_id, customer_id, contract_number, purchase_order, service_month, child_id, currency, charges, net_minor, tax_minor,
                   gross_minor, state, parked_code, parked_reason, invoice_id, check_id
            from invoicing.draft
            where draft.company_id = :company
            """;

    private final JdbcClient db;

    Drafts(JdbcClient db) {
        this.db = db;
    }

    /** How many drafts of a run are in which state, and what they sum to per currency. */
    public record Summary(Draft.State state, int drafts, int charges, Money gross) {}

    public Optional<Draft> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and draft_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(Drafts::draft)
                .optional();
    }

    List<Draft> byIds(CompanyId company, Collection<UUID> ids) {
        return db.sql(SELECT + "and draft_id = any(:ids) order by draft_id")
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(Drafts::draft)
                .list();
    }

    public Page<Draft> list(CompanyId company, RunId run, Draft.@Nullable State state, int page, int size) {
        String name = state == null ? null : state.name();
        List<Draft> rows = db.sql(SELECT + """
                          and run_id = :run
                          and (:state::text is null or state = :state)
                        order by (state = 'PARKED') desc, gross_minor desc, draft_id
                        limit :size offset :skip
                        """)
                .param("company", company.value())
                .param("run", run.value())
                .param("state", name)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(Drafts::draft)
                .list();
        long total = db.sql("""
                        select count(*)
                        from invoicing.draft
                        where company_id = :company
                          and run_id = :run
                          and (:state::text is null or state = :state)
                        """)
                .param("company", company.value())
                .param("run", run.value())
                .param("state", name)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    public List<Summary> summary(CompanyId company, RunId run) {
        return db.sql("""
                        select state, currency, count(*) as drafts, sum(charges) as charges, sum(gross_minor) as gross_minor
                        from invoicing.draft
                        where company_id = :company
                          and run_id = :run
                        group by state, currency
                        order by state, currency
                        """)
                .param("company", company.value())
                .param("run", run.value())
                .query((row, number) -> new Summary(
                        Draft.State.valueOf(Sql.text(row, "state")),
                        row.getInt("drafts"),
                        row.getInt("charges"),
                        Sql.money(row, "gross_minor")))
                .list();
    }

    /** The next drafts in a state, locked; those another posting holds are left to it. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Draft> lockNext(CompanyId company, RunId run, Draft.State state, int limit) {
        return db.sql(SELECT + """
                          and run_id = :run
                          and state = :state
                        order by draft_id
                        limit :limit
                        for update skip locked
                        """)
                .param("company", company.value())
                .param("run", run.value())
                .param("state", state.name())
                .param("limit", limit)
                .query(Drafts::draft)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Draft> lock(CompanyId company, UUID id) {
        return db.sql(SELECT + "and draft_id = :id for update")
                .param("company", company.value())
                .param("id", id)
                .query(Drafts::draft)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    List<Draft> lock(CompanyId company, Collection<UUID> ids) {
        return db.sql(SELECT + "and draft_id = any(:ids) order by draft_id for update")
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(Drafts::draft)
                .list();
    }

    /** The next drafts of a run that can still be decided about, after one, locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Draft> lockOpen(CompanyId company, RunId run, UUID after, int limit) {
        return db.sql(SELECT + """
                          and run_id = :run
                          and state in ('READY', 'PARKED')
                          and draft_id > :after
                        order by draft_id
                        limit :limit
                        for update
                        """)
                .param("company", company.value())
                .param("run", run.value())
                .param("after", after)
                .param("limit", limit)
                .query(Drafts::draft)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, RunId run, Map<UUID, ChargeGroup> drafts) {
        List<Map.Entry<UUID, ChargeGroup>> rows = List.copyOf(drafts.entrySet());
        db.sql("""
                        insert into invoicing.draft
                            (company_id, draft_id, run_id, customer_id, contract_number, purchase_order, service_month,
                             child_id, currency, state)
                        select :company, draft_id, :run, customer_id, contract_number, purchase_order, service_month, child_id,
                               currency, 'COLLECTED'
                        from unnest(:ids::uuid[], :customers::uuid[], :contracts::text[], :orders::text[], :months::date[],
                                    :children::uuid[], :currencies::text[])
                             as draft (draft_id, customer_id, contract_number, purchase_order, service_month, child_id,
                                       currency)
                        """)
                .param("company", company.value())
                .param("run", run.value())
                .param("ids", column(rows, Map.Entry::getKey).toArray(UUID[]::new))
                .param(
                        "customers",
                        column(rows, row -> row.getValue().customer().value()).toArray(UUID[]::new))
                .param(
                        "contracts",
                        rows.stream()
                                .map(row -> row.getValue().contractNumber())
                                .toArray(String[]::new))
                .param(
                        "orders",
                        rows.stream().map(row -> row.getValue().purchaseOrder()).toArray(String[]::new))
                .param(
                        "months",
                        rows.stream()
                                .map(row -> row.getValue().serviceMonth())
                                .map(month -> month == null ? null : month.toString())
                                .toArray(String[]::new))
                .param(
                        "children",
                        rows.stream()
                                .map(row -> row.getValue().child())
                                .map(child -> child == null ? null : child.value())
                                .toArray(UUID[]::new))
                .param(
                        "currencies",
                        column(rows, row -> row.getValue().currency().code()).toArray(String[]::new))
                .update();
    }

    /** Writes what pricing found: totals, or why the draft waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    void setPriced(CompanyId company, List<Draft> drafts) {
        db.sql("""
                        update invoicing.draft d
                        set charges = priced.charges, net_minor = priced.net_minor, tax_minor = priced.tax_minor,
                            gross_minor = priced.gross_minor, state = priced.state, parked_code = priced.parked_code,
                            parked_reason = priced.parked_reason, check_id = priced.check_id
                        from unnest(:ids::uuid[], :charges::int[], :nets::bigint[], :taxes::bigint[], :grosses::bigint[],
                                    :states::text[], :codes::text[], :reasons::text[], :checks::uuid[])
                             as priced (draft_id, charges, net_minor, tax_minor, gross_minor, state, parked_code,
                                        parked_reason, check_id)
                        where d.company_id = :company
                          and d.draft_id = priced.draft_id
                        """)
                .param("company", company.value())
                .param("ids", column(drafts, Draft::id).toArray(UUID[]::new))
                .param("charges", column(drafts, Draft::charges).toArray(Integer[]::new))
                .param("nets", column(drafts, draft -> draft.net().minor()).toArray(Long[]::new))
                .param("taxes", column(drafts, draft -> draft.tax().minor()).toArray(Long[]::new))
                .param("grosses", column(drafts, draft -> draft.gross().minor()).toArray(Long[]::new))
                .param("states", column(drafts, draft -> draft.state().name()).toArray(String[]::new))
                .param("codes", drafts.stream().map(Draft::parkedCode).toArray(String[]::new))
                .param("reasons", drafts.stream().map(Draft::parkedReason).toArray(String[]::new))
                .param("checks", drafts.stream().map(Draft::check).toArray(UUID[]::new))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void setPosted(CompanyId company, Map<UUID, InvoiceId> posted) {
        db.sql("""
                        update invoicing.draft d
                        set state = 'POSTED', invoice_id = posted.invoice_id
                        from unnest(:ids::uuid[], :invoices::uuid[]) as posted (draft_id, invoice_id)
                        where d.company_id = :company
                          and d.draft_id = posted.draft_id
                        """)
                .param("company", company.value())
                .param("ids", posted.keySet().toArray(UUID[]::new))
                .param(
                        "invoices",
                        posted.values().stream().map(InvoiceId::value).toArray(UUID[]::new))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void setParked(CompanyId company, UUID draft, String code, String reason) {
        db.sql("""
                        update invoicing.draft
                        set state = 'PARKED', parked_code = :code, parked_reason = :reason
                        where company_id = :company
                          and draft_id = :draft
                          and state <> 'POSTED'
                        """)
                .param("company", company.value())
                .param("draft", draft)
                .param("code", code)
                .param("reason", reason)
                .update();
    }

    /** Returns the drafts of a run that were not posted, now discarded. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<UUID> discard(CompanyId company, RunId run) {
        return db.sql("""
                        update invoicing.draft
                        set state = 'DISCARDED', parked_code = null, parked_reason = null
                        where company_id = :company
                          and run_id = :run
                          and state in ('COLLECTED', 'READY', 'PARKED')
                        returning draft_id
                        """)
                .param("company", company.value())
                .param("run", run.value())
                .query((row, number) -> Sql.uuid(row, "draft_id"))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void discard(CompanyId company, Collection<UUID> drafts) {
        db.sql("""
                        update invoicing.draft
                        set state = 'DISCARDED', parked_code = null, parked_reason = null
                        where company_id = :company
                          and draft_id = any(:drafts)
                          and state in ('COLLECTED', 'READY', 'PARKED')
                        """)
                .param("company", company.value())
                .param("drafts", drafts.toArray(UUID[]::new))
                .update();
    }

    long count(CompanyId company, RunId run, Draft.State state) {
        return db.sql("""
                        select count(*)
                        from invoicing.draft
                        where company_id = :company
                          and run_id = :run
                          and state = :state
                        """)
                .param("company", company.value())
                .param("run", run.value())
                .param("state", state.name())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private static <T, V> List<V> column(List<T> rows, Function<T, V> value) {
        return rows.stream().map(value).toList();
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        CurrencyCode currency = Sql.currency(row, "currency");
        UUID invoice = Sql.uuidOrNull(row, "invoice_id");
        UUID child = Sql.uuidOrNull(row, "child_id");
        return new Draft(
                Sql.uuid(row, "draft_id"),
                new RunId(Sql.uuid(row, "run_id")),
                new CustomerId(Sql.uuid(row, "customer_id")),
                row.getString("contract_number"),
                row.getString("purchase_order"),
                Sql.dateOrNull(row, "service_month"),
                child == null ? null : new CustomerId(child),
                row.getInt("charges"),
                new Money(row.getLong("net_minor"), currency),
                new Money(row.getLong("tax_minor"), currency),
                new Money(row.getLong("gross_minor"), currency),
                Draft.State.valueOf(Sql.text(row, "state")),
                row.getString("parked_code"),
                row.getString("parked_reason"),
                invoice == null ? null : new InvoiceId(invoice),
                Sql.uuidOrNull(row, "check_id"));
    }
}
