package org.tallystick.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.Role;
import org.tallystick.imports.ImportResult.TieOut;
import org.tallystick.ledger.AccountRole;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Page;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemFilter;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class ImportTest {
    private static final String CUSTOMERS = """
            Customer Number;Company;Country
            C-1;Acme Corp;DE
            C-2;Mercy Clinic;AT
            """;
    private static final String ITEMS = """
            customer,number,amount,document_on,due_on
            C-1,2025-1,"1.190,00",30.11.2025,30.12.2025
            C-2,2025-2,"99,50",01.12.2025,31.12.2025
            """;

    @Autowired
    AutowireCapableBeanFactory beans;

    private ImportBooks books;
    private Caller caller;

    @BeforeEach
    void open() {
        books = beans.createBean(ImportBooks.class);
        caller = books.newCompany();
    }

    @Test
    void customersAreRecognisedByTheNamesOfTheirColumns() {
        ImportResult result = books.take(caller, ImportKind.CUSTOMERS, CUSTOMERS, "", false);

        assertThat(result.accepted()).isEqualTo(2);
        assertThat(result.isClean()).isTrue();
        assertThat(number("C-2")).isEqualTo("Mercy Clinic");
    }

    @Test
    void theSameFileAgainChangesNothing() {
        books.take(caller, ImportKind.CUSTOMERS, CUSTOMERS, "", false);

        ImportResult again = books.take(caller, ImportKind.CUSTOMERS, CUSTOMERS, "", false);

        assertThat(again.accepted()).isZero();
        assertThat(again.skipped()).isEqualTo(2);
    }

    @Test
    void aDryRunWritesNothing() {
        ImportDesk.Report report = books.dryRun(caller, ImportKind.CUSTOMERS, CUSTOMERS, "");

        assertThat(report.result().accepted()).isEqualTo(2);
        assertThat(ImportBooks.in(caller, () -> books.customers.idsByNumber(caller.company(), List.of("C-1", "C-2"))))
                .isEmpty();
    }

    @Test
    void openingBalancesTieToTheControlAccount() {
        books.take(caller, ImportKind.CUSTOMERS, CUSTOMERS, "", false);

        ImportResult result = books.take(caller, ImportKind.OPEN_ITEMS, ITEMS, "", false);

        Money sum = Money.of("1289.50", ImportBooks.EUR);
        assertThat(result.totals()).containsExactly(sum);
        assertThat(result.tieOut()).containsExactly(new TieOut(sum, sum));
        assertThat(books.control(caller, AccountRole.RECEIVABLES, ImportBooks.EUR))
                .isEqualTo(sum);
        assertThat(books.control(caller, AccountRole.OPENING_BALANCE, ImportBooks.EUR))
                .isEqualTo(sum.negated());
        assertThat(items()).extracting(OpenItem::kind).containsOnly(OpenItem.Kind.OPENING);
    }

    @Test
    void missingCustomersAreCreatedWhenAsked() {
        String file = """
                customer,customer name,number,amount,document_on
                C-7,Ada Lovelace,1,10.00,2025-12-01
                C-7,Ada Lovelace,2,20.00,2025-12-01
                C-8,,3,5.00,2025-12-01
                """;

        ImportResult refused = books.take(caller, ImportKind.OPEN_ITEMS, file, "", false);
        ImportResult result = books.take(caller, ImportKind.OPEN_ITEMS, file, "create-missing-customers=true", false);

        assertThat(refused.errors()).extracting(RowError::code).containsOnly("CUSTOMER_UNKNOWN");
        assertThat(result.accepted()).isEqualTo(2);
        assertThat(result.errors())
                .containsExactly(new RowError(
                        4, "customer_name", "CUSTOMER_NAME_MISSING", "A customer to be created needs a name."));
        assertThat(number("C-7")).isEqualTo("Ada Lovelace");
    }

    @Test
    void aKnownOpenItemIsSkippedAndADifferentOneRejected() {
        books.take(caller, ImportKind.CUSTOMERS, CUSTOMERS, "", false);
        books.take(caller, ImportKind.OPEN_ITEMS, ITEMS, "", false);

        ImportResult again = books.take(caller, ImportKind.OPEN_ITEMS, ITEMS.replace("99,50", "99,51"), "", false);

        assertThat(again.skipped()).isEqualTo(1);
        assertThat(again.errors()).extracting(RowError::code).containsExactly("OPEN_ITEM_DIFFERS");
    }

    @Test
    void badRowsAreRejectedOneByOneWithEveryReason() {
        books.take(caller, ImportKind.CUSTOMERS, CUSTOMERS, "", false);
        String file = """
                customer,number,amount,document_on,due_on
                C-1,1,ten,2025-12-01,2025-12-31
                C-1,2,10.555,2025-12-01,2025-12-31
                C-1,3,10.00,2025-12-01,2025-11-30
                C-1,4,10.00,2025-02-30,
                C-1,5,-1.00,2025-12-01,
                C-9,6,1.00,2025-12-01,
                C-1,7,1.00,2025-12-01,
                C-1,7,1.00,2025-12-01,
                C-1,8,1.00,2025-12-01,
                """;

        UUID batch = books.receive(caller, ImportKind.OPEN_ITEMS, ImportBooks.bytes(file), "");
        ImportResult result = books.take(caller, batch, false);

        assertThat(result.rows()).isEqualTo(9);
        assertThat(result.accepted()).isEqualTo(1);
        assertThat(result.rejected()).isEqualTo(8);
        assertThat(result.errors())
                .extracting(RowError::code)
                .containsExactlyInAnyOrder(
                        "AMOUNT_INVALID",
                        "AMOUNT_DIGITS",
                        "DUE_BEFORE_DOCUMENT",
                        "DATE_INVALID",
                        "AMOUNT_NOT_POSITIVE",
                        "CUSTOMER_UNKNOWN",
                        "ROW_REPEATED",
                        "ROW_REPEATED");
        assertThat(result.errors())
                .filteredOn(error -> error.row() == 9)
                .extracting(RowError::message)
                .containsExactly("Row 9 and row 8 have the same number. Keep one of them.");
    }

    @Test
    void rejectedRowsCanBePutRightAndLoadedAgain() {
        books.take(caller, ImportKind.CUSTOMERS, CUSTOMERS, "", false);
        UUID batch = books.receive(
                caller, ImportKind.OPEN_ITEMS, ImportBooks.bytes(ITEMS.replace("\"99,50\"", "\"a \"\"few\"\"\"")), "");
        ImportResult first = books.take(caller, batch, false);

        String rejected =
                new String(ImportBooks.in(caller, () -> books.desk.rejected(caller, batch)), StandardCharsets.UTF_8);
        ImportResult second = books.take(
                caller, ImportKind.OPEN_ITEMS, rejected.replace("\"a \"\"few\"\"\"", "\"99,50\""), "", false);

        assertThat(first.errors()).extracting(RowError::code).containsExactly("AMOUNT_INVALID");
        assertThat(rejected).contains("error_column,error_code,error_message").contains("AMOUNT_INVALID");
        assertThat(second.accepted()).isEqualTo(1);
        assertThat(second.rejected()).isZero();
    }

    @Test
    void atomicTakesAllRowsOrNone() {
        ImportResult result = books.take(caller, ImportKind.CUSTOMERS, "number,name\nC-1,Acme Corp\nC-2,\n", "", true);

        assertThat(result.accepted()).isZero();
        assertThat(result.rejected()).isEqualTo(1);
        assertThat(result.warnings()).anyMatch(warning -> warning.startsWith("Nothing was taken over"));
        assertThat(ImportBooks.in(caller, () -> books.customers.byNumber(caller.company(), "C-1")))
                .isEmpty();
    }

    @Test
    void aConstantAndAnotherHeaderFillColumns() {
        String file = "Debtor No,Purchaser\n7,Acme\n";

        ImportResult result = books.take(
                caller, ImportKind.CUSTOMERS, file, "number = Debtor No\nname = Purchaser\ncountry = = FR\n", false);

        assertThat(result.accepted()).isEqualTo(1);
        assertThat(ImportBooks.in(caller, () -> books.customers.byNumber(caller.company(), "7"))
                        .orElseThrow()
                        .profile()
                        .address()
                        .country())
                .isEqualTo("FR");
    }

    @Test
    void aParentComesBeforeItsChild() {
        String file = "number,name,parent\nC-1,Mother,\nC-2,Daughter,C-1\nC-3,Orphan,C-9\n";

        ImportResult result = books.take(caller, ImportKind.CUSTOMERS, file, "", false);

        assertThat(result.accepted()).isEqualTo(2);
        assertThat(result.errors()).extracting(RowError::code).containsExactly("PARENT_UNKNOWN");
    }

    @Test
    void chargesAreTakenOnceByTheirSource() {
        books.take(caller, ImportKind.CUSTOMERS, CUSTOMERS, "", false);
        String file = """
                customer,id,description,quantity,price,date
                C-1,1,Consulting,7.5,120.00,2025-12-01
                C-1,2,Consulting,0,120.00,2025-12-01
                C-2,3,Travel,,80.00,2025-12-02
                """;

        ImportResult first = books.take(caller, ImportKind.CHARGES, file, "", false);
        ImportResult second = books.take(caller, ImportKind.CHARGES, file, "", false);

        assertThat(first.totals()).containsExactly(Money.of("980.00", ImportBooks.EUR));
        assertThat(first.errors()).extracting(RowError::code).containsExactly("QUANTITY_ZERO");
        assertThat(second.accepted()).isZero();
        assertThat(second.skipped()).isEqualTo(2);
    }

    @Test
    void paymentsGoToTheBankAccountOfTheirCurrency() {
        books.bankAccount(caller, "EUR");
        books.bankAccount(caller, "USD");
        books.rate(caller, "USD", LocalDate.of(2025, 12, 1), "0.9");
        String file = """
                id,amount,currency,posting date,memo
                1,100.00,EUR,2025-12-02,Thanks
                2,200.00,USD,2025-12-02,Thanks
                3,300.00,GBP,2025-12-02,Thanks
                4,400.00,USD,2025-10-02,Thanks
                """;

        ImportResult result = books.take(caller, ImportKind.PAYMENTS, file, "", false);

        assertThat(result.accepted()).isEqualTo(2);
        assertThat(result.errors())
                .extracting(RowError::code)
                .containsExactly("BANK_ACCOUNT_MISSING", "EXCHANGE_RATE_MISSING");
        CurrencyCode usd = CurrencyCode.of("USD");
        assertThat(books.control(caller, AccountRole.UNAPPLIED_CASH, usd)).isEqualTo(Money.of("-200.00", usd));
    }

    @Test
    void anInterruptedImportGoesOnWithoutRepeats() {
        UUID batch = books.receive(caller, ImportKind.CUSTOMERS, ImportBooks.bytes(manyCustomers(1200)), "");
        var stops = new StopsAfter(1);
        ImportBooks.in(caller, () -> books.desk.takeNow(caller, batch, false, stops));
        ImportBatch stopped = ImportBooks.in(caller, () -> books.desk.get(caller, batch));

        ImportResult result = books.take(caller, batch, false);

        assertThat(stopped.state()).isEqualTo(ImportBatch.State.RUNNING);
        assertThat(result.accepted()).isEqualTo(1200);
        assertThat(result.skipped()).isZero();
    }

    @Test
    void tenThousandRowsAreCheckedQuickly() {
        books.take(caller, ImportKind.CUSTOMERS, CUSTOMERS, "", false);
        String file = IntStream.range(0, 10_000)
                .mapToObj(i ->
                        "C-" + (1 + i % 2) + ",N-" + i + "," + (i % 33 == 0 ? "x" : "10.00") + ",2025-12-01,2025-12-31")
                .collect(Collectors.joining("\n", "customer,number,amount,document_on,due_on\n", "\n"));

        long start = System.nanoTime();
        ImportResult result =
                books.dryRun(caller, ImportKind.OPEN_ITEMS, file, "").result();
        System.out.println("Dry run of 10,000 rows: " + (System.nanoTime() - start) / 1_000_000 + " ms");

        assertThat(result.rows()).isEqualTo(10_000);
        assertThat(result.rejected()).isEqualTo(304);
        assertThat(result.errors()).hasSize(304);
    }

    @Test
    void aMonthClosedMeanwhileRejectsTheRowAndNotTheFile() {
        books.take(caller, ImportKind.CUSTOMERS, CUSTOMERS, "", false);
        String file = "customer,number,amount,document_on\nC-1,1,1.00,0001-01-01\nC-1,2,1.00,2025-12-01\n";

        ImportResult result = books.take(caller, ImportKind.OPEN_ITEMS, file, "", false);

        assertThat(result.accepted() + result.rejected()).isEqualTo(2);
        assertThat(result.accepted()).isPositive();
    }

    @Test
    void aRoleWithoutThePermissionImportsNothing() {
        var clerk = new Caller(
                caller.company(), new Actor(Actor.Kind.SYSTEM, null, "clerk"), Role.CASH_CLERK.permissions());

        assertThatThrownBy(() -> books.take(clerk, ImportKind.CUSTOMERS, CUSTOMERS, "", false))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Billing clerk");
    }

    @Test
    void anotherCompanysImportIsNotThere() {
        UUID batch = books.receive(caller, ImportKind.CUSTOMERS, ImportBooks.bytes(CUSTOMERS), "");
        Caller other = books.newCompany();

        assertThatThrownBy(() -> ImportBooks.in(other, () -> books.desk.get(other, batch)))
                .isInstanceOf(Refusal.class);
    }

    private static String manyCustomers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "C-" + i + ",Customer " + i)
                .collect(Collectors.joining("\n", "number,name\n", "\n"));
    }

    private String number(String number) {
        return ImportBooks.in(caller, () -> books.customers.byNumber(caller.company(), number))
                .orElseThrow()
                .name();
    }

    private List<OpenItem> items() {
        Page<OpenItem> page = ImportBooks.in(
                caller, () -> books.items.list(caller.company(), new OpenItemFilter(null, null, false), 1, 100));
        return page.rows();
    }

    private static final class StopsAfter implements Progress {
        private final int chunks;
        private int seen;

        StopsAfter(int chunks) {
            this.chunks = chunks;
        }

        @Override
        public void total(long steps) {}

        @Override
        public void advance(long done, long failed) {
            seen++;
        }

        @Override
        public boolean cancelled() {
            return seen >= chunks;
        }
    }
}
