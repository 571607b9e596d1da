package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.InvoicePosting.Numbered;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.tax.TaxBreakdown;
import org.tallystick.lib.receivables.tax.TaxKey;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** The deposits of customers, and what invoices deducted of them. */
@Repository
@Transactional(readOnly = true)
public class Deposits {
    private static final String SELECT = """
            select d.invoice_id, i.number, d.customer_id, d.kind, d.contract_number, i.invoice_on, i.rate, i.currency,
                   i.gross_minor, o.open_minor, w.lost_minor, u.deducted_minor, m.credited_minor
            from invoicing.invoice_deposit d
            join invoicing.invoice i using (company_id, invoice_id)
            cross join lateral (
              select coalesce(sum(open_minor), 0) as open_minor
              from receivables.open_item
              where company_id = i.company_id
                and document_id = i.invoice_id) o
            cross join lateral (
              select coalesce(sum(a.amount_minor), 0) as lost_minor
              from receivables.open_item item
              join receivables.allocation a using (company_id, open_item_id)
              where item.company_id = i.company_id
                and item.document_id = i.invoice_id
                and a.kind = 'WRITE_OFF') w
            cross join lateral (
              select coalesce(sum(base_minor + tax_minor), 0) as deducted_minor
              from invoicing.invoice_deduction
              where company_id = i.company_id
                and deposit_id = i.invoice_id) u
            cross join lateral (
              select coalesce(sum(gross_minor), 0) as credited_minor
              from invoicing.credit_memo
              where company_id = i.company_id
                and invoice_id = i.invoice_id) m
            where d.company_id = :company
            """;

    private final JdbcClient db;

    Deposits(JdbcClient db) {
        this.db = db;
    }

    /** An invoice that deducted a part of a deposit, or a deposit that an invoice deducted. */
    public record Link(InvoiceId invoice, String number, Money gross) {}

    public Optional<Deposit> find(CompanyId company, InvoiceId id) {
        return withRows(
                        company,
                        db.sql(SELECT + "and d.invoice_id = :id")
                                .param("company", company.value())
                                .param("id", id.value())
                                .query(Deposits::deposit)
                                .list())
                .stream()
                .findFirst();
    }

    /** All deposits of some customers, the first one first. */
    public List<Deposit> of(CompanyId company, Collection<CustomerId> customers) {
        return withRows(
                company,
                db.sql(SELECT + "and d.customer_id = any(:customers) order by i.invoice_on, d.invoice_id")
                        .param("company", company.value())
                        .param(
                                "customers",
                                customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                        .query(Deposits::deposit)
                        .list());
    }

    /** Which of some customers ever paid a deposit: one look-up for many drafts. */
    List<CustomerId> having(CompanyId company, Collection<CustomerId> customers) {
        return db.sql("""
                        select distinct customer_id
                        from invoicing.invoice_deposit
                        where company_id = :company
                          and customer_id = any(:customers)
                        """)
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> new CustomerId(Sql.uuid(row, "customer_id")))
                .list();
    }

    /** The invoices that deducted a deposit. */
    public List<Link> deductedBy(CompanyId company, InvoiceId deposit) {
        return links(db.sql("""
                        select d.invoice_id, i.number, i.currency, sum(d.base_minor + d.tax_minor) as gross_minor
                        from invoicing.invoice_deduction d
                        join invoicing.invoice i on i.company_id = d.company_id and i.invoice_id = d.invoice_id
                        where d.company_id = :company
                          and d.deposit_id = :id
                        group by d.invoice_id, i.number, i.currency
                        order by i.number
                        """), company, deposit);
    }

    /** The deposits an invoice deducts. */
    public List<Link> deductedOn(CompanyId company, InvoiceId invoice) {
        return links(db.sql("""
                        select d.deposit_id as invoice_id, i.number, i.currency, sum(d.base_minor + d.tax_minor) as gross_minor
                        from invoicing.invoice_deduction d
                        join invoicing.invoice i on i.company_id = d.company_id and i.invoice_id = d.deposit_id
                        where d.company_id = :company
                          and d.invoice_id = :id
                        group by d.deposit_id, i.number, i.currency
                        order by i.number
                        """), company, invoice);
    }

    private static List<Link> links(JdbcClient.StatementSpec statement, CompanyId company, InvoiceId id) {
        return statement
                .param("company", company.value())
                .param("id", id.value())
                .query((row, number) -> new Link(
                        new InvoiceId(Sql.uuid(row, "invoice_id")),
                        Sql.text(row, "number"),
                        Sql.money(row, "gross_minor")))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, InvoiceId invoice, CustomerId customer, PricedInvoice.Asking asking) {
        db.sql("""
                        insert into invoicing.invoice_deposit (company_id, invoice_id, customer_id, kind, contract_number)
                        values (:company, :invoice, :customer, :kind, :contract)
                        """)
                .param("company", company.value())
                .param("invoice", invoice.value())
                .param("customer", customer.value())
                .param("kind", asking.kind().name())
                .param("contract", asking.contractNumber())
                .update();
    }

