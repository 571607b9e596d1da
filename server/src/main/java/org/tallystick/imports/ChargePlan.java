package org.tallystick.imports;

import static org.tallystick.imports.ImportColumn.optional;
import static org.tallystick.imports.ImportColumn.required;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.contracts.Charges;
import org.tallystick.contracts.Charges.SourceKey;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Refusal;

/** Charges by their source and its id. */
@Component
class ChargePlan implements ImportPlan<ChargeRow> {
    private static final CustomerId NOBODY_YET = new CustomerId(new UUID(0, 0));
    private static final String USUAL_SOURCE = "import";
    private static final List<ImportColumn> COLUMNS = List.of(
            required(
                    "customer",
                    ImportColumn.Type.TEXT,
                    "The customer's number.",
                    "C-1001",
                    "customer number",
                    "customer id",
                    "customer no",
                    "debtor",
                    "debtor number",
                    "debtor no"),
            optional(
                    "source",
                    ImportColumn.Type.TEXT,
                    "The system it comes from; import when empty.",
                    "timesheets",
                    "system"),
            required(
                    "source_id",
                    ImportColumn.Type.TEXT,
                    "What that system calls it; taken once.",
                    "TS-2026-000123",
                    "id",
                    "charge id",
                    "reference",
                    "external id"),
            required(
                    "description",
                    ImportColumn.Type.TEXT,
                    "What the invoice says.",
                    "Consulting",
                    "text",
                    "item",
                    "service"),
            optional("quantity", ImportColumn.Type.NUMBER, "1 when empty.", "7.5", "hours", "units"),
            optional("unit", ImportColumn.Type.TEXT, "h, C62 (piece), KGM …; C62 when empty.", "h", "unit of measure"),
            required(
                    "unit_price",
                    ImportColumn.Type.NUMBER,
                    "Net, up to six decimals.",
                    "120.00",
                    "price",
                    "rate",
                    "amount"),
            optional("currency", ImportColumn.Type.CURRENCY, "The company's when empty.", "EUR", "currency code"),
            optional(
                    "tax_code",
                    ImportColumn.Type.TEXT,
                    "As in the settings; STANDARD when empty.",
                    "STANDARD",
                    "vat code",
                    "tax"),
            optional("contract_number", ImportColumn.Type.TEXT, "Groups charges on invoices.", "", "contract"),
            optional(
                    "purchase_order",
                    ImportColumn.Type.TEXT,
                    "The customer's order.",
                    "PO-77",
                    "order",
                    "order number",
                    "po number"),
            required(
                    "service_from",
                    ImportColumn.Type.DATE,
                    "First day of the service.",
                    "2026-01-05",
                    "service date",
                    "date",
                    "from",
                    "start date"),
            optional(
                    "service_to",
                    ImportColumn.Type.DATE,
                    "Last day; the first when empty.",
                    "2026-01-09",
                    "to",
                    "end date"),
            optional(
                    "billable_on",
                    ImportColumn.Type.DATE,
                    "Billed from this day; the last day of the service when empty.",
                    "",
                    "bill on",
                    "bill date"),
            optional(
                    "service_line",
                    ImportColumn.Type.TEXT,
                    "What it is added up under in reports; the description when empty.",
                    "CONSULTING",
                    "product code",
                    "category",
                    "product"),
            optional(
                    "unit_cost",
                    ImportColumn.Type.NUMBER,
                    "What one unit cost, before tax; unknown when empty.",
                    "70.00",
                    "cost",
                    "cost price",
                    "unit cost"));

    private final ChargeDesk desk;
    private final Charges charges;
    private final Customers customers;
    private final Companies companies;

    ChargePlan(ChargeDesk desk, Charges charges, Customers customers, Companies companies) {
        this.desk = desk;
        this.charges = charges;
        this.customers = customers;
        this.companies = companies;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.CHARGES;
    }

    @Override
    public List<ImportColumn> columns() {
        return COLUMNS;
    }

