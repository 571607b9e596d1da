package org.tallystick.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

class MatrixTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final UUID ACME = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);

    /** A controller from 1,000, for Acme always a controller, an approver from 100, below that nobody. */
    private static final Matrix MATRIX = new Matrix(
            ApprovalKind.CREDIT_MEMO,
            List.of(
                    line(null, "1000.00", Approver.CONTROLLER),
                    line(ACME, "0.00", Approver.CONTROLLER),
                    line(null, "100.00", Approver.APPROVER)));

    @ParameterizedTest
    @CsvSource({
        "other, 99.99, NOBODY",
        "other, 100.00, APPROVER",
        "other, 999.99, APPROVER",
        "other, 1000.00, CONTROLLER",
        "acme, 0.01, CONTROLLER",
        "acme, 5000.00, CONTROLLER",
    })
    void theFirstLineThatFitsHolds(String customer, String amount, Approver expected) {
        Asked asked = asked(customer.equals("acme") ? ACME : OTHER, amount);

        assertThat(MATRIX.asks(asked).map(MatrixLine::approver).orElse(Approver.NOBODY))
                .isEqualTo(expected);
    }

    @Test
    void aLineForNobodyFreesWhatLaterLinesWouldCatch() {
        var matrix = new Matrix(
                ApprovalKind.CREDIT_MEMO,
                List.of(line(ACME, "0.00", Approver.NOBODY), line(null, "0.00", Approver.APPROVER)));

        assertThat(matrix.asks(asked(ACME, "500.00"))).isEmpty();
        assertThat(matrix.asks(asked(OTHER, "500.00"))).isPresent();
    }

    @Test
    void withoutLinesNobodyHasToAgree() {
        assertThat(new Matrix(ApprovalKind.WRITE_OFF, List.of()).asks(asked(ACME, "1000000.00")))
                .isEmpty();
    }

    private static MatrixLine line(@Nullable UUID customer, String atLeast, Approver approver) {
        return new MatrixLine(customer, Money.of(atLeast, EUR), approver, 3);
    }

    private static Asked asked(UUID customer, String amount) {
        Money money = Money.of(amount, EUR);
        return new Asked(
                ApprovalKind.CREDIT_MEMO, "invoice", new UUID(2, 1), "INV-1", customer, money, money, "why", Map.of());
    }
}
