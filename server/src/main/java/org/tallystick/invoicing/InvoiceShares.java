package org.tallystick.invoicing;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.InvoicePosting.Numbered;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** Which invoices ask for shares of the same whole. */
@Repository
@Transactional(readOnly = true)
public class InvoiceShares {
    private final JdbcClient db;

    InvoiceShares(JdbcClient db) {
        this.db = db;
    }

    /** One document of a family, with what is open on it; moved: the document whose payer did not pay it. */
    public record Member(
            InvoiceId id,
            String number,
            CustomerId payer,
            String payerName,
            LocalDate dueOn,
            Money gross,
            Money credited,
            Money open,
            @Nullable InvoiceId movedFrom,
            @Nullable String movedFromNumber) {}

    /** All documents that share a whole, in the order of their payers; whose arrangement it is pays what is left. */
    public record Family(UUID draft, CustomerId customer, Money whole, List<Member> members) {
        public Family {
            members = List.copyOf(members);
        }
    }

    /** Empty for an invoice that asks for a whole. */
    public Optional<Family> of(CompanyId company, InvoiceId invoice) {
        record Head(UUID draft, CustomerId customer, Money whole) {}
        return db.sql("""
                        select s.family_id, s.customer_id, s.whole_gross_minor, i.currency
                        from invoicing.invoice_share s
                        join invoicing.invoice i using (company_id, invoice_id)
                        where s.company_id = :company
                          and s.invoice_id = :invoice
                        """)
                .param("company", company.value())
                .param("invoice", invoice.value())
                .query((row, number) -> new Head(
                        Sql.uuid(row, "family_id"),
                        new CustomerId(Sql.uuid(row, "customer_id")),
                        Sql.money(row, "whole_gross_minor")))
                .optional()
                .map(head -> new Family(head.draft(), head.customer(), head.whole(), members(company, head.draft())));
    }

    private List<Member> members(CompanyId company, UUID family) {
        return db.sql("""
                        select i.invoice_id, i.number, i.customer_id, i.buyer ->> 'name' as payer_name, i.due_on, i.currency,
                               i.gross_minor, o.open_minor, coalesce(c.gross_minor, 0) as credited_minor,
                               m.invoice_id as moved_from, f.number as moved_from_number
                        from invoicing.invoice_share s
                        join invoicing.invoice i using (company_id, invoice_id)
                        cross join lateral (
                          select coalesce(sum(open_minor), 0) as open_minor
                          from receivables.open_item
                          where company_id = i.company_id
                            and document_id = i.invoice_id) o
                        cross join lateral (
                          select sum(gross_minor) as gross_minor
                          from invoicing.credit_memo
                          where company_id = i.company_id
                            and invoice_id = i.invoice_id) c
                        left join invoicing.credit_memo m on m.company_id = s.company_id and m.credit_memo_id = s.moved_by
                        left join invoicing.invoice f on f.company_id = m.company_id and f.invoice_id = m.invoice_id
                        where s.company_id = :company
                          and s.family_id = :family
                        order by s.position
                        """)
                .param("company", company.value())
                .param("family", family)
                .query((row, number) -> {
                    UUID movedFrom = Sql.uuidOrNull(row, "moved_from");
                    return new Member(
                            new InvoiceId(Sql.uuid(row, "invoice_id")),
                            Sql.text(row, "number"),
                            new CustomerId(Sql.uuid(row, "customer_id")),
                            Sql.text(row, "payer_name"),
                            Sql.date(row, "due_on"),
                            Sql.money(row, "gross_minor"),
                            Sql.money(row, "credited_minor"),
                            Sql.money(row, "open_minor"),
                            movedFrom == null ? null : new InvoiceId(movedFrom),
                            row.getString("moved_from_number"));
                })
                .list();
    }

    /** The share of an invoice; the next position of its family stands behind {@link #nextPosition}. */
    Optional<Share> share(CompanyId company, Invoice invoice) {
        CurrencyCode currency = invoice.currency();
        return db.sql("""
                        select family_id, position, customer_id, arrangement_id, whole_net_minor, whole_tax_minor,
                               whole_gross_minor, moved_by
                        from invoicing.invoice_share
                        where company_id = :company
                          and invoice_id = :invoice
                        """)
                .param("company", company.value())
                .param("invoice", invoice.id().value())
                .query((row, number) -> {
                    UUID movedBy = Sql.uuidOrNull(row, "moved_by");
                    return new Share(
                            Sql.uuid(row, "family_id"),
                            row.getInt("position"),
                            new CustomerId(Sql.uuid(row, "customer_id")),
                            Sql.uuid(row, "arrangement_id"),
                            new Money(row.getLong("whole_net_minor"), currency),
                            new Money(row.getLong("whole_tax_minor"), currency),
                            new Money(row.getLong("whole_gross_minor"), currency),
                            movedBy == null ? null : new CreditMemoId(movedBy));
                })
                .optional();
    }

    int nextPosition(CompanyId company, UUID family) {
        return db.sql("""
                        select coalesce(max(position), 0) + 1
                        from invoicing.invoice_share
                        where company_id = :company
                          and family_id = :family
                        """)
                .param("company", company.value())
                .param("family", family)
                .query((row, number) -> row.getInt(1))
                .single();
    }

    private record Row(InvoiceId invoice, Share share) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, List<Numbered> invoices) {
        List<Row> rows = invoices.stream()
                .filter(numbered -> numbered.invoice().share() != null)
                .map(numbered -> new Row(
                        numbered.id(), Objects.requireNonNull(numbered.invoice().share())))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        db.sql("""
                        insert into invoicing.invoice_share
                            (company_id, invoice_id, family_id, position, customer_id, arrangement_id, whole_net_minor,
                             whole_tax_minor, whole_gross_minor, moved_by)
                        select :company, invoice_id, family_id, position, customer_id, arrangement_id, whole_net_minor,
                               whole_tax_minor, whole_gross_minor, moved_by
                        from unnest(:invoices::uuid[], :families::uuid[], :positions::int[], :customers::uuid[],
                                    :arrangements::uuid[], :nets::bigint[], :taxes::bigint[], :grosses::bigint[],
                                    :memos::uuid[])
                             as share (invoice_id, family_id, position, customer_id, arrangement_id, whole_net_minor,
                                       whole_tax_minor, whole_gross_minor, moved_by)
                        """)
                .param("company", company.value())
                .param(
                        "invoices",
                        rows.stream().map(row -> row.invoice().value()).toArray(UUID[]::new))
                .param(
                        "families",
                        rows.stream().map(row -> row.share().family()).toArray(UUID[]::new))
                .param(
                        "positions",
                        rows.stream().map(row -> row.share().position()).toArray(Integer[]::new))
                .param(
                        "customers",
                        rows.stream().map(row -> row.share().customer().value()).toArray(UUID[]::new))
                .param(
                        "arrangements",
                        rows.stream().map(row -> row.share().arrangement()).toArray(UUID[]::new))
                .param(
                        "nets",
                        rows.stream().map(row -> row.share().wholeNet().minor()).toArray(Long[]::new))
                .param(
                        "taxes",
                        rows.stream().map(row -> row.share().wholeTax().minor()).toArray(Long[]::new))
                .param(
                        "grosses",
                        rows.stream()
                                .map(row -> row.share().wholeGross().minor())
                                .toArray(Long[]::new))
                .param("memos", rows.stream().map(row -> movedBy(row.share())).toArray(UUID[]::new))
                .update();
    }

    private static @Nullable UUID movedBy(Share share) {
        return share.movedBy() == null ? null : share.movedBy().value();
    }
}
