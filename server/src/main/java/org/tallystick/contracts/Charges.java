package org.tallystick.contracts;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** The charges of a company. */
@Repository
@Transactional(readOnly = true)
public class Charges {
    private static final String COLUMNS = """
            select charge_id, customer_id, source, source_id, description, quantity, unit, unit_price, currency,
                   amount_minor, tax_code, contract_number, purchase_order, service_from, service_to, billable_on,
                   service_line, unit_cost, recorded_at, draft_id, withdrawn_on, withdrawn_reason
            from contracts.charge
            where company_id = :company
            """;

    private static final String FILTER = """
              and case :state
                    when 'UNBILLED' then draft_id is null and withdrawn_on is null
                    when 'BILLED' then draft_id is not null
                    else withdrawn_on is not null
                  end
              and (:customer::uuid is null or customer_id = :customer)
              and (:through::date is null or billable_on <= :through)
              and (:text::text is null
                   or lower(description) like '%' || lower(:text) || '%'
                   or source_id = :text
                   or contract_number = :text
                   or purchase_order = :text)
            """;

    private final JdbcClient db;

    Charges(JdbcClient db) {
        this.db = db;
    }

    /** What a list of charges sums to, per currency. */
    public record Total(Money amount, long count) {}

    public Optional<Charge> find(CompanyId company, ChargeId id) {
        return db.sql(COLUMNS + "and charge_id = :id")
                .param("company", company.value())
                .param("id", id.value())
                .query(Charges::charge)
                .optional();
    }

    public List<Charge> byIds(CompanyId company, Collection<ChargeId> ids) {
        return db.sql(COLUMNS + "and charge_id = any(:ids) order by charge_id")
                .param("company", company.value())
                .param("ids", ids.stream().map(ChargeId::value).toArray(UUID[]::new))
                .query(Charges::charge)
                .list();
    }

    public Page<Charge> list(CompanyId company, ChargeFilter filter, int page, int size) {
        List<Charge> rows = filtered(
                        db.sql(COLUMNS + FILTER + "order by billable_on, charge_id limit :size offset :skip"),
                        company,
                        filter)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(Charges::charge)
                .list();
        long total = totals(company, filter).stream().mapToLong(Total::count).sum();
        return new Page<>(rows, page, size, total);
    }

    public List<Total> totals(CompanyId company, ChargeFilter filter) {
        return filtered(
                        db.sql("select currency, sum(amount_minor) as amount_minor, count(*) as charges"
                                + " from contracts.charge where company_id = :company " + FILTER
                                + " group by currency order by currency"),
                        company,
                        filter)
                .query((row, number) -> new Total(Sql.money(row, "amount_minor"), row.getLong("charges")))
                .list();
    }

    private static JdbcClient.StatementSpec filtered(
            JdbcClient.StatementSpec statement, CompanyId company, ChargeFilter filter) {
        CustomerId customer = filter.customer();
        return statement
                .param("company", company.value())
                .param("state", filter.state().name())
                .param("customer", customer == null ? null : customer.value())
                .param("through", filter.billableThrough())
                .param("text", filter.text());
    }

    /** The charges a draft has claimed, in the order of the invoice's lines. */
    public Map<UUID, List<Charge>> ofDrafts(CompanyId company, Collection<UUID> drafts) {
        return db
                .sql(COLUMNS + "and draft_id = any(:drafts) order by draft_id, service_from, charge_id")
                .param("company", company.value())
                .param("drafts", drafts.toArray(UUID[]::new))
                .query(Charges::charge)
                .list()
                .stream()
                .collect(Collectors.groupingBy(charge -> Objects.requireNonNull(charge.draft())));
    }

