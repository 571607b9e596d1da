package org.tallystick.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

class MatrixTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final CurrencyCode USD = CurrencyCode.of("USD");
    private static final UUID ACME = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final UUID ADA = new UUID(3, 1);

    /** A controller from 1,000 euros or 5,000 dollars, Ada for Acme, an approver for first invoices and from 100, else nobody. */
    private static final Matrix MATRIX = new Matrix(
            ApprovalKind.INVOICE,
            new UUID(9, 9),
            List.of(
                    line(null, "1000.00", EUR, false, Approver.CONTROLLER, null),
                    line(null, "5000.00", USD, false, Approver.CONTROLLER, null),
                    line(ACME, "0.00", EUR, false, Approver.APPROVER, ADA),
                    line(null, "0.00", EUR, true, Approver.APPROVER, null),
                    line(null, "100.00", EUR, false, Approver.APPROVER, null),
                    line(null, "0.00", EUR, false, Approver.NOBODY, null)));

    @ParameterizedTest
    @CsvSource({
        // customer, amount, currency, base, first, line, approver
        "other, 99.99, EUR, 99.99, false, 6, NOBODY",
        "other, 100.00, EUR, 100.00, false, 5, APPROVER",
        "other, 999.99, EUR, 999.99, false, 5, APPROVER",
        "other, 1000.00, EUR, 1000.00, false, 1, CONTROLLER",
        "other, 99.99, EUR, 99.99, true, 4, APPROVER",
        "other, 1000.00, EUR, 1000.00, true, 1, CONTROLLER",
        "acme, 0.01, EUR, 0.01, false, 3, APPROVER",
        "acme, 0.01, EUR, 0.01, true, 3, APPROVER",
        "acme, 5000.00, EUR, 5000.00, false, 1, CONTROLLER",
        // dollars reach the lines in euros by what they are worth, and the line in dollars by themselves
        "other, 1100.00, USD, 1000.00, false, 1, CONTROLLER",
        "other, 1000.00, USD, 909.00, false, 5, APPROVER",
        "other, 5000.00, USD, 999.99, false, 2, CONTROLLER",
        "other, 4999.99, USD, 999.98, false, 5, APPROVER",
    })
    void theFirstLineThatFitsHolds(
            String customer, String amount, String currency, String base, boolean first, int line, Approver expected) {
        var matter = new Matter(
                customer.equals("acme") ? ACME : OTHER,
                Money.of(amount, CurrencyCode.of(currency)),
                Money.of(base, EUR),
                first);

        Ruling ruling = MATRIX.rule(matter);

        assertThat(ruling.position()).isEqualTo(line);
        assertThat(ruling.decider().approver()).isEqualTo(expected);
        assertThat(ruling.free()).isEqualTo(expected == Approver.NOBODY);
        assertThat(ruling.passedByMatrix()).isEqualTo(expected == Approver.NOBODY);
    }

    @ParameterizedTest
    @EnumSource(ApprovalKind.class)
    void withoutLinesTheUsualOfTheKindHolds(ApprovalKind kind) {
        Ruling ruling = new Matrix(kind, List.of()).rule(matter(ACME, "1000000.00"));

        boolean takesTwo =
                kind == ApprovalKind.REFUND || kind == ApprovalKind.BANK_DETAILS || kind == ApprovalKind.CREDIT_LIMIT;
        assertThat(ruling.free()).isEqualTo(!takesTwo);
        assertThat(ruling.passedByMatrix()).isFalse();
        assertThat(ruling.decider().approver()).isEqualTo(takesTwo ? Approver.APPROVER : Approver.NOBODY);
    }

    @Test
    void belowAllLinesAnInvoicePassesAndARefundStillTakesAnApprover() {
        var invoices = new Matrix(
                ApprovalKind.INVOICE,
                new UUID(9, 1),
                List.of(line(null, "100.00", EUR, false, Approver.APPROVER, null)));
        var refunds = new Matrix(
                ApprovalKind.REFUND,
                new UUID(9, 2),
                List.of(line(null, "100.00", EUR, false, Approver.CONTROLLER, null)));

        assertThat(invoices.rule(matter(ACME, "99.99")).passedByMatrix()).isTrue();
        assertThat(invoices.rule(matter(ACME, "99.99")).position()).isZero();
        assertThat(refunds.rule(matter(ACME, "99.99")).decider()).isEqualTo(Decider.ANY_APPROVER);
    }

    @Test
    void theSentenceNamesTheLine() {
        assertThat(MATRIX.rule(matter(OTHER, "1000.00")).because())
                .isEqualTo("A controller has to agree from 1000.00 EUR on.");
        assertThat(MATRIX.rule(new Matter(OTHER, Money.of("1", EUR), Money.of("1", EUR), true))
                        .because())
                .isEqualTo("An approver has to agree to the first invoice of a customer.");
        assertThat(MATRIX.rule(matter(ACME, "1.00")).because())
                .isEqualTo("A certain person has to agree for this customer.");
    }

    /** More of the same is never decided by fewer: with lines from the highest amount down, the approver only rises. */
    @Test
    void moreNeverTakesLess() {
        long seed = 20261130;
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            long low = random.nextLong(200_000);
            long high = low + random.nextLong(200_000);
            Approver less = approver(low);
            Approver more = approver(high);
            assertThat(more.compareTo(less))
                    .as("seed %d: %d and %d", seed, low, high)
                    .isNotNegative();
        }
    }

    private static Approver approver(long minor) {
        Money money = new Money(minor, EUR);
        return MATRIX.rule(new Matter(OTHER, money, money, false)).decider().approver();
    }

    private static MatrixLine line(
            @Nullable UUID customer,
            String atLeast,
            CurrencyCode currency,
            boolean first,
            Approver approver,
            @Nullable UUID person) {
        return new MatrixLine(
                customer, Money.of(atLeast, currency), first, new Decider(approver, person, null), AnswerTime.days(3));
    }

    private static Matter matter(UUID customer, String amount) {
        Money money = Money.of(amount, EUR);
        return new Matter(customer, money, money, false);
    }
}
