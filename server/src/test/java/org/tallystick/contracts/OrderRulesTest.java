package org.tallystick.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.contracts.OrderLine.Billed;
import org.tallystick.contracts.OrderLine.Every;
import org.tallystick.lib.money.CurrencyCode;

/** Every fault of an order is named by line and field. */
class OrderRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    record Case(String fault, OrderInput order) {
        @Override
        public String toString() {
            return fault;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("null source SOURCE_INVALID", order(" ", "SO-1", 1, line("1", "1"))),
                new Case("null source SOURCE_INVALID", order("crm:x", "SO-1", 1, line("1", "1"))),
                new Case("null external_id ORDER_ID", order("crm", "  ", 1, line("1", "1"))),
                new Case("null external_id ORDER_ID", order("crm", "x".repeat(81), 1, line("1", "1"))),
                new Case("null revision REVISION_INVALID", order("crm", "SO-1", 0, line("1", "1"))),
                new Case("null lines LINES_INVALID", order("crm", "SO-1", 1)),
                new Case("1 line LINE_NUMBER", order("crm", "SO-1", 1, line("1", "1"), line("1", "1"))),
                new Case("1 quantity QUANTITY_INVALID", order("crm", "SO-1", 1, line("0", "1"))),
                new Case("1 quantity QUANTITY_INVALID", order("crm", "SO-1", 1, line("0.0000001", "1"))),
                new Case("1 unit_price PRICE_INVALID", order("crm", "SO-1", 1, line("1", "-0.01"))),
                new Case("1 unit_price AMOUNT_TOO_LARGE", order("crm", "SO-1", 1, line("1000000000", "91"))),
                new Case("1 service_from FIRST_DAY_MISSING", dated(Billed.IN_ADVANCE, Every.MONTH, null, null, null)),
                new Case("1 service_to SERVICE_DATES", dated(Billed.ONCE, null, null, DAY, null)),
                new Case("1 service_to SERVICE_DATES", dated(Billed.ONCE, null, DAY, DAY.minusDays(1), null)),
                new Case("1 every INTERVAL_INVALID", dated(Billed.IN_ARREARS, null, DAY, null, null)),
                new Case("1 every INTERVAL_INVALID", dated(Billed.ONCE, Every.YEAR, DAY, null, null)),
                new Case("1 delivered_on DELIVERY_INVALID", dated(Billed.IN_ADVANCE, Every.WEEK, DAY, null, DAY)),
                new Case("1 delivered_on DATE_TOO_LATE", dated(Billed.ONCE, null, null, null, DAY.plusDays(1))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFaultIsNamed(Case one) {
        assertThat(OrderRules.faults(one.order(), DAY))
                .extracting(fault -> fault.line() + " " + fault.field() + " " + fault.code())
                .containsExactly(one.fault());
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        List<OrderFault> faults = OrderRules.faults(
                order(
                        "",
                        "",
                        0,
                        line("0", "-1"),
                        new OrderLine(
                                2, "", BigDecimal.ONE, "", BigDecimal.ONE, "a b", Billed.ONCE, null, null, null, null)),
                DAY);

        assertThat(faults)
                .extracting(OrderFault::field)
                .containsExactly(
                        "source",
                        "external_id",
                        "revision",
                        "quantity",
                        "unit_price",
                        "description",
                        "unit",
                        "tax_code");
        assertThat(OrderFault.invalid(faults).sentence()).endsWith("And 3 more.");
    }

    @Test
    void aSoundOrderHasNoFault() {
        assertThat(OrderRules.faults(order("crm", "SO-1", 1, line("0.000001", "0")), DAY))
                .isEmpty();
        assertThat(OrderRules.faults(dated(Billed.IN_ARREARS, Every.QUARTER, DAY, DAY, null), DAY))
                .isEmpty();
        OrderLine[] many = IntStream.rangeClosed(1, OrderRules.MOST_LINES + 1)
                .mapToObj(number -> new OrderLine(
                        number, "x", BigDecimal.ONE, "h", BigDecimal.ONE, "S", Billed.ONCE, null, null, null, null))
                .toArray(OrderLine[]::new);
        assertThat(OrderRules.faults(order("crm", "SO-1", 1, many), DAY)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "WEEK, 2026-03-31, 2026-04-06",
        "MONTH, 2026-01-31, 2026-02-27",
        "QUARTER, 2026-01-01, 2026-03-31",
        "HALF_YEAR, 2026-01-15, 2026-07-14",
        "YEAR, 2026-03-31, 2027-03-30"
    })
    void theFirstPeriodBeginsOnTheFirstDay(Every every, LocalDate first, LocalDate last) {
        assertThat(every.from(first).holding(first, first)).isEqualTo(new Cycle.Period(first, last));
    }

    private static OrderLine line(String quantity, String price) {
        return new OrderLine(
                1,
                "Chair",
                new BigDecimal(quantity),
                "pcs",
                new BigDecimal(price),
                "STANDARD",
                Billed.ONCE,
                null,
                null,
                null,
                null);
    }

    private static OrderInput dated(
            Billed billed,
            @Nullable Every every,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate delivered) {
        return order(
                "crm",
                "SO-1",
                1,
                new OrderLine(
                        1,
                        "Seat",
                        BigDecimal.ONE,
                        "pcs",
                        BigDecimal.ONE,
                        "STANDARD",
                        billed,
                        every,
                        from,
                        to,
                        delivered));
    }

    private static OrderInput order(String source, String id, int revision, OrderLine... lines) {
        return new OrderInput(source, id, revision, "C-1", CurrencyCode.of("EUR"), DAY, null, null, List.of(lines));
    }
}