    /** Gives unbilled charges to a draft that is made for them alone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void claim(CompanyId company, UUID draft, Collection<ChargeId> ids) {
        int claimed = db.sql("""
                        update contracts.charge
                        set draft_id = :draft
                        where company_id = :company
                          and charge_id = any(:ids)
                          and draft_id is null
                          and withdrawn_on is null
                        """)
                .param("company", company.value())
                .param("draft", draft)
                .param("ids", ids.stream().map(ChargeId::value).toArray(UUID[]::new))
                .update();
        if (claimed != ids.size()) {
            throw new IllegalStateException("claimed " + claimed + " of " + ids.size() + " charges for draft " + draft);
        }
    }

    /** Makes the charges of discarded drafts unbilled again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(CompanyId company, Collection<UUID> drafts) {
        db.sql("""
                        update contracts.charge
                        set draft_id = null
                        where company_id = :company
                          and draft_id = any(:drafts)
                        """)
                .param("company", company.value())
                .param("drafts", drafts.toArray(UUID[]::new))
                .update();
    }

    /** Ids of the charges that source and source id, in pairs, are known under. */
    public Map<SourceKey, ChargeId> known(CompanyId company, Collection<SourceKey> keys) {
        return db
                .sql("""
                        select charge_id, source, source_id
                        from contracts.charge
                        where company_id = :company
                          and (source, source_id) in (
                            select source, source_id
                            from unnest(:sources::text[], :ids::text[]) as key (source, source_id))
                        """)
                .param("company", company.value())
                .param("sources", keys.stream().map(SourceKey::source).toArray(String[]::new))
                .param("ids", keys.stream().map(SourceKey::id).toArray(String[]::new))
                .query((row, number) -> Map.entry(
                        new SourceKey(Sql.text(row, "source"), Sql.text(row, "source_id")),
                        new ChargeId(Sql.uuid(row, "charge_id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What a source calls a charge. */
    public record SourceKey(String source, String id) {
        public static SourceKey of(ChargeInput input) {
            return new SourceKey(input.source(), input.sourceId());
        }
    }

    /** Inserts those that are new and returns their ids. */
    @Transactional(propagation = Propagation.MANDATORY)
    Set<UUID> insert(CompanyId company, Map<ChargeId, ChargeInput> charges, Instant at, String by) {
        List<Map.Entry<ChargeId, ChargeInput>> rows = List.copyOf(charges.entrySet());
        return db.sql("""
                        insert into contracts.charge
                            (company_id, charge_id, customer_id, source, source_id, description, quantity, unit, unit_price,
                             currency, amount_minor, tax_code, contract_number, purchase_order, service_from, service_to,
                             billable_on, service_line, unit_cost, recorded_at, recorded_by)
                        select :company, charge_id, customer_id, source, source_id, description, quantity, unit, unit_price,
                               currency, amount_minor, tax_code, contract_number, purchase_order, service_from, service_to,
                               billable_on, service_line, unit_cost, :at, :by
                        from unnest(:ids::uuid[], :customers::uuid[], :sources::text[], :sourceIds::text[],
                                    :descriptions::text[], :quantities::numeric[], :units::text[], :prices::numeric[],
                                    :currencies::text[], :amounts::bigint[], :taxCodes::text[], :contracts::text[],
                                    :orders::text[], :froms::date[], :tos::date[], :days::date[], :serviceLines::text[],
                                    :costs::numeric[])
                             as charge (charge_id, customer_id, source, source_id, description, quantity, unit, unit_price,
                                        currency, amount_minor, tax_code, contract_number, purchase_order, service_from,
                                        service_to, billable_on, service_line, unit_cost)
                        on conflict (company_id, source, source_id) do nothing
                        returning charge_id
                        """)
                .param("company", company.value())
                .param("at", Sql.moment(at))
                .param("by", by)
                .param("ids", column(rows, row -> row.getKey().value()).toArray(UUID[]::new))
                .param(
                        "customers",
                        inputs(rows, input -> input.customer().value()).toArray(UUID[]::new))
                .param("sources", inputs(rows, ChargeInput::source).toArray(String[]::new))
                .param("sourceIds", inputs(rows, ChargeInput::sourceId).toArray(String[]::new))
                .param("descriptions", inputs(rows, ChargeInput::description).toArray(String[]::new))
                .param("quantities", inputs(rows, ChargeInput::quantity).toArray(BigDecimal[]::new))
                .param("units", inputs(rows, ChargeInput::unit).toArray(String[]::new))
                .param("prices", inputs(rows, ChargeInput::unitPrice).toArray(BigDecimal[]::new))
                .param(
                        "currencies",
                        inputs(rows, input -> input.currency().code()).toArray(String[]::new))
                .param("amounts", inputs(rows, input -> input.amount().minor()).toArray(Long[]::new))
                .param("taxCodes", inputs(rows, ChargeInput::taxCode).toArray(String[]::new))
                .param(
                        "contracts",
                        rows.stream()
                                .map(row -> row.getValue().contractNumber())
                                .toArray(String[]::new))
                .param(
                        "orders",
                        rows.stream().map(row -> row.getValue().purchaseOrder()).toArray(String[]::new))
                .param(
                        "froms",
                        inputs(rows, ChargeInput::serviceFrom).stream()
                                .map(LocalDate::toString)
                                .toArray(String[]::new))
                .param(
                        "tos",
                        inputs(rows, ChargeInput::serviceTo).stream()
                                .map(LocalDate::toString)
                                .toArray(String[]::new))
                .param(
                        "days",
                        inputs(rows, ChargeInput::billableOn).stream()
                                .map(LocalDate::toString)
                                .toArray(String[]::new))
                .param(
                        "serviceLines",
                        rows.stream().map(row -> row.getValue().serviceLine()).toArray(String[]::new))
                .param(
                        "costs",
                        rows.stream().map(row -> row.getValue().unitCost()).toArray(BigDecimal[]::new))
                .query((row, number) -> Sql.uuid(row, "charge_id"))
                .set();
    }

    /** False when it is billed, withdrawn or not there. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean withdraw(CompanyId company, ChargeId id, LocalDate on, String reason) {
        return db.sql("""
                                update contracts.charge
                                set withdrawn_on = :on, withdrawn_reason = :reason
                                where company_id = :company
                                  and charge_id = :id
                                  and draft_id is null
                                  and withdrawn_on is null
                                """)
                        .param("company", company.value())
                        .param("id", id.value())
                        .param("on", on)
                        .param("reason", reason)
                        .update()
                == 1;
    }

    private static <T, V> List<V> column(List<T> rows, Function<T, V> value) {
        return rows.stream().map(value).toList();
    }

    private static <V> List<V> inputs(List<Map.Entry<ChargeId, ChargeInput>> rows, Function<ChargeInput, V> value) {
        return rows.stream().map(row -> value.apply(row.getValue())).toList();
    }

    private static Charge charge(ResultSet row, int number) throws SQLException {
        CurrencyCode currency = Sql.currency(row, "currency");
        return new Charge(
                new ChargeId(Sql.uuid(row, "charge_id")),
                new ChargeInput(
                        new CustomerId(Sql.uuid(row, "customer_id")),
                        Sql.text(row, "source"),
                        Sql.text(row, "source_id"),
                        Sql.text(row, "description"),
                        row.getBigDecimal("quantity"),
                        Sql.text(row, "unit"),
                        row.getBigDecimal("unit_price"),
                        currency,
                        Sql.text(row, "tax_code"),
                        row.getString("contract_number"),
                        row.getString("purchase_order"),
                        Sql.date(row, "service_from"),
                        Sql.date(row, "service_to"),
                        Sql.date(row, "billable_on"),
                        row.getString("service_line"),
                        row.getBigDecimal("unit_cost")),
                new Money(row.getLong("amount_minor"), currency),
                Sql.instant(row, "recorded_at"),
                Sql.uuidOrNull(row, "draft_id"),
                Sql.dateOrNull(row, "withdrawn_on"),
                row.getString("withdrawn_reason"));
    }
}
