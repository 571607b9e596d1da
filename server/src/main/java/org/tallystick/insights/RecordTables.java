package org.tallystick.insights;

import static org.tallystick.insights.export.ReportColumn.amount;
import static org.tallystick.insights.export.ReportColumn.date;
import static org.tallystick.insights.export.ReportColumn.number;
import static org.tallystick.insights.export.ReportColumn.sum;
import static org.tallystick.insights.export.ReportColumn.text;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.Standing;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** Charges, postings, customers and deeds as they are recorded, however many. */
@Component
class RecordTables {
    private final JdbcClient db;
    private final RowStream stream;
    private final Companies companies;

    RecordTables(JdbcClient db, RowStream stream, Companies companies) {
        this.db = db;
        this.stream = stream;
        this.companies = companies;
    }

    ReportTable unbilled(CompanyId company, ReportQuery query) {
        JdbcClient.StatementSpec statement = db.sql("""
                        select c.number as customer_number, c.name, h.description, h.quantity, h.unit, h.unit_price,
                               h.currency, h.amount_minor, h.tax_code, h.contract_number, h.purchase_order, h.service_from,
                               h.service_to, h.billable_on, h.source, h.source_id
                        from contracts.charge h
                        join customers.customer c on c.company_id = h.company_id and c.customer_id = h.customer_id
                        where h.company_id = :company
                          and h.draft_id is null
                          and h.withdrawn_on is null
                          and (:customer::uuid is null or h.customer_id = :customer)
                          and (:currency::text is null or h.currency = :currency)
                          and (:from::date is null or h.billable_on >= :from)
                          and h.billable_on <= :to
                        order by h.billable_on, h.charge_id
                        """);
        return new ReportTable(
                Report.UNBILLED.key(),
                Report.UNBILLED.title(),
                "Billable " + query.period(),
                List.of(
                        text("customerNumber", "Customer"),
                        text("customer", "Name"),
                        text("description", "Description"),
                        number("quantity", "Quantity"),
                        text("unit", "Unit"),
                        number("unitPrice", "Unit price"),
                        text("currency", "Currency"),
                        sum("amount", "Net amount"),
                        text("taxCode", "Tax code"),
                        text("contract", "Contract"),
                        text("purchaseOrder", "Purchase order"),
                        date("serviceFrom", "Service from"),
                        date("serviceTo", "Service to"),
                        date("billableOn", "Billable on"),
                        text("source", "Source"),
                        text("sourceId", "Source's id")),
                stream.of(
                        company,
                        RowStream.bound(statement, company, query),
                        (row, index) -> ReportRow.of(
                                Sql.text(row, "customer_number"),
                                Sql.text(row, "name"),
                                Sql.text(row, "description"),
                                row.getBigDecimal("quantity").stripTrailingZeros(),
                                Sql.text(row, "unit"),
                                row.getBigDecimal("unit_price").stripTrailingZeros(),
                                Sql.text(row, "currency"),
                                Sql.money(row, "amount_minor"),
                                Sql.text(row, "tax_code"),
                                row.getString("contract_number"),
                                row.getString("purchase_order"),
                                Sql.date(row, "service_from"),
                                Sql.date(row, "service_to"),
                                Sql.date(row, "billable_on"),
                                Sql.text(row, "source"),
                                Sql.text(row, "source_id"))));
    }

    ReportTable journal(CompanyId company, ReportQuery query) {
        CurrencyCode base = companies.get(company).currency();
        JdbcClient.StatementSpec statement = db.sql("""
                        select p.posted_on, p.entry_id, p.line, e.description, e.source_type, p.account, a.name, p.currency,
                               greatest(p.amount_minor, 0) as debit_minor, greatest(-p.amount_minor, 0) as credit_minor,
                               p.base_minor, c.number as customer_number
                        from ledger.posting p
                        join ledger.entry e on e.company_id = p.company_id and e.entry_id = p.entry_id
                        join ledger.account a on a.company_id = p.company_id and a.number = p.account
                        left join customers.customer c on c.company_id = p.company_id and c.customer_id = p.customer_id
                        where p.company_id = :company
                          and (:customer::uuid is null or p.customer_id = :customer)
                          and (:currency::text is null or p.currency = :currency)
                          and (:from::date is null or p.posted_on >= :from)
                          and p.posted_on <= :to
                        order by p.posted_on, p.entry_id, p.line
                        """);
        return new ReportTable(
                Report.JOURNAL.key(),
                Report.JOURNAL.title(),
                query.period(),
                List.of(
                        date("on", "Date"),
                        text("entry", "Entry"),
                        number("line", "Line"),
                        text("description", "Description"),
                        text("source", "Source"),
                        text("account", "Account"),
                        text("accountName", "Account name"),
                        text("customerNumber", "Customer"),
                        text("currency", "Currency"),
                        sum("debit", "Debit"),
                        sum("credit", "Credit"),
                        amount("base", "In " + base)),
                stream.of(
                        company,
                        RowStream.bound(statement, company, query),
                        (row, index) -> ReportRow.of(
                                Sql.date(row, "posted_on"),
                                Sql.text(row, "entry_id"),
                                row.getInt("line"),
                                Sql.text(row, "description"),
                                Sql.text(row, "source_type"),
                                Sql.text(row, "account"),
                                Sql.text(row, "name"),
                                row.getString("customer_number"),
                                Sql.text(row, "currency"),
                                Sql.money(row, "debit_minor"),
                                Sql.money(row, "credit_minor"),
                                new Money(row.getLong("base_minor"), base))));
    }

