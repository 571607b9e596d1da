package org.tallystick.imports;

import static org.tallystick.imports.ImportColumn.optional;
import static org.tallystick.imports.ImportColumn.required;

import java.time.LocalDate;
import java.time.YearMonth;
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
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.ledger.ExchangeRates.RateKey;
import org.tallystick.ledger.Period;
import org.tallystick.ledger.Periods;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.PaymentDesk;
import org.tallystick.payments.PaymentInput;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.payments.Payments;
import org.tallystick.payments.Payments.SourceKey;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;

/** Payments by their source and its id. */
@Component
class PaymentPlan implements ImportPlan<PaymentRow> {
    private static final String USUAL_SOURCE = "import";
    private static final List<ImportColumn> COLUMNS = List.of(
            optional(
                    "customer",
                    ImportColumn.Type.TEXT,
                    "The customer's number, when it is known.",
                    "C-1001",
                    "customer number",
                    "customer id",
                    "customer no",
                    "debtor"),
            required(
                    "amount",
                    ImportColumn.Type.AMOUNT,
                    "What came in, above zero.",
                    "1190.00",
                    "amount received",
                    "credit"),
            optional("currency", ImportColumn.Type.CURRENCY, "The company's when empty.", "EUR", "currency code"),
            required(
                    "received_on",
                    ImportColumn.Type.DATE,
                    "Day it came in.",
                    "2026-01-15",
                    "received",
                    "posting date",
                    "booking date",
                    "value date",
                    "payment date",
                    "date"),
            optional(
                    "method",
                    ImportColumn.Type.CHOICE,
                    "bank transfer, direct debit, card, check, cash or other.",
                    "bank transfer",
                    "payment method"),
            optional(
                    "reference",
                    ImportColumn.Type.TEXT,
                    "What the payer wrote.",
                    "Invoice 2025-0042",
                    "memo",
                    "memo line",
                    "purpose",
                    "remittance",
                    "text"),
            optional(
                    "payer_name",
                    ImportColumn.Type.TEXT,
                    "Who paid.",
                    "Acme Corp",
                    "payer",
                    "business partner",
                    "name"),
            optional(
                    "payer_account",
                    ImportColumn.Type.TEXT,
                    "The payer's IBAN or account.",
                    "DE89370400440532013000",
                    "payer iban",
                    "account number",
                    "iban"),
            optional(
                    "bank_account",
                    ImportColumn.Type.TEXT,
                    "Your account: its IBAN or name; the preferred one in the currency when empty.",
                    "",
                    "own account",
                    "own iban"),
            optional(
                    "source",
                    ImportColumn.Type.TEXT,
                    "The system it comes from; import when empty.",
                    "old-system",
                    "system"),
            optional(
                    "source_id",
                    ImportColumn.Type.TEXT,
                    "What that system calls it, taken once; the reference when empty.",
                    "P-1",
                    "id",
                    "payment id",
                    "transaction id",
                    "number"));

    private final PaymentDesk desk;
    private final Payments payments;
    private final BankAccounts bankAccounts;
    private final Customers customers;
    private final ExchangeRates rates;
    private final Periods periods;
    private final Companies companies;
    private final BusinessClock clock;

    PaymentPlan(
            PaymentDesk desk,
            Payments payments,
            BankAccounts bankAccounts,
            Customers customers,
            ExchangeRates rates,
            Periods periods,
            Companies companies,
            BusinessClock clock) {
        this.desk = desk;
        this.payments = payments;
        this.bankAccounts = bankAccounts;
        this.customers = customers;
        this.rates = rates;
        this.periods = periods;
        this.companies = companies;
        this.clock = clock;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.PAYMENTS;
    }

    @Override
    public List<ImportColumn> columns() {
        return COLUMNS;
    }

    @Override
    public String key(Cells cells) {
        Optional<String> id = id(cells);
        return id.isEmpty() ? "" : cells.text("source").orElse(USUAL_SOURCE) + "\n" + id.get();
    }

    private static Optional<String> id(Cells cells) {
        return cells.text("source_id").or(() -> cells.text("reference"));
    }

    @Override
    public String keyColumn() {
        return "source_id";
    }

    @Override
    public @Nullable PaymentRow read(Caller caller, Cells cells) {
        Optional<String> id = id(cells);
        if (id.isEmpty()) {
            cells.wrong("source_id", "FIELD_MISSING", "Fill in source_id, so that the payment is not taken twice.");
        }
        Optional<CurrencyCode> currency = cells.currency("currency");
        Optional<Money> amount = currency.isEmpty() && cells.text("currency").isPresent()
                ? Optional.empty()
                : cells.amount(
                        "amount",
                        currency.orElse(companies.get(caller.company()).currency()));
        if (amount.isPresent() && !amount.get().isPositive()) {
            cells.wrong("amount", "AMOUNT_NOT_POSITIVE", "The amount of a payment is above zero.");
        }
        cells.required("received_on");
        Optional<LocalDate> receivedOn = cells.date("received_on");
        Optional<PaymentMethod> method = cells.choice("method", PaymentMethod.class);
        if (!cells.isFine()) {
            return null;
        }
        return new PaymentRow(
                cells.text("customer").orElse(null),
                method.orElse(PaymentMethod.BANK_TRANSFER),
                amount.orElseThrow(),
                receivedOn.orElseThrow(),
                cells.text("reference").orElse(null),
                cells.text("payer_name").orElse(null),
                cells.text("payer_account").orElse(null),
                cells.text("bank_account").orElse(null),
                cells.text("source").orElse(USUAL_SOURCE),
                id.orElseThrow());
    }

