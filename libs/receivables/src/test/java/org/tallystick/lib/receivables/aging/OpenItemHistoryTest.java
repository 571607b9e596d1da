package org.tallystick.lib.receivables.aging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

class OpenItemHistoryTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    @DisplayName("GV-ASOF RULE-01 a past date includes what was open then and paid later")
    void pastDateIncludesWhatWasOpenThenAndPaidLater() {
        var history = history(
                List.of(item("invoice", "100.00", "2026-10-01", "2026-10-31")),
                List.of(slice("invoice", "40.00", "2026-11-05"), slice("invoice", "60.00", "2026-11-20")));

        assertThat(history.openAmount("invoice", on("2026-09-30"))).isEqualTo(euro("0.00"));
        assertThat(history.openAmount("invoice", on("2026-11-04"))).isEqualTo(euro("100.00"));
        assertThat(history.openAmount("invoice", on("2026-11-05"))).isEqualTo(euro("60.00"));
        assertThat(history.openAmount("invoice", on("2026-11-20"))).isEqualTo(euro("0.00"));
    }

    @Test
    void lateRecordedFactCountsOnlyOnceKnown() {
        var known = Instant.parse("2026-11-10T12:00:00Z");
        var slice = new AllocationSlice<>("invoice", euro("40.00"), date("2026-11-01"), known);
        var history = history(List.of(item("invoice", "100.00", "2026-10-01", "2026-10-31")), List.of(slice));

        assertThat(history.openAmount("invoice", new AsOf(date("2026-11-30"), known.minusNanos(1))))
                .isEqualTo(euro("100.00"));
        assertThat(history.openAmount("invoice", new AsOf(date("2026-11-30"), known)))
                .isEqualTo(euro("60.00"));
        assertThat(history.openAmount("invoice", new AsOf(date("2026-10-31"), known)))
                .isEqualTo(euro("100.00"));
    }

    @Test
    @DisplayName("RULE-08 a returned payment restores the original age")
    void returnedPaymentRestoresTheOriginalAge() {
        var history = history(
                List.of(item("invoice", "100.00", "2026-10-01", "2026-10-31")),
                List.of(slice("invoice", "100.00", "2026-11-05"), slice("invoice", "-100.00", "2026-11-20")));

        var aging = history.aging(AgingBucketSet.BY_DUE_DATE, on("2026-12-01"));

        assertThat(history.outstanding(on("2026-11-19"))).isEqualTo(euro("0.00"));
        assertThat(aging.amounts()).containsExactly(euros("0.00", "0.00", "100.00", "0.00", "0.00"));
    }

    @Test
    void threeInstallmentsLandInThreeBucketsAndBothBasesAgree() {
        var history = history(
                List.of(
                        item("first", "10.00", "2026-10-01", "2026-10-15"),
                        item("second", "20.00", "2026-10-01", "2026-11-15"),
                        item("third", "30.00", "2026-10-01", "2026-12-15")),
                List.of());

        var byDue = history.aging(AgingBucketSet.BY_DUE_DATE, on("2026-11-20"));
        var byInvoice = history.aging(AgingBucketSet.BY_INVOICE_DATE, on("2026-11-20"));

        assertThat(byDue.amounts()).containsExactly(euros("30.00", "20.00", "10.00", "0.00", "0.00"));
        assertThat(byInvoice.amounts()).containsExactly(euros("0.00", "60.00", "0.00", "0.00"));
        assertThat(byDue.outstanding()).isEqualTo(byInvoice.outstanding()).isEqualTo(euro("60.00"));
        assertThat(byDue.amount(AgingBucketSet.BY_DUE_DATE.buckets().get(1))).isEqualTo(euro("20.00"));
    }

    @Test
    @DisplayName("GV-OUT RULE-02 outstanding is due + overdue - unapplied")
    void unappliedCashAndCreditsStayVisibleWithNegativeSign() {
        var history = history(
                List.of(
                        item("invoice", "100.00", "2026-10-01", "2026-10-31"),
                        item("payment", "-130.00", "2026-10-20", "2026-10-20")),
                List.of(slice("invoice", "100.00", "2026-10-20"), slice("payment", "-100.00", "2026-10-20")));

        var aging = history.aging(AgingBucketSet.BY_DUE_DATE, on("2026-12-01"));

        assertThat(aging.credits()).isEqualTo(euro("-30.00"));
        assertThat(aging.outstanding()).isEqualTo(euro("-30.00"));
    }

    @Test
    @DisplayName("SEEN-11 a payment dated before the invoice keeps the ledger balance every day")
    void paymentDatedBeforeTheInvoiceKeepsTheLedgerBalanceEveryDay() {
        var history = history(
                List.of(
                        item("payment", "-100.00", "2026-10-01", "2026-10-01"),
                        item("invoice", "100.00", "2026-10-10", "2026-11-09")),
                List.of(slice("payment", "-100.00", "2026-10-01"), slice("invoice", "100.00", "2026-10-01")));

        assertThat(history.outstanding(on("2026-10-05"))).isEqualTo(euro("-100.00"));
        assertThat(history.aging(AgingBucketSet.BY_DUE_DATE, on("2026-10-05")).outstanding())
                .isEqualTo(euro("-100.00"));
        assertThat(history.outstanding(on("2026-10-10"))).isEqualTo(euro("0.00"));
    }

    @Test
    void brokenFactsAreRefused() {
        var item = item("invoice", "100.00", "2026-10-01", "2026-10-31");
        var dollars = new AllocationSlice<>(
                "invoice", Money.of("1.00", CurrencyCode.of("USD")), date("2026-10-01"), Instant.EPOCH);

        assertThatIllegalArgumentException().isThrownBy(() -> history(List.of(item, item), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> history(List.of(item), List.of(dollars)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpenItemHistory<>(CurrencyCode.of("USD"), List.of(item), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history(List.of(item), List.of(slice("other", "1.00", "2026-10-01"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history(List.of(item), List.of()).openAmount("other", on("2026-10-01")));
    }

    private static OpenItemHistory<String> history(
            List<PostedItem<String>> items, List<AllocationSlice<String>> slices) {
        return new OpenItemHistory<>(EUR, items, slices);
    }

    private static PostedItem<String> item(String id, String amount, String postedOn, String dueOn) {
        return new PostedItem<>(id, euro(amount), date(postedOn), Instant.EPOCH, date(dueOn), date(postedOn));
    }

    private static AllocationSlice<String> slice(String id, String amount, String effectiveOn) {
        return new AllocationSlice<>(id, euro(amount), date(effectiveOn), Instant.EPOCH);
    }

    private static AsOf on(String day) {
        return new AsOf(date(day), LATER);
    }

    private static LocalDate date(String day) {
        return LocalDate.parse(day);
    }

    private static Money[] euros(String... amounts) {
        return List.of(amounts).stream().map(OpenItemHistoryTest::euro).toArray(Money[]::new);
    }

    private static Money euro(String amount) {
        return Money.of(amount, EUR);
    }
}
