package org.tallystick.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.AutomaticApplication;
import org.tallystick.ledger.AccountRole;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Transactions;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.testing.IntegrationTest;

/**
 * Real open items and payments of 24 years in nine currencies; skipped where the sample files are not. Billing numbers are
 * unique, so they become the items' numbers.
 */
@IntegrationTest
class SampleImportTest {
    private static final Map<String, String> RATES = new TreeMap<>(Map.of(
            "USD", "0.9", "JPY", "0.007", "KRW", "0.0007", "AUD", "0.6", "SEK", "0.09", "NZD", "0.55", "NOK", "0.085",
            "CHF", "1.05"));
    private static final String INVOICES = """
            customer = Customer ID
            customer_name = Customer Name
            number = Billing Number
            purchase_order = Assignment Number
            currency = Currency Code
            amount = Amount
            document_on = Document Date
            due_on = Due Date
            decimal-sign = point
            date-pattern = yyyyMMdd
            excess-digits = round-half-up
            create-missing-customers = true
            """;
    private static final String PAYMENTS = """
            source_id = payment_id
            payer_name = Business Partner
            payer_account = Account Number
            reference = Memo Line
            amount = Amount
            currency = Currency
            received_on = Posting Date
            decimal-sign = point
            date-pattern = yyyyMMdd
            excess-digits = round-half-up
            """;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    AutomaticApplication application;

    @Autowired
    Transactions transactions;

    @Autowired
    JdbcClient db;

    @Test
    void theBooksTieAfterRealFiles() throws IOException {
        Path folder = samples();
        ImportBooks books = beans.createBean(ImportBooks.class);
        Caller caller = books.newCompany();
        books.bankAccount(caller, "EUR");
        RATES.keySet().forEach(currency -> books.bankAccount(caller, currency));
        enterRates(caller);

        long start = System.nanoTime();
        ImportResult invoices = take(books, caller, ImportKind.OPEN_ITEMS, folder.resolve("invoices.csv"), INVOICES);
        long between = System.nanoTime();
        ImportResult payments = take(books, caller, ImportKind.PAYMENTS, folder.resolve("payments.csv"), PAYMENTS);
        System.out.printf(
                "Imported %d open items in %d ms, %d payments in %d ms%n",
                invoices.accepted(),
                (between - start) / 1_000_000,
                payments.accepted(),
                (System.nanoTime() - between) / 1_000_000);

        assertThat(invoices.errors()).isEmpty();
        assertThat(invoices.accepted()).isEqualTo(15_527);
        assertThat(invoices.tieOut())
                .hasSize(9)
                .allSatisfy(tie -> assertThat(tie.control()).isEqualTo(tie.imported()));
        assertThat(invoices.totals())
                .hasSize(9)
                .allSatisfy(sum -> assertThat(books.control(caller, AccountRole.RECEIVABLES, sum.currency()))
                        .isEqualTo(sum));
        assertThat(payments.errors()).isEmpty();
        assertThat(payments.accepted()).isEqualTo(12_262);
        assertThat(payments.totals())
                .hasSize(9)
                .allSatisfy(sum -> assertThat(books.control(caller, AccountRole.UNAPPLIED_CASH, sum.currency()))
                        .isEqualTo(sum.negated()));
        Money inBase = payments.totals().stream()
                .filter(sum -> sum.currency().equals(CurrencyCode.of("EUR")))
                .findFirst()
                .orElseThrow();
        assertThat(inBase.isPositive()).isTrue();
        appliesByExactReference(caller, folder);
    }

    /** How many of the payments settle what they name, and whether they are the ones the truth of the files says. */
    private void appliesByExactReference(Caller caller, Path folder) throws IOException {
        long start = System.nanoTime();
        AutomaticApplication.Totals totals =
                CompanyScope.of(caller.company()).call(() -> application.applyAll(caller, Progress.unwatched()));
        long took = (System.nanoTime() - start) / 1_000_000;
        Set<String> truth = truth(folder);
        List<String> settled = settled(caller);
        List<String> wrong =
                settled.stream().filter(pair -> !truth.contains(pair)).toList();
        System.out.printf(
                "%d of %d payments apply by exact reference, %d have a suggestion; %d of %d allocations wrong; %d ms%n",
                totals.applied(), totals.payments(), totals.suggested(), wrong.size(), settled.size(), took);

        assertThat(totals.payments()).isEqualTo(12_262);
        assertThat(totals.applied()).isGreaterThan(4_700);
        assertThat(wrong).isEmpty();
    }

    /** Pairs of a payment and an item's number. */
    private List<String> settled(Caller caller) {
        return transactions.reading(
                CompanyScope.of(caller.company()),
                () -> db.sql("""
                        select p.source_id || ' ' || i.number
                        from receivables.allocation a
                        join payments.payment p using (company_id, payment_id)
                        join receivables.open_item i using (company_id, open_item_id)
                        where a.company_id = :company
                        """)
                        .param("company", caller.company().value())
                        .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                        .list());
    }

    private static Set<String> truth(Path folder) throws IOException {
        Map<String, String> numbers = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve("invoices.csv"))) {
            String[] cells = line.split(",", -1);
            numbers.put(cells[0], cells[7]);
        }
        Pattern lists = Pattern.compile("\"?\\[([0-9, ]+)]\"?,\"?\\[([0-9, ]+)]\"?$");
        Set<String> pairs = new HashSet<>();
        for (String line : Files.readAllLines(folder.resolve("matches.csv"))) {
            Matcher match = lists.matcher(line);
            if (match.find()) {
                for (String invoice : match.group(1).split(", ", -1)) {
                    for (String payment : match.group(2).split(", ", -1)) {
                        pairs.add(payment + " " + numbers.get(invoice));
                    }
                }
            }
        }
        return pairs;
    }

    private static ImportResult take(ImportBooks books, Caller caller, ImportKind kind, Path file, String map)
            throws IOException {
        return books.take(caller, books.receive(caller, kind, Files.readAllBytes(file), map), false);
    }

    /** A rate for each month of the files; entered in bulk, because the desk takes them one by one. */
    private void enterRates(Caller caller) {
        transactions.in(CompanyScope.of(caller.company()), () -> {
            RATES.forEach((currency, rate) -> db.sql("""
                            insert into ledger.exchange_rate (company_id, currency, valid_on, rate, source, recorded_at)
                            select :company, :currency, month::date, :rate::numeric, 'test', month
                            from generate_series(:from::timestamptz, :to::timestamptz, interval '1 month') as month
                            on conflict do nothing
                            """)
                    .param("company", caller.company().value())
                    .param("currency", currency)
                    .param("rate", rate)
                    .param("from", YearMonth.of(2000, 8).atDay(15).toString())
                    .param("to", YearMonth.of(2024, 12).atDay(15).toString())
                    .update());
            return true;
        });
    }

    private static Path samples() {
        String told = System.getProperty("tallystick.samples");
        Optional<Path> found = told != null
                ? Optional.of(Path.of(told))
                : Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                        .map(path -> path.resolve("shared/samples"))
                        .filter(Files::isDirectory)
                        .findFirst();
        Path folder = found.orElse(Path.of("absent")).resolve("receivables/pay_to_inv");
        assumeTrue(Files.isDirectory(folder), "no samples at shared/samples/receivables/pay_to_inv");
        return folder;
    }
}
