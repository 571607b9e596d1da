package org.tallystick.invoicing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.scrubber.DraftLine.PastLine;
import org.tallystick.scrubber.OpenDraft;
import org.tallystick.scrubber.PastInvoice;

/** What customers were billed before and are about to be: three statements for however many customers. */
@Repository
@Transactional(readOnly = true)
class DraftHistory {
    private final JdbcClient db;

    DraftHistory(JdbcClient db) {
        this.db = db;
    }

    /** What makes two lines the same service. */
    record Service(CustomerId customer, CurrencyCode currency, String description, String unit) {}

    record Past(
            Map<CustomerId, List<PastInvoice>> invoices,
            Map<Service, List<PastLine>> lines,
            Map<CustomerId, List<OpenDraft>> drafts) {}

    private record Row(CustomerId customer, UUID id, PastInvoice invoice) {}

    /** The latest twelve invoices of each customer, and those of their lines that bear one of the descriptions. */
    Past of(CompanyId company, RunId run, Collection<CustomerId> customers, Set<String> descriptions) {
        UUID[] ids = customers.stream().map(CustomerId::value).toArray(UUID[]::new);
        List<Row> invoices = invoices(company, ids);
        Map<CustomerId, List<PastInvoice>> byCustomer = invoices.stream()
                .collect(Collectors.groupingBy(Row::customer, Collectors.mapping(Row::invoice, Collectors.toList())));
        List<UUID> standing = invoices.stream()
                .filter(row -> !row.invoice().credited())
                .map(Row::id)
                .toList();
        Map<Service, List<PastLine>> lines = standing.isEmpty() ? Map.of() : lines(company, standing, descriptions);
        return new Past(byCustomer, lines, drafts(company, run, ids));
    }

    private List<Row> invoices(CompanyId company, UUID[] customers) {
        return db.sql("""
                        select i.customer_id, i.invoice_id, i.number, i.invoice_on, i.currency, i.gross_minor, i.service_from,
                               i.service_to, taxes.categories, orders.ordered,
                               coalesce(credits.gross_minor, 0) >= i.gross_minor as credited
                        from (
                          select latest.*, row_number() over (partition by latest.customer_id
                                                           order by latest.invoice_on desc, latest.series_number desc) as place
                          from unnest(:customers::uuid[]) as wanted (customer_id)
                          cross join lateral (
                            select customer_id, invoice_id, number, invoice_on, currency, gross_minor, service_from,
                                   service_to, series_number
                            from invoicing.invoice
                            where company_id = :company
                              and customer_id = wanted.customer_id
                            order by invoice_on desc, series_number desc
                            limit 12) latest) i
                        cross join lateral (
                          select coalesce(array_agg(distinct t.category), '{}') as categories
                          from invoicing.invoice_tax t
                          where t.company_id = :company
                            and t.invoice_id = i.invoice_id) taxes
                        cross join lateral (
                          select sum(m.gross_minor) as gross_minor
                          from invoicing.credit_memo m
                          where m.company_id = :company
                            and m.invoice_id = i.invoice_id) credits
                        left join lateral (
                          select bool_and(c.purchase_order is not null) as ordered
                          from invoicing.invoice_line l
                          join contracts.charge c on c.company_id = l.company_id and c.charge_id = l.charge_id
                          where l.company_id = :company
                            and l.invoice_id = i.invoice_id) orders on i.place <= 3
                        order by i.customer_id, i.place
                        """)
                .param("company", company.value())
                .param("customers", customers)
                .query(DraftHistory::invoice)
                .list();
    }

    private Map<Service, List<PastLine>> lines(CompanyId company, List<UUID> invoices, Set<String> descriptions) {
        Map<Service, List<PastLine>> lines = new HashMap<>();
        db.sql("""
                        select i.customer_id, i.currency, l.description, l.unit, i.number, l.quantity,
                               coalesce(l.price_with_tax, l.unit_price) as unit_price,
                               l.service_from, l.service_to, c.contract_number
                        from invoicing.invoice_line l
                        join invoicing.invoice i on i.company_id = l.company_id and i.invoice_id = l.invoice_id
                        left join contracts.charge c on c.company_id = l.company_id and c.charge_id = l.charge_id
                        where l.company_id = :company
                          and l.invoice_id = any(:invoices)
                          and l.description = any(:descriptions)
                        order by i.invoice_on desc, i.series_number desc, l.line
                        """)
                .param("company", company.value())
                .param("invoices", invoices.toArray(UUID[]::new))
                .param("descriptions", descriptions.toArray(String[]::new))
                .query((row, number) -> lines.computeIfAbsent(service(row), _ -> new ArrayList<>())
                        .add(line(row)))
                .list();
        return lines;
    }

    /** Drafts of other runs that came to an amount; a run's own drafts were parted on purpose. */
    private Map<CustomerId, List<OpenDraft>> drafts(CompanyId company, RunId run, UUID[] customers) {
        return db
                .sql("""
                        select d.customer_id, d.currency, d.gross_minor, r.number, min(c.service_from) as service_from,
                               max(c.service_to) as service_to
                        from invoicing.draft d
                        join invoicing.billing_run r on r.company_id = d.company_id and r.run_id = d.run_id
                        join contracts.charge c on c.company_id = d.company_id and c.draft_id = d.draft_id
                        where d.company_id = :company
                          and d.customer_id = any(:customers)
                          and d.run_id <> :run
                          and d.state in ('COLLECTED', 'READY', 'PARKED')
                          and d.gross_minor > 0
                        group by d.company_id, d.draft_id, r.number
                        order by r.number, d.draft_id
                        """)
                .param("company", company.value())
                .param("customers", customers)
                .param("run", run.value())
                .query((row, number) -> Map.entry(
                        new CustomerId(Sql.uuid(row, "customer_id")),
                        new OpenDraft(
                                row.getInt("number"),
                                Sql.money(row, "gross_minor"),
                                Sql.date(row, "service_from"),
                                Sql.date(row, "service_to"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Row invoice(ResultSet row, int number) throws SQLException {
        boolean ordered = row.getBoolean("ordered");
        boolean asked = !row.wasNull();
        return new Row(
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.uuid(row, "invoice_id"),
                new PastInvoice(
                        Sql.text(row, "number"),
                        Sql.date(row, "invoice_on"),
                        new Money(row.getLong("gross_minor"), Sql.currency(row, "currency")),
                        Sql.date(row, "service_from"),
                        Sql.date(row, "service_to"),
                        Arrays.stream((String[]) row.getArray("categories").getArray())
                                .collect(Collectors.toSet()),
                        asked ? ordered : null,
                        row.getBoolean("credited")));
    }

    private static Service service(ResultSet row) throws SQLException {
        return new Service(
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.currency(row, "currency"),
                Sql.text(row, "description"),
                Sql.text(row, "unit"));
    }

    private static PastLine line(ResultSet row) throws SQLException {
        return new PastLine(
                Sql.text(row, "number"),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("unit_price"),
                Sql.date(row, "service_from"),
                Sql.date(row, "service_to"),
                row.getString("contract_number"));
    }
}
