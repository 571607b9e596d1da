package org.tallystick.invoicing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.contracts.ChargeId;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** The corrections of a company. What replaces an invoice is found by its charges, on whatever draft they came to be billed. */
@Repository
@Transactional(readOnly = true)
public class Corrections {
    private final JdbcClient db;

    Corrections(JdbcClient db) {
        this.db = db;
    }

    /** A wrong invoice whose charges are on a draft, and the credit memo that took it back. */
    record Replaced(UUID draft, Correction.Document document, CustomerId customer, CreditMemoId memo) {}

    public Optional<Correction> ofInvoice(CompanyId company, InvoiceId invoice) {
        return db.sql("""
                        select correction_id, invoice_id, credit_memo_id, run_id, draft_id, recorded_at, recorded_by
                        from invoicing.correction
                        where company_id = :company
                          and invoice_id = :invoice
                        """)
                .param("company", company.value())
                .param("invoice", invoice.value())
                .query(Corrections::correction)
                .optional();
    }

    public Correction.Chain chain(CompanyId company, InvoiceId invoice) {
        return new Correction.Chain(
                replacedBy(company, List.of(invoice)).getOrDefault(invoice, List.of()),
                ofInvoice(company, invoice).orElse(null),
                after(company, invoice));
    }

    /** The wrong invoices that each of these invoices replaces. */
    public Map<InvoiceId, List<Correction.Document>> replacedBy(CompanyId company, Collection<InvoiceId> invoices) {
        return db
                .sql("""
                        select distinct l.invoice_id as later_id, i.invoice_id, i.number, i.invoice_on
                        from invoicing.invoice_line l
                        join invoicing.correction_line cl on cl.company_id = l.company_id and cl.charge_id = l.charge_id
                        join invoicing.correction c on c.company_id = cl.company_id and c.correction_id = cl.correction_id
                        join invoicing.invoice i on i.company_id = c.company_id and i.invoice_id = c.invoice_id
                        where l.company_id = :company
                          and l.invoice_id = any(:invoices)
                        order by i.invoice_on, i.number
                        """)
                .param("company", company.value())
                .param("invoices", invoices.stream().map(InvoiceId::value).toArray(UUID[]::new))
                .query((row, number) -> Map.entry(new InvoiceId(Sql.uuid(row, "later_id")), document(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private List<Correction.Document> after(CompanyId company, InvoiceId invoice) {
        return db.sql("""
                        select distinct i.invoice_id, i.number, i.invoice_on
                        from invoicing.correction c
                        join invoicing.correction_line cl on cl.company_id = c.company_id and cl.correction_id = c.correction_id
                        join invoicing.invoice_line l on l.company_id = cl.company_id and l.charge_id = cl.charge_id
                        join invoicing.invoice i on i.company_id = l.company_id and i.invoice_id = l.invoice_id
                        where c.company_id = :company
                          and c.invoice_id = :invoice
                        order by i.invoice_on, i.number
                        """)
                .param("company", company.value())
                .param("invoice", invoice.value())
                .query((row, number) -> document(row))
                .list();
    }

    /** What drafts replace, for all of them in one statement. */
    List<Replaced> ofDrafts(CompanyId company, Collection<UUID> drafts) {
        return db.sql("""
                        select distinct h.draft_id, i.invoice_id, i.number, i.invoice_on, i.customer_id, c.credit_memo_id
                        from contracts.charge h
                        join invoicing.correction_line cl on cl.company_id = h.company_id and cl.charge_id = h.charge_id
                        join invoicing.correction c on c.company_id = cl.company_id and c.correction_id = cl.correction_id
                        join invoicing.invoice i on i.company_id = c.company_id and i.invoice_id = c.invoice_id
                        where h.company_id = :company
                          and h.draft_id = any(:drafts)
                        order by i.invoice_on, i.number
                        """)
                .param("company", company.value())
                .param("drafts", drafts.toArray(UUID[]::new))
                .query((row, number) -> new Replaced(
                        Sql.uuid(row, "draft_id"),
                        document(row),
                        new CustomerId(Sql.uuid(row, "customer_id")),
                        new CreditMemoId(Sql.uuid(row, "credit_memo_id"))))
                .list();
    }

    /** The same by draft, for those who ask before a draft is posted. */
    public Map<UUID, List<Correction.Document>> replacedByDrafts(CompanyId company, Collection<UUID> drafts) {
        return ofDrafts(company, drafts).stream()
                .collect(Collectors.groupingBy(
                        Replaced::draft, Collectors.mapping(Replaced::document, Collectors.toList())));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CompanyId company, Correction correction, Map<Integer, ChargeId> charges) {
        db.sql("""
                        insert into invoicing.correction
                            (company_id, correction_id, invoice_id, credit_memo_id, run_id, draft_id, recorded_at, recorded_by)
                        values (:company, :id, :invoice, :memo, :run, :draft, :at, :by)
                        """)
                .param("company", company.value())
                .param("id", correction.id())
                .param("invoice", correction.invoice().value())
                .param("memo", correction.memo().value())
                .param("run", correction.run().value())
                .param("draft", correction.draft())
                .param("at", Sql.moment(correction.recordedAt()))
                .param("by", correction.recordedBy())
                .update();
        List<Map.Entry<Integer, ChargeId>> lines = List.copyOf(charges.entrySet());
        db.sql("""
                        insert into invoicing.correction_line (company_id, correction_id, line, charge_id)
                        select :company, :id, line, charge_id
                        from unnest(:lines::int[], :charges::uuid[]) as corrected (line, charge_id)
                        """)
                .param("company", company.value())
                .param("id", correction.id())
                .param("lines", lines.stream().map(Map.Entry::getKey).toArray(Integer[]::new))
                .param(
                        "charges",
                        lines.stream().map(line -> line.getValue().value()).toArray(UUID[]::new))
                .update();
    }

    private static Correction.Document document(ResultSet row) throws SQLException {
        return new Correction.Document(
                new InvoiceId(Sql.uuid(row, "invoice_id")), Sql.text(row, "number"), Sql.date(row, "invoice_on"));
    }

    private static Correction correction(ResultSet row, int number) throws SQLException {
        return new Correction(
                Sql.uuid(row, "correction_id"),
                new InvoiceId(Sql.uuid(row, "invoice_id")),
                new CreditMemoId(Sql.uuid(row, "credit_memo_id")),
                new RunId(Sql.uuid(row, "run_id")),
                Sql.uuid(row, "draft_id"),
                Sql.instant(row, "recorded_at"),
                Sql.text(row, "recorded_by"));
    }
}
