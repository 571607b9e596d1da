package org.tallystick.invoicing;

import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.contracts.ChargeId;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.money.Rounding;
import org.tallystick.lib.money.RoundingPolicy;
import org.tallystick.lib.receivables.tax.TaxBreakdown;
import org.tallystick.lib.receivables.tax.TaxKey;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;
import tools.jackson.databind.json.JsonMapper;

/** The posted invoices of a company. */
@Repository
@Transactional(readOnly = true)
public class Invoices {
    private static final String SELECT = """
            select i.*, d.number as debited_number, d.invoice_on as debited_on
            from invoicing.invoice i
            left join invoicing.invoice d on d.company_id = i.company_id and d.invoice_id = i.debited_id
            where i.company_id = :company
            """;

    private static final String FROM = """
            from invoicing.invoice i
            cross join lateral (
              select coalesce(sum(o.open_minor), 0) as open_minor,
                     min(o.due_on) filter (where o.open_minor > 0) as open_due_on
              from receivables.open_item o
              where o.company_id = i.company_id
                and o.document_id = i.invoice_id) o
            where i.company_id = :company
              and (:customer::uuid is null or i.customer_id = :customer)
              and (:from::date is null or i.invoice_on >= :from)
              and (:to::date is null or i.invoice_on <= :to)
              and (:text::text is null
                   or i.number ilike :text || '%'
                   or i.purchase_order = :text
                   or i.buyer ->> 'name' ilike '%' || :text || '%')
              and case :settlement
                    when 'OPEN' then o.open_minor > 0
                    when 'OVERDUE' then o.open_due_on < :today
                    when 'SETTLED' then o.open_minor = 0
                    else true
                  end
            """;

    private final JdbcClient db;
    private final JsonMapper json;

    Invoices(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /** What a list of invoices sums to, per currency. */
    public record Total(Money gross, Money open, long invoices) {}

    public Optional<Invoice> find(CompanyId company, InvoiceId id) {
        return db.sql(SELECT + "and i.invoice_id = :id")
                .param("company", company.value())
                .param("id", id.value())
                .query((row, number) -> invoice(row))
                .optional();
    }

    /** The debit memos on an invoice, the first one first. */
    public List<Invoice> debitMemos(CompanyId company, InvoiceId debited) {
        return db.sql(SELECT + "and i.debited_id = :id order by i.invoice_on, i.invoice_id")
                .param("company", company.value())
                .param("id", debited.value())
                .query((row, number) -> invoice(row))
                .list();
    }

    /** Those of the customers who were ever invoiced. */
    Set<CustomerId> withInvoices(CompanyId company, Collection<CustomerId> customers) {
        return Set.copyOf(db.sql("""
                        select c.customer_id
                        from unnest(:customers::uuid[]) as c (customer_id)
                        where exists (
                          select from invoicing.invoice i
                          where i.company_id = :company
                            and i.customer_id = c.customer_id)
                        """)
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> new CustomerId(Sql.uuid(row, "customer_id")))
                .list());
    }

    public Optional<Invoice> byNumber(CompanyId company, String number) {
        return db.sql(SELECT + "and i.number = :number")
                .param("company", company.value())
                .param("number", number)
                .query((row, index) -> invoice(row))
                .optional();
    }

    public List<InvoiceLine> lines(CompanyId company, InvoiceId id) {
        return db.sql("""
                        select l.line, l.charge_id, l.description, l.quantity, l.unit, l.unit_price, l.price_with_tax, l.net_minor, l.tax_code,
                               l.tax_category, l.tax_rate, l.service_from, l.service_to, l.whole_minor, l.child_id, l.child_name,
                               l.purchase_order, l.deposit_id, i.currency
                        from invoicing.invoice_line l
                        join invoicing.invoice i using (company_id, invoice_id)
                        where l.company_id = :company
                          and l.invoice_id = :id
                        order by l.line
                        """)
                .param("company", company.value())
                .param("id", id.value())
                .query(Invoices::line)
                .list();
    }

    public List<InvoiceTax> taxes(CompanyId company, InvoiceId id) {
        return db.sql("""
                        select t.category, t.rate, t.base_minor, t.tax_minor, t.exemption_reason, t.exemption_code,
                               t.certificate_id, i.currency
                        from invoicing.invoice_tax t
                        join invoicing.invoice i using (company_id, invoice_id)
                        where t.company_id = :company
                          and t.invoice_id = :id
                        order by t.rate desc, t.category
                        """)
                .param("company", company.value())
                .param("id", id.value())
                .query((row, number) -> new InvoiceTax(
                        new TaxBreakdown(
                                new TaxKey(Sql.text(row, "category"), new Percent(row.getBigDecimal("rate"))),
                                Sql.money(row, "base_minor"),
                                Sql.money(row, "tax_minor")),
                        row.getString("exemption_reason"),
                        row.getString("exemption_code"),
                        Sql.uuidOrNull(row, "certificate_id")))
                .list();
    }

