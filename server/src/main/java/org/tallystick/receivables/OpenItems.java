package org.tallystick.receivables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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

/** The open items of a company. */
@Repository
@Transactional(readOnly = true)
public class OpenItems {
    private static final String SELECT = """
            select open_item_id, customer_id, kind, document_id, number, installment, currency, amount_minor, base_minor,
                   document_on, due_on, posted_on, reference, purchase_order, recorded_at, open_minor, open_base_minor
            from receivables.open_item
            where company_id = :company
            """;

    private static final String FILTER = """
              and (:customer::uuid is null or customer_id = :customer)
              and (:settled or open_minor <> 0)
              and (:text::text is null or number ilike :text || '%' or reference = upper(:text))
            """;

    private final JdbcClient db;

    OpenItems(JdbcClient db) {
        this.db = db;
    }

    public Optional<OpenItem> find(CompanyId company, OpenItemId id) {
        return byIds(company, List.of(id)).stream().findFirst();
    }

    public List<OpenItem> byIds(CompanyId company, Collection<OpenItemId> ids) {
        return db.sql(SELECT + "and open_item_id = any(:ids) order by open_item_id")
                .param("company", company.value())
                .param("ids", keys(ids))
                .query(OpenItems::item)
                .list();
    }

    /** The installments of an invoice, or the one item of a credit memo. */
    public List<OpenItem> ofDocument(CompanyId company, UUID document) {
        return db.sql(SELECT + "and document_id = :document order by installment")
                .param("company", company.value())
                .param("document", document)
                .query(OpenItems::item)
                .list();
    }

    /** Items of any kind, settled or not, that carry one of the numbers. */
    public List<OpenItem> byNumbers(CompanyId company, Collection<String> numbers) {
        return db.sql(SELECT + "and number = any(:numbers) order by number, installment")
                .param("company", company.value())
                .param("numbers", numbers.toArray(String[]::new))
                .query(OpenItems::item)
                .list();
    }

    /** What a customer owes now and what they have as unused credit, the oldest due first. */
    public List<OpenItem> openOf(CompanyId company, CustomerId customer) {
        return db.sql(SELECT + "and customer_id = :customer and open_minor <> 0 order by due_on, number, installment")
                .param("company", company.value())
                .param("customer", customer.value())
                .query(OpenItems::item)
                .list();
    }

    /** The same for a whole family, such as the children a parent pays for. */
    public List<OpenItem> openOf(CompanyId company, Collection<CustomerId> customers) {
        return db.sql(SELECT
                        + "and customer_id = any(:customers) and open_minor <> 0 order by due_on, number, installment")
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query(OpenItems::item)
                .list();
    }

    /** The longest overdue items of a currency. */
    public List<OpenItem> oldestOpen(CompanyId company, CurrencyCode currency, int limit) {
        return db.sql(
                        SELECT
                                + "and currency = :currency and open_minor > 0 order by due_on, number, installment limit :limit")
                .param("company", company.value())
                .param("currency", currency.code())
                .param("limit", limit)
                .query(OpenItems::item)
                .list();
    }

    /** Customers who owe something, by id. */
    public List<CustomerId> customersWithOpenItems(CompanyId company) {
        return db.sql("""
                        select distinct customer_id
                        from receivables.open_item
                        where company_id = :company
                          and open_minor <> 0
                        order by customer_id
                        """)
                .param("company", company.value())
                .query((row, number) -> new CustomerId(Sql.uuid(row, "customer_id")))
                .list();
    }

    /** Items, settled or not, that carry one of the numbers or payment references exactly. */
    public List<OpenItem> byReference(CompanyId company, Collection<String> references) {
        return db.sql(SELECT + """
                          and (number = any(:references) or reference = any(:references))
                        order by due_on, number, installment
                        """)
                .param("company", company.value())
                .param("references", references.toArray(String[]::new))
                .query(OpenItems::item)
                .list();
    }

