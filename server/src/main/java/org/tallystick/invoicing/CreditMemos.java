package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.tax.TaxBreakdown;
import org.tallystick.lib.receivables.tax.TaxKey;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Page;
import org.tallystick.platform.Sql;

/** The posted credit memos of a company. */
@Repository
@Transactional(readOnly = true)
public class CreditMemos {
    private static final String SELECT = """
            select credit_memo_id, invoice_id, number, customer_id, credited_on, currency, net_minor, tax_minor, gross_minor,
                   base_minor, reason_code, reason, posted_at, posted_by
            from invoicing.credit_memo
            where company_id = :company
            """;

    private final JdbcClient db;

    CreditMemos(JdbcClient db) {
        this.db = db;
    }

    public Optional<CreditMemo> find(CompanyId company, CreditMemoId id) {
        return withTaxes(
                        company,
                        db.sql(SELECT + "and credit_memo_id = :id")
                                .param("company", company.value())
                                .param("id", id.value())
                                .query(CreditMemos::memo)
                                .list())
                .stream()
                .findFirst();
    }

    /** The credit memos of an invoice, in the order of their numbers. */
    public List<CreditMemo> ofInvoice(CompanyId company, InvoiceId invoice) {
        return withTaxes(
                company,
                db.sql(SELECT + "and invoice_id = :invoice order by series, series_number")
                        .param("company", company.value())
                        .param("invoice", invoice.value())
                        .query(CreditMemos::memo)
                        .list());
    }

    public Page<CreditMemo> list(CompanyId company, int page, int size) {
        List<CreditMemo> rows = withTaxes(
                company,
                db.sql(SELECT + "order by credited_on desc, credit_memo_id desc limit :size offset :skip")
                        .param("company", company.value())
                        .param("size", size)
                        .param("skip", Page.offset(page, size))
                        .query(CreditMemos::memo)
                        .list());
        long total = db.sql("select count(*) from invoicing.credit_memo where company_id = :company")
                .param("company", company.value())
                .query((row, number) -> row.getLong(1))
                .single();
        return new Page<>(rows, page, size, total);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, CreditMemo memo, String series, long seriesNumber) {
        db.sql("""
                        insert into invoicing.credit_memo
                            (company_id, credit_memo_id, invoice_id, series, series_number, number, customer_id, credited_on,
                             currency, net_minor, tax_minor, gross_minor, base_minor, reason_code, reason, posted_at, posted_by)
                        values (:company, :id, :invoice, :series, :seriesNumber, :number, :customer, :on, :currency, :net,
                                :tax, :gross, :base, :reasonCode, :reason, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", memo.id().value())
                .param("invoice", memo.invoice().value())
                .param("series", series)
                .param("seriesNumber", seriesNumber)
                .param("number", memo.number())
                .param("customer", memo.customer().value())
                .param("on", memo.creditedOn())
                .param("currency", memo.gross().currency().code())
                .param("net", memo.net().minor())
                .param("tax", memo.tax().minor())
                .param("gross", memo.gross().minor())
                .param("base", memo.baseMinor())
                .param("reasonCode", memo.reasonCode())
                .param("reason", memo.reason())
                .param("at", Sql.moment(memo.postedAt()))
                .param("by", memo.postedBy())
                .update();
        for (TaxBreakdown tax : memo.taxes()) {
            insertTax(company, memo.id(), tax);
        }
    }

    private void insertTax(CompanyId company, CreditMemoId memo, TaxBreakdown tax) {
        BigDecimal rate = tax.key().rate().value();
        db.sql("""
                        insert into invoicing.credit_memo_tax
                            (company_id, credit_memo_id, category, rate, base_minor, tax_minor)
                        values (:company, :memo, :category, :rate, :base, :tax)
                        """)
                .param("company", company.value())
                .param("memo", memo.value())
                .param("category", tax.key().category())
                .param("rate", rate)
                .param("base", tax.base().minor())
                .param("tax", tax.tax().minor())
                .update();
    }

    private record TaxRow(UUID memo, TaxBreakdown tax) {}

    private List<CreditMemo> withTaxes(CompanyId company, List<CreditMemo> memos) {
        Map<UUID, List<TaxRow>> taxes = db
                .sql("""
                        select t.credit_memo_id, t.category, t.rate, t.base_minor, t.tax_minor, m.currency
                        from invoicing.credit_memo_tax t
                        join invoicing.credit_memo m using (company_id, credit_memo_id)
                        where t.company_id = :company
                          and t.credit_memo_id = any(:memos)
                        order by t.rate desc, t.category
                        """)
                .param("company", company.value())
                .param("memos", memos.stream().map(memo -> memo.id().value()).toArray(UUID[]::new))
                .query((row, number) -> new TaxRow(
                        Sql.uuid(row, "credit_memo_id"),
                        new TaxBreakdown(
                                new TaxKey(Sql.text(row, "category"), new Percent(row.getBigDecimal("rate"))),
                                Sql.money(row, "base_minor"),
                                Sql.money(row, "tax_minor"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(TaxRow::memo));
        return memos.stream()
                .map(memo -> memo.withTaxes(taxes.getOrDefault(memo.id().value(), List.of()).stream()
                        .map(TaxRow::tax)
                        .toList()))
                .toList();
    }

    private static CreditMemo memo(ResultSet row, int number) throws SQLException {
        CurrencyCode currency = Sql.currency(row, "currency");
        return new CreditMemo(
                new CreditMemoId(Sql.uuid(row, "credit_memo_id")),
                new InvoiceId(Sql.uuid(row, "invoice_id")),
                Sql.text(row, "number"),
                new CustomerId(Sql.uuid(row, "customer_id")),
                Sql.date(row, "credited_on"),
                new Money(row.getLong("net_minor"), currency),
                new Money(row.getLong("tax_minor"), currency),
                new Money(row.getLong("gross_minor"), currency),
                row.getLong("base_minor"),
                Sql.text(row, "reason_code"),
                Sql.text(row, "reason"),
                Sql.instant(row, "posted_at"),
                Sql.text(row, "posted_by"),
                List.of());
    }
}
