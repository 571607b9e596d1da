package org.tallystick.imports;

import static org.tallystick.imports.ImportColumn.optional;
import static org.tallystick.imports.ImportColumn.required;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.ledger.ExchangeRates.RateKey;
import org.tallystick.ledger.Period;
import org.tallystick.ledger.Periods;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;

/** Opening balances: each row becomes an open item with a journal entry of its own. */
@Component
class OpenItemPlan implements ImportPlan<OpenItemRow> {
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
                    "account"),
            required(
                    "number",
                    ImportColumn.Type.TEXT,
                    "The invoice's number.",
                    "2025-0042",
                    "invoice number",
                    "invoice no",
                    "document number",
                    "billing number",
                    "document"),
            required(
                    "amount",
                    ImportColumn.Type.AMOUNT,
                    "What is still owed, above zero.",
                    "1190.00",
                    "open amount",
                    "amount due",
                    "balance",
                    "open"),
            optional("currency", ImportColumn.Type.CURRENCY, "The company's when empty.", "EUR", "currency code"),
            required(
                    "document_on",
                    ImportColumn.Type.DATE,
                    "Day of the invoice.",
                    "2025-11-30",
                    "document date",
                    "invoice date",
                    "date",
                    "issued on"),
            optional(
                    "due_on",
                    ImportColumn.Type.DATE,
                    "Day it is due; the day of the invoice when empty.",
                    "2025-12-30",
                    "due date",
                    "due"),
            optional(
                    "posted_on",
                    ImportColumn.Type.DATE,
                    "Day the books take it over; the day of the invoice when empty. Usually one day for the whole file.",
                    "2025-12-31",
                    "posting date",
                    "cutover"),
            optional(
                    "reference",
                    ImportColumn.Type.TEXT,
                    "What the payer writes on the transfer.",
                    "RF18539007547034",
                    "payment reference"),
            optional(
                    "purchase_order",
                    ImportColumn.Type.TEXT,
                    "The customer's order.",
                    "PO-77",
                    "order number",
                    "po number"),
            optional("customer_name", ImportColumn.Type.TEXT, "For customers that are created.", "Acme Corp", "name"),
            optional(
                    "country",
                    ImportColumn.Type.TEXT,
                    "For customers that are created; the company's when empty.",
                    "DE",
                    "country code"));

    private final OpeningBook book;
    private final Customers customers;
    private final OpenItems items;
    private final ExchangeRates rates;
    private final Periods periods;
    private final Companies companies;

    OpenItemPlan(
            OpeningBook book,
            Customers customers,
            OpenItems items,
            ExchangeRates rates,
            Periods periods,
            Companies companies) {
        this.book = book;
        this.customers = customers;
        this.items = items;
        this.rates = rates;
        this.periods = periods;
        this.companies = companies;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.OPEN_ITEMS;
    }

    @Override
    public List<ImportColumn> columns() {
        return COLUMNS;
    }

    @Override
    public String key(Cells cells) {
        Optional<String> number = cells.text("number");
        return number.isEmpty() ? "" : cells.text("customer").orElse("") + "\n" + number.get();
    }

    @Override
    public String keyColumn() {
        return "number";
    }

    @Override
    public @Nullable OpenItemRow read(Caller caller, Cells cells) {
        CurrencyCode own = companies.get(caller.company()).currency();
        Optional<String> customer = cells.required("customer");
        Optional<String> number = cells.required("number");
        Optional<CurrencyCode> currency = cells.currency("currency");
        Optional<Money> amount = currency.isEmpty() && cells.text("currency").isPresent()
                ? Optional.empty()
                : cells.amount("amount", currency.orElse(own));
        if (amount.isPresent() && !amount.get().isPositive()) {
            cells.wrong(
                    "amount",
                    "AMOUNT_NOT_POSITIVE",
                    "What is owed is above zero. Bring a customer's credit in as a payment.");
        }
        cells.required("document_on");
        Optional<LocalDate> documentOn = cells.date("document_on");
        Optional<LocalDate> dueOn = cells.date("due_on");
        Optional<LocalDate> postedOn = cells.date("posted_on");
        if (documentOn.isPresent() && dueOn.isPresent() && dueOn.get().isBefore(documentOn.get())) {
            cells.wrong("due_on", "DUE_BEFORE_DOCUMENT", "It is due before the day of the invoice.");
        }
        if (!cells.isFine()) {
            return null;
        }
        LocalDate day = documentOn.orElseThrow();
        return new OpenItemRow(
                customer.orElseThrow(),
                cells.text("customer_name").orElse(null),
                cells.text("country").map(text -> text.toUpperCase(Locale.ROOT)).orElse(null),
                number.orElseThrow(),
                amount.orElseThrow(),
                day,
                dueOn.orElse(day),
                postedOn.orElse(day),
                cells.text("reference")
                        .map(text -> text.toUpperCase(Locale.ROOT))
                        .orElse(null),
                cells.text("purchase_order").orElse(null));
    }

    @Override
    public List<Verdict> check(Caller caller, Checking checking, List<OpenItemRow> rows) {
        CompanyId company = caller.company();
        var facts = new Facts(
                customers.idsByNumber(
                        company, rows.stream().map(OpenItemRow::customer).collect(Collectors.toSet())),
                items.byNumbers(company, rows.stream().map(OpenItemRow::number).collect(Collectors.toSet())).stream()
                        .collect(Collectors.groupingBy(OpenItem::number)),
                rates.find(company, rows.stream().map(OpenItemPlan::rateKey).collect(Collectors.toSet()))
                        .keySet(),
                periods.list(company).stream()
                        .filter(period -> !period.isOpen())
                        .map(Period::startsOn)
                        .collect(Collectors.toSet()));
        boolean creates = checking.mapping().createsCustomers();
        List<Verdict> verdicts = new ArrayList<>();
        rows.forEach(row -> verdicts.add(verdict(row, facts, creates)));
        return verdicts;
    }

    private record Facts(
            Map<String, CustomerId> customers,
            Map<String, List<OpenItem>> items,
            Set<RateKey> rates,
            Set<LocalDate> closedMonths) {}

    private static Verdict verdict(OpenItemRow row, Facts facts, boolean creates) {
        CustomerId customer = facts.customers().get(row.customer());
        if (customer == null && !creates) {
            return new Verdict.Wrong(
                    "customer",
                    "CUSTOMER_UNKNOWN",
                    "There is no customer " + row.customer()
                            + ". Load the customers first, or let missing ones be created.");
        }
        if (customer == null && row.customerName() == null) {
            return new Verdict.Wrong(
                    "customer_name", "CUSTOMER_NAME_MISSING", "A customer to be created needs a name.");
        }
        Optional<OpenItem> same = facts.items().getOrDefault(row.number(), List.of()).stream()
                .filter(item -> item.customer().equals(customer))
                .findFirst();
        if (same.isPresent()) {
            boolean equal = same.get().kind() == OpenItem.Kind.OPENING
                    && same.get().amount().equals(row.amount());
            return equal
                    ? Verdict.KNOWN
                    : new Verdict.Wrong(
                            "number",
                            "OPEN_ITEM_DIFFERS",
                            "The customer has an item of this number with another amount: "
                                    + same.get().amount() + ".");
        }
        return postable(row, facts);
    }

    private static Verdict postable(OpenItemRow row, Facts facts) {
        if (!facts.rates().contains(rateKey(row))) {
            return new Verdict.Wrong(
                    "currency",
                    "EXCHANGE_RATE_MISSING",
                    "There is no exchange rate for " + row.amount().currency() + " on " + row.postedOn()
                            + " or in the month before. Enter one.");
        }
        if (facts.closedMonths().contains(row.postedOn().withDayOfMonth(1))) {
            return new Verdict.Wrong(
                    "posted_on", "PERIOD_CLOSED", "The month " + YearMonth.from(row.postedOn()) + " is closed.");
        }
        return Verdict.FRESH;
    }

    static RateKey rateKey(OpenItemRow row) {
        return new RateKey(row.amount().currency(), row.postedOn());
    }

    @Override
    public List<UUID> write(Caller caller, List<OpenItemRow> rows) {
        return book.open(caller, rows);
    }

    @Override
    public Map<String, Long> control(CompanyId company, List<UUID> made) {
        return book.control(company, made);
    }

    @Override
    public @Nullable Money amount(OpenItemRow row) {
        return row.amount();
    }
}