    @Override
    public String key(Cells cells) {
        Optional<String> id = cells.text("source_id");
        return id.isEmpty() ? "" : cells.text("source").orElse(USUAL_SOURCE) + "\n" + id.get();
    }

    @Override
    public String keyColumn() {
        return "source_id";
    }

    @Override
    public @Nullable ChargeRow read(Caller caller, Cells cells) {
        Optional<String> customer = cells.required("customer");
        Optional<String> sourceId = cells.required("source_id");
        Optional<String> description = cells.required("description");
        Optional<BigDecimal> quantity = cells.number("quantity");
        cells.required("unit_price");
        Optional<BigDecimal> price = cells.number("unit_price");
        Optional<CurrencyCode> currency = cells.currency("currency");
        cells.required("service_from");
        Optional<LocalDate> from = cells.date("service_from");
        Optional<LocalDate> to = cells.date("service_to");
        Optional<LocalDate> billable = cells.date("billable_on");
        Optional<BigDecimal> cost = cells.number("unit_cost");
        if (!cells.isFine()) {
            return null;
        }
        LocalDate last = to.orElse(from.orElseThrow());
        try {
            return new ChargeRow(
                    customer.orElseThrow(),
                    new ChargeInput(
                            NOBODY_YET,
                            cells.text("source").orElse(USUAL_SOURCE),
                            sourceId.orElseThrow(),
                            description.orElseThrow(),
                            quantity.orElse(BigDecimal.ONE),
                            cells.text("unit").orElse("C62"),
                            price.orElseThrow(),
                            currency.orElse(companies.get(caller.company()).currency()),
                            cells.text("tax_code")
                                    .map(text -> text.toUpperCase(Locale.ROOT))
                                    .orElse("STANDARD"),
                            cells.text("contract_number").orElse(null),
                            cells.text("purchase_order").orElse(null),
                            from.orElseThrow(),
                            last,
                            billable.orElse(last),
                            cells.text("service_line").orElse(null),
                            cost.orElse(null)));
        } catch (Refusal e) {
            cells.wrong(column(e.code()), e.code(), e.sentence());
            return null;
        }
    }

    private static String column(String code) {
        return switch (code) {
            case "QUANTITY_ZERO" -> "quantity";
            case "SERVICE_DATES" -> "service_to";
            case "COST_NEGATIVE" -> "unit_cost";
            case "TAX_CODE_INVALID" -> "tax_code";
            case "NUMBER_TOO_LONG", "AMOUNT_TOO_LARGE" -> "unit_price";
            default -> "description";
        };
    }

    @Override
    public List<Verdict> check(Caller caller, Checking checking, List<ChargeRow> rows) {
        Map<String, CustomerId> ids = ids(caller, rows);
        Set<SourceKey> known = charges.known(
                        caller.company(),
                        rows.stream().map(row -> SourceKey.of(row.input())).toList())
                .keySet();
        return rows.stream().map(row -> verdict(row, ids, known)).toList();
    }

    private static Verdict verdict(ChargeRow row, Map<String, CustomerId> ids, Set<SourceKey> known) {
        if (known.contains(SourceKey.of(row.input()))) {
            return Verdict.KNOWN;
        }
        return ids.containsKey(row.customer())
                ? Verdict.FRESH
                : new Verdict.Wrong("customer", "CUSTOMER_UNKNOWN", "There is no customer " + row.customer() + ".");
    }

    private Map<String, CustomerId> ids(Caller caller, List<ChargeRow> rows) {
        return customers.idsByNumber(
                caller.company(), rows.stream().map(ChargeRow::customer).collect(Collectors.toSet()));
    }

    @Override
    public List<UUID> write(Caller caller, List<ChargeRow> rows) {
        Map<String, CustomerId> ids = ids(caller, rows);
        List<ChargeInput> inputs = rows.stream()
                .map(row -> row.of(Objects.requireNonNull(ids.get(row.customer()))))
                .toList();
        return desk.record(caller, inputs).stream()
                .map(outcome -> outcome.id().value())
                .toList();
    }

    @Override
    public @Nullable Money amount(ChargeRow row) {
        return row.input().amount();
    }
}