    public Page<OpenItem> list(CompanyId company, OpenItemFilter filter, int page, int size) {
        List<OpenItem> rows = filtered(
                        db.sql(SELECT + FILTER + "order by due_on, number, installment limit :size offset :skip"),
                        company,
                        filter)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query(OpenItems::item)
                .list();
        long total = filtered(
                        db.sql("select count(*) from receivables.open_item where company_id = :company " + FILTER),
                        company,
                        filter)
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    private static JdbcClient.StatementSpec filtered(
            JdbcClient.StatementSpec statement, CompanyId company, OpenItemFilter filter) {
        CustomerId customer = filter.customer();
        return statement
                .param("company", company.value())
                .param("customer", customer == null ? null : customer.value())
                .param("settled", filter.settledToo())
                .param("text", filter.text());
    }

    /** Posts items with their document, in the transaction of its journal entry. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(CompanyId company, List<NewOpenItem> items, Instant at) {
        db.sql("""
                        insert into receivables.open_item
                            (company_id, open_item_id, customer_id, kind, document_id, number, installment, currency,
                             amount_minor, base_minor, document_on, due_on, posted_on, reference, purchase_order, recorded_at,
                             open_minor, open_base_minor)
                        select :company, open_item_id, customer_id, kind, document_id, number, installment, currency,
                               amount_minor, base_minor, document_on, due_on, posted_on, reference, purchase_order, :at,
                               amount_minor, base_minor
                        from unnest(:ids::uuid[], :customers::uuid[], :kinds::text[], :documents::uuid[], :numbers::text[],
                                    :installments::int[], :currencies::text[], :amounts::bigint[], :bases::bigint[],
                                    :documentDays::date[], :dueDays::date[], :postedDays::date[], :references::text[],
                                    :orders::text[])
                             as item (open_item_id, customer_id, kind, document_id, number, installment, currency,
                                      amount_minor, base_minor, document_on, due_on, posted_on, reference, purchase_order)
                        """)
                .param("company", company.value())
                .param("at", Sql.moment(at))
                .param("ids", column(items, item -> item.id().value()).toArray(UUID[]::new))
                .param(
                        "customers",
                        column(items, item -> item.customer().value()).toArray(UUID[]::new))
                .param("kinds", column(items, item -> item.kind().name()).toArray(String[]::new))
                .param("documents", column(items, NewOpenItem::document).toArray(UUID[]::new))
                .param("numbers", column(items, NewOpenItem::number).toArray(String[]::new))
                .param("installments", column(items, NewOpenItem::installment).toArray(Integer[]::new))
                .param(
                        "currencies",
                        column(items, item -> item.amount().currency().code()).toArray(String[]::new))
                .param("amounts", column(items, item -> item.amount().minor()).toArray(Long[]::new))
                .param("bases", column(items, NewOpenItem::baseMinor).toArray(Long[]::new))
                .param(
                        "documentDays",
                        column(items, NewOpenItem::documentOn).stream()
                                .map(LocalDate::toString)
                                .toArray(String[]::new))
                .param(
                        "dueDays",
                        column(items, NewOpenItem::dueOn).stream()
                                .map(LocalDate::toString)
                                .toArray(String[]::new))
                .param(
                        "postedDays",
                        column(items, NewOpenItem::postedOn).stream()
                                .map(LocalDate::toString)
                                .toArray(String[]::new))
                .param("references", items.stream().map(NewOpenItem::reference).toArray(String[]::new))
                .param("orders", items.stream().map(NewOpenItem::purchaseOrder).toArray(String[]::new))
                .update();
    }

    /** Locks items, in the order of their ids, and reads them afterwards (TRUST §3.3). */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<OpenItem> lock(CompanyId company, Collection<OpenItemId> ids) {
        db.sql("""
                        select open_item_id
                        from receivables.open_item
                        where company_id = :company
                          and open_item_id = any(:ids)
                        order by open_item_id
                        for no key update
                        """)
                .param("company", company.value())
                .param("ids", keys(ids))
                .query((row, number) -> row.getObject(1))
                .list();
        return byIds(company, ids);
    }

    /** Takes settled amounts off locked items; a negative amount opens one again. The database refuses too much. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settle(CompanyId company, UUID[] ids, long[] minors, long[] baseMinors) {
        db.sql("""
                        update receivables.open_item i
                        set open_minor = open_minor - m.minor, open_base_minor = open_base_minor - m.base
                        from unnest(:ids::uuid[], :minors::bigint[], :bases::bigint[]) as m (id, minor, base)
                        where i.company_id = :company
                          and i.open_item_id = m.id
                        """)
                .param("company", company.value())
                .param("ids", ids)
                .param("minors", minors)
                .param("bases", baseMinors)
                .update();
    }

    private static UUID[] keys(Collection<OpenItemId> ids) {
        return ids.stream().map(OpenItemId::value).toArray(UUID[]::new);
    }

    private static <T, V> List<V> column(List<T> rows, Function<T, V> value) {
        return rows.stream().map(value).toList();
    }

    private static OpenItem item(ResultSet row, int number) throws SQLException {
        CurrencyCode currency = Sql.currency(row, "currency");
        return new OpenItem(
                new OpenItemId(Sql.uuid(row, "open_item_id")),
                new CustomerId(Sql.uuid(row, "customer_id")),
                OpenItem.Kind.valueOf(Sql.text(row, "kind")),
                Sql.uuid(row, "document_id"),
                Sql.text(row, "number"),
                row.getInt("installment"),
                new Money(row.getLong("amount_minor"), currency),
                row.getLong("base_minor"),
                Sql.date(row, "document_on"),
                Sql.date(row, "due_on"),
                Sql.date(row, "posted_on"),
                row.getString("reference"),
                row.getString("purchase_order"),
                Sql.instant(row, "recorded_at"),
                new Money(row.getLong("open_minor"), currency),
                row.getLong("open_base_minor"));
    }
}