    private record DeductionRow(InvoiceId invoice, InvoiceId deposit, TaxBreakdown row) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void insertDeductions(CompanyId company, List<Numbered> invoices) {
        List<DeductionRow> rows = new ArrayList<>();
        for (Numbered numbered : invoices) {
            numbered.invoice()
                    .deductions()
                    .forEach(deduction -> deduction
                            .rows()
                            .forEach(row -> rows.add(new DeductionRow(numbered.id(), deduction.deposit(), row))));
        }
        if (rows.isEmpty()) {
            return;
        }
        db.sql("""
                        insert into invoicing.invoice_deduction
                            (company_id, invoice_id, deposit_id, category, rate, base_minor, tax_minor)
                        select :company, invoice_id, deposit_id, category, rate, base_minor, tax_minor
                        from unnest(:invoices::uuid[], :deposits::uuid[], :categories::text[], :rates::numeric[],
                                    :bases::bigint[], :taxes::bigint[])
                             as deduction (invoice_id, deposit_id, category, rate, base_minor, tax_minor)
                        """)
                .param("company", company.value())
                .param("invoices", column(rows, row -> row.invoice().value()).toArray(UUID[]::new))
                .param("deposits", column(rows, row -> row.deposit().value()).toArray(UUID[]::new))
                .param(
                        "categories",
                        column(rows, row -> row.row().key().category()).toArray(String[]::new))
                .param(
                        "rates",
                        column(rows, row -> row.row().key().rate().value()).toArray(BigDecimal[]::new))
                .param("bases", column(rows, row -> row.row().base().minor()).toArray(Long[]::new))
                .param("taxes", column(rows, row -> row.row().tax().minor()).toArray(Long[]::new))
                .update();
    }

    private record Used(UUID deposit, boolean asked, TaxBreakdown row) {}

    private List<Deposit> withRows(CompanyId company, List<Deposit> deposits) {
        if (deposits.isEmpty()) {
            return deposits;
        }
        Map<UUID, List<Used>> rows = db
                .sql("""
                        select t.invoice_id as deposit_id, i.currency, true as asked, t.category, t.rate, t.base_minor, t.tax_minor
                        from invoicing.invoice_tax t
                        join invoicing.invoice i using (company_id, invoice_id)
                        where t.company_id = :company
                          and t.invoice_id = any(:ids)
                        union all
                        select d.deposit_id, i.currency, false, d.category, d.rate, d.base_minor, d.tax_minor
                        from invoicing.invoice_deduction d
                        join invoicing.invoice i on i.company_id = d.company_id and i.invoice_id = d.deposit_id
                        where d.company_id = :company
                          and d.deposit_id = any(:ids)
                        union all
                        select m.invoice_id, m.currency, false, t.category, t.rate, t.base_minor, t.tax_minor
                        from invoicing.credit_memo m
                        join invoicing.credit_memo_tax t using (company_id, credit_memo_id)
                        where m.company_id = :company
                          and m.invoice_id = any(:ids)
                        """)
                .param("company", company.value())
                .param(
                        "ids",
                        deposits.stream().map(each -> each.invoice().value()).toArray(UUID[]::new))
                .query((row, number) -> new Used(
                        Sql.uuid(row, "deposit_id"),
                        row.getBoolean("asked"),
                        new TaxBreakdown(
                                new TaxKey(Sql.text(row, "category"), new Percent(row.getBigDecimal("rate"))),
                                Sql.money(row, "base_minor"),
                                Sql.money(row, "tax_minor"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Used::deposit));
        return deposits.stream()
                .map(each -> with(each, rows.getOrDefault(each.invoice().value(), List.of())))
                .toList();
    }

    private static Deposit with(Deposit deposit, List<Used> rows) {
        return new Deposit(
                deposit.invoice(),
                deposit.number(),
                deposit.customer(),
                deposit.kind(),
                deposit.contractNumber(),
                deposit.invoiceOn(),
                deposit.rate(),
                deposit.gross(),
                deposit.open(),
                deposit.lost(),
                deposit.deducted(),
                deposit.credited(),
                rows.stream().filter(Used::asked).map(Used::row).toList(),
                rows.stream().filter(row -> !row.asked()).map(Used::row).toList());
    }

    private static Deposit deposit(ResultSet row, int number) throws SQLException {
        CurrencyCode currency = Sql.currency(row, "currency");
        return new Deposit(
                new InvoiceId(Sql.uuid(row, "invoice_id")),
                Sql.text(row, "number"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Deposit.Kind.valueOf(Sql.text(row, "kind")),
                row.getString("contract_number"),
                Sql.date(row, "invoice_on"),
                row.getBigDecimal("rate"),
                new Money(row.getLong("gross_minor"), currency),
                new Money(row.getLong("open_minor"), currency),
                new Money(row.getLong("lost_minor"), currency),
                new Money(row.getLong("deducted_minor"), currency),
                new Money(row.getLong("credited_minor"), currency),
                List.of(),
                List.of());
    }

    private static <T, V> List<V> column(List<T> rows, Function<T, V> value) {
        return rows.stream().map(value).toList();
    }
}