    public Page<InvoiceRow> list(CompanyId company, InvoiceFilter filter, LocalDate today, int page, int size) {
        List<InvoiceRow> rows = filtered(
                        db.sql("select i.invoice_id, i.number, i.customer_id, i.buyer ->> 'name' as customer_name,"
                                + " i.invoice_on, i.due_on, i.currency, i.gross_minor, o.open_minor, o.open_due_on "
                                + FROM
                                + " order by i.invoice_on desc, i.invoice_id desc limit :size offset :skip"),
                        company,
                        filter,
                        today)
                .param("size", size)
                .param("skip", Page.offset(page, size))
                .query((row, number) -> row(row, today))
                .list();
        long total = totals(company, filter, today).stream()
                .mapToLong(Total::invoices)
                .sum();
        return new Page<>(rows, page, size, total);
    }

    public List<Total> totals(CompanyId company, InvoiceFilter filter, LocalDate today) {
        return filtered(
                        db.sql("select i.currency, sum(i.gross_minor) as gross_minor, sum(o.open_minor) as open_minor,"
                                + " count(*) as invoices "
                                + FROM
                                + " group by i.currency order by i.currency"),
                        company,
                        filter,
                        today)
                .query((row, number) ->
                        new Total(Sql.money(row, "gross_minor"), Sql.money(row, "open_minor"), row.getLong("invoices")))
                .list();
    }

    private static JdbcClient.StatementSpec filtered(
            JdbcClient.StatementSpec statement, CompanyId company, InvoiceFilter filter, LocalDate today) {
        CustomerId customer = filter.customer();
        return statement
                .param("company", company.value())
                .param("customer", customer == null ? null : customer.value())
                .param("from", filter.from())
                .param("to", filter.to())
                .param("text", filter.text())
                .param("settlement", filter.settlement().name())
                .param("today", today);
    }

    private static InvoiceRow row(ResultSet row, LocalDate today) throws SQLException {
        LocalDate openDue = Sql.dateOrNull(row, "open_due_on");
        return new InvoiceRow(
                new InvoiceId(Sql.uuid(row, "invoice_id")),
                Sql.text(row, "number"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.text(row, "customer_name"),
                Sql.date(row, "invoice_on"),
                Sql.date(row, "due_on"),
                Sql.money(row, "gross_minor"),
                Sql.money(row, "open_minor"),
                openDue == null ? 0 : Math.max(0, today.toEpochDay() - openDue.toEpochDay()));
    }

    private static InvoiceLine line(ResultSet row, int number) throws SQLException {
        UUID charge = Sql.uuidOrNull(row, "charge_id");
        return new InvoiceLine(
                row.getInt("line"),
                charge == null ? null : new ChargeId(charge),
                Sql.text(row, "description"),
                row.getBigDecimal("quantity"),
                Sql.text(row, "unit"),
                row.getBigDecimal("unit_price"),
                row.getBigDecimal("price_with_tax"),
                Sql.money(row, "net_minor"),
                Sql.text(row, "tax_code"),
                new TaxKey(Sql.text(row, "tax_category"), new Percent(row.getBigDecimal("tax_rate"))),
                Sql.date(row, "service_from"),
                Sql.date(row, "service_to"),
                row.getObject("whole_minor") == null ? null : Sql.money(row, "whole_minor"),
                origin(row));
    }

    private static LineOrigin origin(ResultSet row) throws SQLException {
        UUID child = Sql.uuidOrNull(row, "child_id");
        UUID deposit = Sql.uuidOrNull(row, "deposit_id");
        return new LineOrigin(
                child == null ? null : new CustomerId(child),
                row.getString("child_name"),
                row.getString("purchase_order"),
                deposit == null ? null : new InvoiceId(deposit));
    }

    private Invoice invoice(ResultSet row) throws SQLException {
        CurrencyCode currency = Sql.currency(row, "currency");
        return new Invoice(
                new InvoiceId(Sql.uuid(row, "invoice_id")),
                Sql.text(row, "number"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.uuidOrNull(row, "draft_id"),
                Sql.date(row, "invoice_on"),
                Sql.date(row, "due_on"),
                Sql.date(row, "service_from"),
                Sql.date(row, "service_to"),
                new Money(row.getLong("net_minor"), currency),
                new Money(row.getLong("tax_minor"), currency),
                new Money(row.getLong("gross_minor"), currency),
                row.getLong("base_minor"),
                row.getBigDecimal("rate"),
                new Rounding(
                        RoundingPolicy.valueOf(Sql.text(row, "rounding_policy")),
                        RoundingMode.valueOf(Sql.text(row, "rounding_mode"))),
                PaymentTerms.parse(Sql.text(row, "terms")),
                Sql.text(row, "language"),
                Sql.text(row, "payment_reference"),
                row.getString("contract_number"),
                row.getString("purchase_order"),
                json.readValue(Sql.text(row, "buyer"), Party.class),
                json.readValue(Sql.text(row, "seller"), Party.class),
                row.getString("footer"),
                debited(row),
                Sql.instant(row, "posted_at"),
                Sql.text(row, "posted_by"));
    }

    private static @Nullable Debited debited(ResultSet row) throws SQLException {
        UUID id = Sql.uuidOrNull(row, "debited_id");
        return id == null
                ? null
                : new Debited(
                        new InvoiceId(id),
                        Sql.text(row, "debited_number"),
                        Sql.date(row, "debited_on"),
                        DebitReason.valueOf(Sql.text(row, "debit_reason")),
                        Sql.text(row, "debit_note"));
    }
}