    /** With what is open now in the customer's own currency, credits and unapplied payments taken off. */
    ReportTable customers(CompanyId company, ReportQuery query) {
        JdbcClient.StatementSpec statement = db.sql("""
                        select c.number, c.name, c.kind, c.standing, c.terms, c.currency, c.country, c.city, c.tax_id,
                               c.archived_on,
                               coalesce((select sum(i.open_minor)
                                         from receivables.open_item i
                                         where i.company_id = c.company_id
                                           and i.customer_id = c.customer_id
                                           and i.currency = c.currency
                                           and i.open_minor <> 0), 0)
                               - coalesce((select sum(p.unapplied_minor)
                                           from payments.payment p
                                           where p.company_id = c.company_id
                                             and p.customer_id = c.customer_id
                                             and p.currency = c.currency
                                             and p.unapplied_minor <> 0), 0) as balance_minor
                        from customers.customer c
                        where c.company_id = :company
                          and (:customer::uuid is null or c.customer_id = :customer)
                          and (:currency::text is null or c.currency = :currency)
                        order by lower(c.name), c.number
                        """);
        return new ReportTable(
                Report.CUSTOMERS.key(),
                Report.CUSTOMERS.title(),
                "Balances as they are now",
                List.of(
                        text("number", "Number"),
                        text("name", "Name"),
                        text("kind", "Kind"),
                        text("standing", "Standing"),
                        text("terms", "Terms"),
                        text("country", "Country"),
                        text("city", "City"),
                        text("taxId", "Tax id"),
                        date("archivedOn", "Archived"),
                        text("currency", "Currency"),
                        sum("balance", "Balance")),
                stream.of(
                        company,
                        statement
                                .param("company", company.value())
                                .param(
                                        "customer",
                                        query.customer() == null
                                                ? null
                                                : query.customer().value())
                                .param(
                                        "currency",
                                        query.currency() == null
                                                ? null
                                                : query.currency().code()),
                        (row, index) -> ReportRow.of(
                                Sql.text(row, "number"),
                                Sql.text(row, "name"),
                                CustomerKind.valueOf(Sql.text(row, "kind")).title(),
                                Standing.valueOf(Sql.text(row, "standing")).title(),
                                Sql.text(row, "terms"),
                                Sql.text(row, "country"),
                                row.getString("city"),
                                row.getString("tax_id"),
                                Sql.dateOrNull(row, "archived_on"),
                                Sql.text(row, "currency"),
                                Sql.money(row, "balance_minor"))));
    }

    ReportTable audit(CompanyId company, ReportQuery query) {
        JdbcClient.StatementSpec statement = db.sql("""
                        select recorded_at, business_on, actor_kind, actor_id, command, subject_type, label, reason
                        from audit.event
                        where company_id = :company
                          and (:customer::uuid is null or customer_id = :customer)
                          and (:from::date is null or business_on >= :from)
                          and business_on <= :to
                        order by event_id
                        """);
        return new ReportTable(
                Report.AUDIT.key(),
                Report.AUDIT.title(),
                query.period(),
                List.of(
                        text("at", "At"),
                        date("on", "Business day"),
                        text("actorKind", "Who"),
                        text("actorId", "Id"),
                        text("command", "Deed"),
                        text("subjectType", "Kind of subject"),
                        text("subject", "Subject"),
                        text("reason", "Reason")),
                stream.of(
                        company,
                        statement
                                .param("company", company.value())
                                .param("from", query.from())
                                .param("to", query.to())
                                .param(
                                        "customer",
                                        query.customer() == null
                                                ? null
                                                : query.customer().value()),
                        (row, index) -> ReportRow.of(
                                RowStream.moment(row, "recorded_at"),
                                Sql.date(row, "business_on"),
                                Sql.text(row, "actor_kind"),
                                row.getString("actor_id"),
                                Sql.text(row, "command"),
                                Sql.text(row, "subject_type"),
                                row.getString("label"),
                                row.getString("reason"))));
    }
}
