package org.tallystick.api;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.delivery.EInvoiceFiles;
import org.tallystick.einvoices.DocumentType;
import org.tallystick.invoicing.InvoiceId;
import org.tallystick.invoicing.InvoiceLine;
import org.tallystick.invoicing.InvoiceTax;
import org.tallystick.invoicing.Invoices;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** Posted invoices; read only, because billing makes them. */
@RestController
@RequestMapping("/api/v1/invoices")
class InvoicesApi {
    private final Invoices invoices;
    private final EInvoiceFiles files;
    private final JdbcClient db;

    InvoicesApi(Invoices invoices, EInvoiceFiles files, JdbcClient db) {
        this.invoices = invoices;
        this.files = files;
        this.db = db;
    }

    @SnakeCase
    record InvoiceView(
            UUID id,
            String number,
            UUID customerId,
            LocalDate invoiceOn,
            LocalDate dueOn,
            Amount net,
            Amount tax,
            Amount gross,
            Amount open,
            String paymentReference,
            @Nullable String purchaseOrder,
            @Nullable UUID debitsInvoiceId,
            @Nullable String debitReason,
            Instant postedAt) {}

    @SnakeCase
    record LineView(
            int line,
            @Nullable UUID chargeId,
            String description,
            String quantity,
            String unit,
            String unitPrice,
            @Nullable String priceWithTax,
            Amount net,
            String taxCode,
            String taxRate,
            LocalDate serviceFrom,
            LocalDate serviceTo) {
        static LineView of(InvoiceLine line) {
            var charge = line.charge();
            return new LineView(
                    line.line(),
                    charge == null ? null : charge.value(),
                    line.description(),
                    line.quantity().toPlainString(),
                    line.unit(),
                    line.unitPrice().toPlainString(),
                    line.priceWithTax() == null ? null : line.priceWithTax().toPlainString(),
                    Amount.of(line.net()),
                    line.taxCode(),
                    line.tax().rate().value().toPlainString(),
                    line.serviceFrom(),
                    line.serviceTo());
        }
    }

    @SnakeCase
    record TaxView(
            String category,
            String rate,
            Amount base,
            Amount tax,
            @Nullable String exemptionReason,
            @Nullable String exemptionCode) {
        static TaxView of(InvoiceTax tax) {
            var breakdown = tax.breakdown();
            return new TaxView(
                    breakdown.key().category(),
                    breakdown.key().rate().value().toPlainString(),
                    Amount.of(breakdown.base()),
                    Amount.of(breakdown.tax()),
                    tax.exemptionReason(),
                    tax.exemptionCode());
        }
    }

    /** An invoice with its lines and its taxes. */
    record FullInvoice(InvoiceView invoice, List<LineView> lines, List<TaxView> taxes) {}

    @GetMapping
    @Transactional(readOnly = true)
    Cursor.Slice<InvoiceView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(name = "customer_id", required = false) @Nullable UUID customer,
            @RequestParam(required = false) @Nullable String number,
            Caller caller) {
        caller.must(Permission.VIEW);
        Cursor page = Cursor.of(cursor, limit);
        return page.slice(rows(caller, null, customer, number, page.after(), page.fetched()), InvoiceView::id);
    }

    @GetMapping("/{id}")
    @Transactional(readOnly = true)
    FullInvoice show(@PathVariable UUID id, Caller caller) {
        caller.must(Permission.VIEW);
        InvoiceView invoice = rows(caller, id, null, null, new UUID(0, 0), 1).stream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("invoice"));
        var key = new InvoiceId(id);
        return new FullInvoice(
                invoice,
                invoices.lines(caller.company(), key).stream().map(LineView::of).toList(),
                invoices.taxes(caller.company(), key).stream().map(TaxView::of).toList());
    }

    /** The invoice as an electronic one: {@code ubl}, {@code cii} or {@code facturx}. */
    @GetMapping("/{id}/e-invoice/{form}")
    ResponseEntity<byte[]> electronic(@PathVariable UUID id, @PathVariable String form, Caller caller) {
        caller.must(Permission.VIEW);
        EInvoiceFiles.Download file =
                files.download(caller.company(), DocumentType.INVOICE, id, EInvoiceFiles.Form.of(form));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.contentType()))
                .headers(headers -> headers.setContentDisposition(ContentDisposition.attachment()
                        .filename(file.fileName())
                        .build()))
                .body(file.content());
    }

    private List<InvoiceView> rows(
            Caller caller, @Nullable UUID id, @Nullable UUID customer, @Nullable String number, UUID after, int limit) {
        return db.sql("""
                        select i.invoice_id, i.number, i.customer_id, i.invoice_on, i.due_on, i.currency, i.net_minor,
                               i.tax_minor, i.gross_minor, i.payment_reference, i.purchase_order, i.debited_id, i.debit_reason,
                               i.posted_at,
                               (select coalesce(sum(o.open_minor), 0)
                                from receivables.open_item o
                                where o.company_id = i.company_id
                                  and o.document_id = i.invoice_id) as open_minor
                        from invoicing.invoice i
                        where i.company_id = :company
                          and i.invoice_id > :after
                          and (:id::uuid is null or i.invoice_id = :id)
                          and (:customer::uuid is null or i.customer_id = :customer)
                          and (:number::text is null or i.number = :number)
                        order by i.invoice_id
                        limit :limit
                        """)
                .param("company", caller.company().value())
                .param("after", after)
                .param("id", id)
                .param("customer", customer)
                .param("number", number)
                .param("limit", limit)
                .query(InvoicesApi::view)
                .list();
    }

    private static InvoiceView view(ResultSet row, int number) throws SQLException {
        return new InvoiceView(
                Sql.uuid(row, "invoice_id"),
                Sql.text(row, "number"),
                Sql.uuid(row, "customer_id"),
                Sql.date(row, "invoice_on"),
                Sql.date(row, "due_on"),
                Amount.of(row, "net_minor"),
                Amount.of(row, "tax_minor"),
                Amount.of(row, "gross_minor"),
                Amount.of(row, "open_minor"),
                Sql.text(row, "payment_reference"),
                row.getString("purchase_order"),
                Sql.uuidOrNull(row, "debited_id"),
                row.getString("debit_reason"),
                Sql.instant(row, "posted_at"));
    }
}
