package org.tallystick.invoicing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tallystick.access.Caller;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.InvoicePosting.Numbered;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import tools.jackson.databind.json.JsonMapper;

/** Inserts posted invoices with their lines and taxes; nothing ever updates them. */
@Repository
class InvoiceWriter {
    private final JdbcClient db;
    private final JsonMapper json;

    InvoiceWriter(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    void insert(Caller caller, List<Numbered> invoices, Party seller, @Nullable String footer, Instant postedAt) {
        insertInvoices(caller, invoices, json.writeValueAsString(seller), footer, postedAt);
        insertLines(caller.company(), invoices);
        insertTaxes(caller.company(), invoices);
    }

    private void insertInvoices(
            Caller caller, List<Numbered> rows, String seller, @Nullable String footer, Instant postedAt) {
        db.sql("""
                        insert into invoicing.invoice
                            (company_id, invoice_id, series, series_number, number, customer_id, draft_id, invoice_on, due_on,
                             service_from, service_to, currency, net_minor, tax_minor, gross_minor, base_minor, rate,
                             rounding_policy, rounding_mode, terms, language, payment_reference, contract_number,
                             purchase_order, buyer, seller, footer, debited_id, debit_reason, debit_note, posted_at,
                             posted_by)
                        select :company, invoice_id, series, series_number, number, customer_id, draft_id, invoice_on, due_on,
                               service_from, service_to, currency, net_minor, tax_minor, gross_minor, base_minor, rate,
                               rounding_policy, rounding_mode, terms, language, payment_reference, contract_number,
                               purchase_order, buyer::jsonb, :seller::jsonb, :footer, debited_id, debit_reason, debit_note,
                               :postedAt, :by
                        from unnest(:ids::uuid[], :series::text[], :seriesNumbers::bigint[], :numbers::text[],
                                    :customers::uuid[], :drafts::uuid[], :invoiceDays::date[], :dueDays::date[],
                                    :froms::date[], :tos::date[], :currencies::text[], :nets::bigint[], :taxes::bigint[],
                                    :grosses::bigint[], :bases::bigint[], :rates::numeric[], :policies::text[],
                                    :modes::text[], :terms::text[], :languages::text[], :references::text[],
                                    :contracts::text[], :orders::text[], :buyers::text[], :debited::uuid[],
                                    :debitReasons::text[], :debitNotes::text[])
                             as invoice (invoice_id, series, series_number, number, customer_id, draft_id, invoice_on, due_on,
                                         service_from, service_to, currency, net_minor, tax_minor, gross_minor, base_minor,
                                         rate, rounding_policy, rounding_mode, terms, language, payment_reference,
                                         contract_number, purchase_order, buyer, debited_id, debit_reason, debit_note)
                        """)
                .param("company", caller.company().value())
                .param("seller", seller)
                .param("footer", footer)
                .param("postedAt", Sql.moment(postedAt))
                .param("by", caller.actor().reference())
                .param("ids", column(rows, row -> row.id().value()).toArray(UUID[]::new))
                .param("series", column(rows, Numbered::series).toArray(String[]::new))
                .param("seriesNumbers", column(rows, Numbered::seriesNumber).toArray(Long[]::new))
                .param("numbers", column(rows, Numbered::number).toArray(String[]::new))
                .param(
                        "customers",
                        invoices(rows, i -> i.customer().id().value()).toArray(UUID[]::new))
                .param(
                        "drafts",
                        rows.stream().map(row -> row.invoice().billedDraft()).toArray(UUID[]::new))
                .param(
                        "invoiceDays",
                        invoices(rows, PricedInvoice::invoiceOn).stream()
                                .map(LocalDate::toString)
                                .toArray(String[]::new))
                .param(
                        "dueDays",
                        invoices(rows, PricedInvoice::dueOn).stream()
                                .map(LocalDate::toString)
                                .toArray(String[]::new))
                .param(
                        "froms",
                        invoices(rows, PricedInvoice::serviceFrom).stream()
                                .map(LocalDate::toString)
                                .toArray(String[]::new))
                .param(
                        "tos",
                        invoices(rows, PricedInvoice::serviceTo).stream()
                                .map(LocalDate::toString)
                                .toArray(String[]::new))
                .param(
                        "currencies",
                        invoices(rows, i -> i.gross().currency().code()).toArray(String[]::new))
                .param("nets", invoices(rows, i -> i.net().minor()).toArray(Long[]::new))
                .param("taxes", invoices(rows, i -> i.tax().minor()).toArray(Long[]::new))
                .param("grosses", invoices(rows, i -> i.gross().minor()).toArray(Long[]::new))
                .param("bases", invoices(rows, i -> i.base().minor()).toArray(Long[]::new))
                .param("rates", invoices(rows, PricedInvoice::rate).toArray(BigDecimal[]::new))
                .param(
                        "policies",
                        invoices(rows, i -> i.rounding().policy().name()).toArray(String[]::new))
                .param("modes", invoices(rows, i -> i.rounding().mode().name()).toArray(String[]::new))
                .param(
                        "terms",
                        invoices(rows, i -> i.customer().profile().terms().toString())
                                .toArray(String[]::new))
                .param(
                        "languages",
                        invoices(rows, i -> i.customer().profile().language().toLanguageTag())
                                .toArray(String[]::new))
                .param("references", column(rows, Numbered::paymentReference).toArray(String[]::new))
                .param(
                        "contracts",
                        rows.stream().map(row -> row.invoice().contractNumber()).toArray(String[]::new))
                .param(
                        "orders",
                        rows.stream().map(row -> row.invoice().purchaseOrder()).toArray(String[]::new))
                .param(
                        "buyers",
                        invoices(rows, i -> json.writeValueAsString(Party.buyer(i.customer())))
                                .toArray(String[]::new))
                .param(
                        "debited",
                        debits(rows, debited -> debited.invoice().value()).toArray(UUID[]::new))
                .param(
                        "debitReasons",
                        debits(rows, debited -> debited.reason().name()).toArray(String[]::new))
                .param("debitNotes", debits(rows, Debited::note).toArray(String[]::new))
                .update();
    }

    /** Of what each debits, null where it is no debit memo. */
    private static <T> List<@Nullable T> debits(List<Numbered> rows, Function<Debited, T> value) {
        List<@Nullable T> values = new ArrayList<>(rows.size());
        for (Numbered row : rows) {
            Debited debited = row.invoice().debited();
            values.add(debited == null ? null : value.apply(debited));
        }
        return values;
    }

    private record LineRow(UUID invoice, int share, InvoiceLine line) {}

    private void insertLines(CompanyId company, List<Numbered> invoices) {
        List<LineRow> rows = new ArrayList<>();
        for (Numbered invoice : invoices) {
            Share share = invoice.invoice().share();
            int position = share == null ? 1 : share.position();
            invoice.invoice()
                    .lines()
                    .forEach(line -> rows.add(new LineRow(invoice.id().value(), position, line)));
        }
        db.sql("""
                        insert into invoicing.invoice_line
                            (company_id, invoice_id, line, charge_id, description, quantity, unit, unit_price, price_with_tax, net_minor,
                             tax_code, tax_category, tax_rate, service_from, service_to, share, whole_minor,
                             child_id, child_name, purchase_order, deposit_id)
                        select :company, invoice_id, line, charge_id, description, quantity, unit, unit_price, price_with_tax, net_minor,
                               tax_code, tax_category, tax_rate, service_from, service_to, share, whole_minor, child_id,
                               child_name, purchase_order, deposit_id
                        from unnest(:invoices::uuid[], :lines::int[], :charges::uuid[], :descriptions::text[],
                                    :quantities::numeric[], :units::text[], :prices::numeric[], :pricesWithTax::numeric[], :nets::bigint[],
                                    :taxCodes::text[], :categories::text[], :rates::numeric[], :froms::date[], :tos::date[],
                                    :shares::int[], :wholes::bigint[], :children::uuid[], :childNames::text[],
                                    :lineOrders::text[], :depositIds::uuid[])
                             as line (invoice_id, line, charge_id, description, quantity, unit, unit_price, price_with_tax, net_minor,
                                      tax_code, tax_category, tax_rate, service_from, service_to, share, whole_minor,
                                      child_id, child_name, purchase_order, deposit_id)
                        """)
                .param("company", company.value())
                .param("invoices", column(rows, LineRow::invoice).toArray(UUID[]::new))
                .param("lines", lines(rows, InvoiceLine::line).toArray(Integer[]::new))
                .param("charges", rows.stream().map(row -> chargeOf(row.line())).toArray(UUID[]::new))
                .param("descriptions", lines(rows, InvoiceLine::description).toArray(String[]::new))
                .param("quantities", lines(rows, InvoiceLine::quantity).toArray(BigDecimal[]::new))
                .param("units", lines(rows, InvoiceLine::unit).toArray(String[]::new))
                .param("prices", lines(rows, InvoiceLine::unitPrice).toArray(BigDecimal[]::new))
                .param(
                        "pricesWithTax",
                        rows.stream().map(row -> row.line().priceWithTax()).toArray(BigDecimal[]::new))
                .param("nets", lines(rows, line -> line.net().minor()).toArray(Long[]::new))
                .param("taxCodes", lines(rows, InvoiceLine::taxCode).toArray(String[]::new))
                .param("categories", lines(rows, line -> line.tax().category()).toArray(String[]::new))
                .param("rates", lines(rows, line -> line.tax().rate().value()).toArray(BigDecimal[]::new))
                .param(
                        "froms",
                        lines(rows, InvoiceLine::serviceFrom).stream()
                                .map(LocalDate::toString)
                                .toArray(String[]::new))
                .param(
                        "tos",
                        lines(rows, InvoiceLine::serviceTo).stream()
                                .map(LocalDate::toString)
                                .toArray(String[]::new))
                .param("shares", column(rows, LineRow::share).toArray(Integer[]::new))
                .param("wholes", rows.stream().map(row -> wholeOf(row.line())).toArray(Long[]::new))
                .param("children", rows.stream().map(row -> childOf(row.line())).toArray(UUID[]::new))
                .param(
                        "childNames",
                        rows.stream()
                                .map(row -> row.line().origin().childName())
                                .toArray(String[]::new))
                .param(
                        "lineOrders",
                        rows.stream()
                                .map(row -> row.line().origin().purchaseOrder())
                                .toArray(String[]::new))
                .param(
                        "depositIds",
                        rows.stream().map(row -> depositOf(row.line())).toArray(UUID[]::new))
                .update();
    }

    private record TaxRow(UUID invoice, InvoiceTax tax) {}

    private void insertTaxes(CompanyId company, List<Numbered> invoices) {
        List<TaxRow> rows = new ArrayList<>();
        for (Numbered invoice : invoices) {
            invoice.invoice()
                    .taxes()
                    .forEach(tax -> rows.add(new TaxRow(invoice.id().value(), tax)));
        }
        db.sql("""
                        insert into invoicing.invoice_tax
                            (company_id, invoice_id, category, rate, base_minor, tax_minor, exemption_reason,
                             exemption_code, certificate_id)
                        select :company, invoice_id, category, rate, base_minor, tax_minor, exemption_reason,
                               exemption_code, certificate_id
                        from unnest(:invoices::uuid[], :categories::text[], :rates::numeric[], :bases::bigint[],
                                    :taxes::bigint[], :reasons::text[], :codes::text[], :certificates::uuid[])
                             as tax (invoice_id, category, rate, base_minor, tax_minor, exemption_reason,
                                     exemption_code, certificate_id)
                        """)
                .param("company", company.value())
                .param("invoices", column(rows, TaxRow::invoice).toArray(UUID[]::new))
                .param(
                        "categories",
                        taxes(rows, tax -> tax.breakdown().key().category()).toArray(String[]::new))
                .param(
                        "rates",
                        taxes(rows, tax -> tax.breakdown().key().rate().value()).toArray(BigDecimal[]::new))
                .param(
                        "bases",
                        taxes(rows, tax -> tax.breakdown().base().minor()).toArray(Long[]::new))
                .param(
                        "taxes",
                        taxes(rows, tax -> tax.breakdown().tax().minor()).toArray(Long[]::new))
                .param(
                        "reasons",
                        rows.stream().map(row -> row.tax().exemptionReason()).toArray(String[]::new))
                .param(
                        "codes",
                        rows.stream().map(row -> row.tax().exemptionCode()).toArray(String[]::new))
                .param(
                        "certificates",
                        rows.stream().map(row -> row.tax().certificate()).toArray(UUID[]::new))
                .update();
    }

    private static @Nullable Long wholeOf(InvoiceLine line) {
        return line.whole() == null ? null : line.whole().minor();
    }

    private static @Nullable UUID childOf(InvoiceLine line) {
        CustomerId child = line.origin().child();
        return child == null ? null : child.value();
    }

    private static @Nullable UUID depositOf(InvoiceLine line) {
        InvoiceId deposit = line.origin().deposit();
        return deposit == null ? null : deposit.value();
    }

    private static @Nullable UUID chargeOf(InvoiceLine line) {
        return line.charge() == null ? null : line.charge().value();
    }

    private static <T, V> List<V> column(List<T> rows, Function<T, V> value) {
        return rows.stream().map(value).toList();
    }

    private static <V> List<V> invoices(List<Numbered> rows, Function<PricedInvoice, V> value) {
        return rows.stream().map(row -> value.apply(row.invoice())).toList();
    }

    private static <V> List<V> lines(List<LineRow> rows, Function<InvoiceLine, V> value) {
        return rows.stream().map(row -> value.apply(row.line())).toList();
    }

    private static <V> List<V> taxes(List<TaxRow> rows, Function<InvoiceTax, V> value) {
        return rows.stream().map(row -> value.apply(row.tax())).toList();
    }
}