    private record Facts(
            Map<String, CustomerId> customers,
            List<BankAccount> banks,
            Set<SourceKey> known,
            Set<RateKey> rates,
            Set<LocalDate> closedMonths,
            LocalDate today) {}

    @Override
    public List<Verdict> check(Caller caller, Checking checking, List<PaymentRow> rows) {
        CompanyId company = caller.company();
        var facts = new Facts(
                customers(company, rows),
                bankAccounts.list(company),
                payments.known(company, rows.stream().map(PaymentRow::key).toList())
                        .keySet(),
                rates.find(company, rows.stream().map(PaymentPlan::rateKey).collect(Collectors.toSet()))
                        .keySet(),
                periods.list(company).stream()
                        .filter(period -> !period.isOpen())
                        .map(Period::startsOn)
                        .collect(Collectors.toSet()),
                clock.today(company));
        return rows.stream().map(row -> verdict(row, facts)).toList();
    }

    private static Verdict verdict(PaymentRow row, Facts facts) {
        if (facts.known().contains(row.key())) {
            return Verdict.KNOWN;
        }
        if (row.customer() != null && !facts.customers().containsKey(row.customer())) {
            return new Verdict.Wrong("customer", "CUSTOMER_UNKNOWN", "There is no customer " + row.customer() + ".");
        }
        if (bank(row, facts.banks()).isEmpty()) {
            return new Verdict.Wrong(
                    "bank_account",
                    "BANK_ACCOUNT_MISSING",
                    "You have no such bank account in " + row.amount().currency() + ". Add it in the settings.");
        }
        if (row.receivedOn().isAfter(facts.today())) {
            return new Verdict.Wrong("received_on", "DATE_IN_FUTURE", "Money received has a day that has come.");
        }
        if (!facts.rates().contains(rateKey(row))) {
            return new Verdict.Wrong(
                    "currency",
                    "EXCHANGE_RATE_MISSING",
                    "There is no exchange rate for " + row.amount().currency() + " on " + row.receivedOn()
                            + " or in the month before. Enter one.");
        }
        boolean closed = facts.closedMonths().contains(row.receivedOn().withDayOfMonth(1));
        return closed
                ? new Verdict.Wrong(
                        "received_on", "PERIOD_CLOSED", "The month " + YearMonth.from(row.receivedOn()) + " is closed.")
                : Verdict.FRESH;
    }

    private static Optional<BankAccount> bank(PaymentRow row, List<BankAccount> banks) {
        String wanted = row.bankAccount();
        String compact = wanted == null ? "" : wanted.replace(" ", "").toUpperCase(Locale.ROOT);
        return banks.stream()
                .filter(bank -> bank.currency().equals(row.amount().currency()))
                .filter(bank -> wanted == null
                        || bank.name().equalsIgnoreCase(wanted)
                        || compact.equals(bank.iban())
                        || compact.equals(bank.accountNumber()))
                .findFirst();
    }

    private Map<String, CustomerId> customers(CompanyId company, List<PaymentRow> rows) {
        Set<String> numbers =
                rows.stream().map(PaymentRow::customer).filter(Objects::nonNull).collect(Collectors.toSet());
        return numbers.isEmpty() ? Map.of() : customers.idsByNumber(company, numbers);
    }

    private static RateKey rateKey(PaymentRow row) {
        return new RateKey(row.amount().currency(), row.receivedOn());
    }

    @Override
    public List<UUID> write(Caller caller, List<PaymentRow> rows) {
        Map<String, CustomerId> owners = customers(caller.company(), rows);
        List<BankAccount> banks = bankAccounts.list(caller.company());
        List<PaymentInput> inputs =
                rows.stream().map(row -> input(row, owners, banks)).toList();
        return desk.receiveAll(caller, inputs).stream()
                .map(outcome -> outcome.id().value())
                .toList();
    }

    private static PaymentInput input(PaymentRow row, Map<String, CustomerId> owners, List<BankAccount> banks) {
        String customer = row.customer();
        return row.of(
                customer == null ? null : Objects.requireNonNull(owners.get(customer)),
                bank(row, banks).orElseThrow().id());
    }

    @Override
    public @Nullable Money amount(PaymentRow row) {
        return row.amount();
    }
}
