package org.tallystick.lib.receivables.aging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgingBucketSetTest {
    private static final LocalDate DUE = LocalDate.of(2026, 10, 31);
    private static final LocalDate INVOICED = LocalDate.of(2026, 10, 1);

    @ParameterizedTest(name = "GV-AGE due 2026-10-31, as of {0}: {1} days, GV-BKT {2}")
    @CsvSource({
        "2026-10-01, 0, NOT_DUE",
        "2026-10-31, 0, NOT_DUE",
        "2026-11-01, 1, 1-30",
        "2026-11-30, 30, 1-30",
        "2026-12-01, 31, 31-60",
        "2026-12-30, 60, 31-60",
        "2026-12-31, 61, 61-90",
        "2027-01-29, 90, 61-90",
        "2027-01-30, 91, >90",
        "2036-10-31, 3653, >90"
    })
    void ageCountsFromTheDueDate(LocalDate asOf, long days, String bucket) {
        assertThat(AgingBucketSet.daysPastDue(asOf, DUE)).isEqualTo(days);
        assertThat(AgingBucketSet.BY_DUE_DATE.bucketOf(asOf, DUE, INVOICED)).hasToString(bucket);
    }

    @ParameterizedTest(name = "GV-BKT invoiced 2026-10-01, as of {0}: {1}")
    @CsvSource({
        "2026-09-30, 0-30",
        "2026-10-01, 0-30",
        "2026-10-31, 0-30",
        "2026-11-01, 31-60",
        "2026-11-30, 31-60",
        "2026-12-01, 61-90",
        "2026-12-30, 61-90",
        "2026-12-31, >90"
    })
    void ageCountsFromTheInvoiceDateInTheSecondMode(LocalDate asOf, String bucket) {
        assertThat(AgingBucketSet.BY_INVOICE_DATE.bucketOf(asOf, DUE, INVOICED)).hasToString(bucket);
    }

    @Test
    void presetsNameTheirBuckets() {
        assertThat(AgingBucketSet.BY_DUE_DATE.buckets())
                .extracting(AgingBucket::label)
                .containsExactly("NOT_DUE", "1-30", "31-60", "61-90", ">90");
        assertThat(AgingBucketSet.BY_INVOICE_DATE.buckets())
                .extracting(AgingBucket::label)
                .containsExactly("0-30", "31-60", "61-90", ">90");
    }

    @Test
    void customEdgesRoundTrip() {
        var set = AgingBucketSet.parse(AgingBasis.DUE_DATE, "7, 14,120");

        assertThat(set.edgesText()).isEqualTo("7,14,120");
        assertThat(set.buckets())
                .extracting(AgingBucket::label)
                .containsExactly("NOT_DUE", "1-7", "8-14", "15-120", ">120");
        assertThat(set.bucketOf(DUE.plusDays(15), DUE, INVOICED)).hasToString("15-120");
        assertThat(set.bucketOf(DUE.plusDays(15), DUE, INVOICED))
                .isGreaterThan(set.bucketOf(DUE.plusDays(14), DUE, INVOICED));
    }

    @Test
    void upToTwelveEdgesOfUpTo9999DaysArePossible() {
        assertThat(AgingBucketSet.parse(AgingBasis.INVOICE_DATE, "1,2,3,4,5,6,7,8,9,10,11,9999")
                        .buckets())
                .hasSize(13);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgingBucketSet.parse(AgingBasis.INVOICE_DATE, "1,2,3,4,5,6,7,8,9,10,11,12,13"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30,", "30,30", "60,30", "0,30", "-1", "thirty", "30;60", "10000"})
    void edgesThatAreNoRisingDaysAreRefused(String edges) {
        assertThatIllegalArgumentException().isThrownBy(() -> AgingBucketSet.parse(AgingBasis.DUE_DATE, edges));
    }
}
