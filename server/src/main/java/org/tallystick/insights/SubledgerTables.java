package org.tallystick.insights;

import static org.tallystick.insights.export.ReportColumn.date;
import static org.tallystick.insights.export.ReportColumn.number;
import static org.tallystick.insights.export.ReportColumn.sum;
import static org.tallystick.insights.export.ReportColumn.text;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.Allocation;

/** Open items, payments and allocations, however many. */
@Component
class SubledgerTables {
    private final JdbcClient db;
    private final RowStream stream;

    SubledgerTables(JdbcClient db, RowStream stream) {
        this.db = db;
        this.stream = stream;
    }

    ReportTable openItems(CompanyId company, ReportQuery query) {
        JdbcClient.StatementSpec statement = db.sql("""
                        select c.number as customer_number, c.name, i.kind, i.number, i.installment, i.currency, i.reference,
                               i.purchase_order, i.document_on, i.due_on, i.amount_minor, i.open_minor,
                               case when i.open_minor > 0 then greatest(0, :to::date - i.due_on) else 0 end as days
                        from receivables.open_item i
                        join customers.customer c on c.company_id = i.company_id and c.customer_id = i.customer_id
                        where i.company_id = :company
                          and i.open_minor <> 0
                          and (:customer::uuid is null or i.customer_id = :customer)
                          and (:currency::text is null or i.currency = :currency)
                          and (:from::date is null or i.document_on >= :from)
                        order by i.due_on, i.number, i.installment
                        """);
        return new ReportTable(
                Report.OPEN_ITEMS.key(),
                Report.OPEN_ITEMS.title(),
                "Open now, past due on " + query.to(),
                List.of(
                        text("customerNumber", "Customer"),
                        text("customer", "Name"),
                        text("kind", "Kind"),
                        text("number", "Number"),
                        number("installment", "Installment"),
                        text("currency", "Currency"),
                        text("reference", "Reference"),
                        text("purchaseOrder", "Purchase order"),
                        date("documentOn", "Date"),
                        date("dueOn", "Due"),
                        number("daysPastDue", "Days past due"),
                        sum("amount", "Amount"),
                        sum("open", "Open")),
                stream.of(
                        company,
                        RowStream.bound(statement, company, query),
                        (row, index) -> ReportRow.of(
                                Sql.text(row, "customer_number"),
                                Sql.text(row, "name"),
                                AgingItem.Kind.valueOf(Sql.text(row, "kind")).title(),
                                Sql.text(row, "number"),
                                row.getInt("installment"),
                                Sql.text(row, "currency"),
                                row.getString("reference"),
                                row.getString("purchase_order"),
                                Sql.date(row, "document_on"),
                                Sql.date(row, "due_on"),
                                row.getInt("days"),
                                Sql.money(row, "amount_minor"),
                                Sql.money(row, "open_minor"))));
    }

    ReportTable payments(CompanyId company, ReportQuery query, boolean unappliedOnly) {
        Report report = unappliedOnly ? Report.UNAPPLIED : Report.PAYMENTS;
        JdbcClient.StatementSpec statement = db.sql("""
                        select p.number, p.received_on, c.number as customer_number, c.name, p.method, p.reference,
                               p.payer_name, p.currency, p.amount_minor, p.allocated_minor, p.returned_minor,
                               p.refunded_minor, p.exchanged_minor, p.unapplied_minor
                        from payments.payment p
                        left join customers.customer c on c.company_id = p.company_id and c.customer_id = p.customer_id
                        where p.company_id = :company
                          and (not :unappliedOnly or p.unapplied_minor <> 0)
                          and (:customer::uuid is null or p.customer_id = :customer)
                          and (:currency::text is null or p.currency = :currency)
                          and (:from::date is null or p.received_on >= :from)
                          and p.received_on <= :to
                        order by p.received_on, p.payment_id
                        """).param("unappliedOnly", unappliedOnly);
        return new ReportTable(
                report.key(),
                report.title(),
                "Received " + query.period(),
                List.of(
                        text("number", "Number"),
                        date("receivedOn", "Received"),
                        text("customerNumber", "Customer"),
                        text("customer", "Name"),
                        text("method", "Method"),
                        text("reference", "Reference"),
                        text("payer", "Payer"),
                        text("currency", "Currency"),
                        sum("amount", "Amount"),
                        sum("allocated", "Allocated"),
                        sum("returned", "Returned"),
                        sum("refunded", "Refunded"),
                        sum("exchanged", "Exchanged"),
                        sum("unapplied", "Unapplied")),
                stream.of(
                        company,
                        RowStream.bound(statement, company, query),
                        (row, index) -> ReportRow.of(
                                Sql.text(row, "number"),
                                Sql.date(row, "received_on"),
                                row.getString("customer_number"),
                                row.getString("name"),
                                PaymentMethod.valueOf(Sql.text(row, "method")).title(),
                                row.getString("reference"),
                                row.getString("payer_name"),
                                Sql.text(row, "currency"),
                                Sql.money(row, "amount_minor"),
                                Sql.money(row, "allocated_minor"),
                                Sql.money(row, "returned_minor"),
                                Sql.money(row, "refunded_minor"),
                                Sql.money(row, "exchanged_minor"),
                                Sql.money(row, "unapplied_minor"))));
    }

    ReportTable allocations(CompanyId company, ReportQuery query) {
        JdbcClient.StatementSpec statement = db.sql("""
                        select a.effective_on, a.kind, c.number as customer_number, c.name, i.number as item_number,
                               coalesce(p.number, credit.number) as source_number, a.currency, a.amount_minor, a.rule,
                               a.reason, a.recorded_at, a.recorded_by
                        from receivables.allocation a
                        join receivables.open_item i on i.company_id = a.company_id and i.open_item_id = a.open_item_id
                        join customers.customer c on c.company_id = a.company_id and c.customer_id = i.customer_id
                        left join payments.payment p on p.company_id = a.company_id and p.payment_id = a.payment_id
                        left join receivables.open_item credit
                          on credit.company_id = a.company_id and credit.open_item_id = a.credit_item_id
                        where a.company_id = :company
                          and (:customer::uuid is null or i.customer_id = :customer)
                          and (:currency::text is null or a.currency = :currency)
                          and (:from::date is null or a.effective_on >= :from)
                          and a.effective_on <= :to
                        order by a.effective_on, a.allocation_id
                        """);
        return new ReportTable(
                Report.ALLOCATIONS.key(),
                Report.ALLOCATIONS.title(),
                query.period(),
                List.of(
                        date("on", "Date"),
                        text("kind", "Kind"),
                        text("customerNumber", "Customer"),
                        text("customer", "Name"),
                        text("item", "Item"),
                        text("source", "Settled by"),
                        text("currency", "Currency"),
                        sum("amount", "Amount"),
                        text("rule", "Rule"),
                        text("reason", "Reason"),
                        text("recordedAt", "Recorded at"),
                        text("recordedBy", "Recorded by")),
                stream.of(
                        company,
                        RowStream.bound(statement, company, query),
                        (row, index) -> ReportRow.of(
                                Sql.date(row, "effective_on"),
                                Allocation.Kind.valueOf(Sql.text(row, "kind")).title(),
                                Sql.text(row, "customer_number"),
                                Sql.text(row, "name"),
                                Sql.text(row, "item_number"),
                                row.getString("source_number"),
                                Sql.text(row, "currency"),
                                Sql.money(row, "amount_minor"),
                                Sql.text(row, "rule"),
                                row.getString("reason"),
                                RowStream.moment(row, "recorded_at"),
                                Sql.text(row, "recorded_by"))));
    }
}
