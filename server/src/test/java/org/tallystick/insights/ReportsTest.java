package org.tallystick.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.cast.Books.EUR;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Books;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.export.ReportRow;
import org.tallystick.insights.export.ReportTable;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class ReportsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    @Autowired
    ApplicationContext beans;

    @Autowired
    Reports reports;

    private Books books;
    private CustomerId acme;

    @BeforeEach
    void doBusiness() {
        books = Books.open(beans).on(TODAY);
        acme = books.customer("ACME", "Acme Corp");
        OpenItemId invoice = books.invoiced(acme, eur("100.00"), TODAY.minusDays(60), TODAY.minusDays(31));
        PaymentId payment = books.received(acme, eur("70.00"), TODAY);
        books.allocated(payment, invoice, eur("60.00"), TODAY);
        books.run(() -> books.bean(ChargeDesk.class).record(books.caller(), List.of(charge())));
    }

    private ChargeInput charge() {
        return new ChargeInput(
                acme,
                "test",
                "1",
                "Consulting",
                new BigDecimal("2.5"),
                "HUR",
                new BigDecimal("80"),
                EUR,
                "STANDARD",
                null,
                null,
                TODAY,
                TODAY,
                TODAY);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PREVIOUSLY_BILLED") // shown where invoices are posted
    void everyReportHasRowsThatFitItsColumns(Report report) {
        ReportTable table =
                reports.table(books.company(), report, ReportQuery.on(TODAY).of(acme));

        List<ReportRow> rows = table.list();

        assertThat(Report.find(table.name())).contains(report);
        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row.cells()).hasSameSizeAs(table.columns()));
    }

    @Test
    void totalsOfReportsAgree() {
        assertThat(total(Report.AGING_BY_CUSTOMER, "outstanding")).isEqualTo(eur("30.00"));
        assertThat(total(Report.AGING_BY_INVOICE, "outstanding")).isEqualTo(eur("30.00"));
        assertThat(total(Report.OPEN_ITEMS, "open")).isEqualTo(eur("40.00"));
        assertThat(total(Report.UNAPPLIED, "unapplied")).isEqualTo(eur("10.00"));
        assertThat(total(Report.CUSTOMERS, "balance")).isEqualTo(eur("30.00"));
        assertThat(total(Report.UNBILLED, "amount")).isEqualTo(eur("200.00"));
        assertThat(total(Report.ALLOCATIONS, "amount")).isEqualTo(eur("60.00"));
        assertThat(total(Report.TRIAL_BALANCE, "balance")).isEqualTo(eur("0.00"));
        assertThat(total(Report.JOURNAL, "debit")).isEqualTo(total(Report.JOURNAL, "credit"));
    }

    @Test
    void bucketsAreColumns() {
        ReportTable table = reports.table(books.company(), Report.AGING_BY_CUSTOMER, ReportQuery.on(TODAY));

        assertThat(table.columns())
                .extracting(column -> column.name())
                .containsSubsequence("notDue", "days1to30", "days31to60", "days61to90", "over90", "open");
        assertThat(total(Report.AGING_BY_CUSTOMER, "days31to60")).isEqualTo(eur("40.00"));
    }

    @Test
    void statementWithoutCustomerIsRefused() {
        assertThatThrownBy(() -> reports.table(books.company(), Report.STATEMENT, ReportQuery.on(TODAY)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("whose statement");
    }

    @Test
    void rowsOfAnotherCompanyStayHidden() {
        try (Books others = Books.open(beans)) {
            ReportTable table = reports.table(others.company(), Report.OPEN_ITEMS, ReportQuery.on(TODAY));

            assertThat(table.list()).isEmpty();
        }
    }

    private @Nullable Object total(Report report, String column) {
        ReportTable table = reports.table(books.company(), report, ReportQuery.on(TODAY));
        ReportRow totals = table.read(row -> {}).getFirst();
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).name().equals(column)) {
                return totals.cell(i);
            }
        }
        throw new AssertionError("no column " + column);
    }

    private static Money eur(String amount) {
        return Money.of(amount, EUR);
    }
}
