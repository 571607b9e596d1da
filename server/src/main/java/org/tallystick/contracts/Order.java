package org.tallystick.contracts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

/** An order as its latest revision has it, and how far each of its lines has come. */
public record Order(
        OrderId id,
        String source,
        String externalId,
        CustomerId customer,
        CurrencyCode currency,
        int revision,
        LocalDate orderedOn,
        @Nullable String purchaseOrder,
        @Nullable String contractNumber,
        @Nullable Cancellation cancellation,
        List<Progress> lines) {
    public Order {
        lines = List.copyOf(lines);
    }

    /** When and why the rest of an order was cancelled. */
    public record Cancellation(LocalDate on, String reason) {}

    /** How far an order has come. */
    public enum State {
        OPEN("Open"),
        DONE("Done"),
        CANCELLED("Cancelled");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** How far the contract of a recurring line has come. */
    public enum Agreed {
        DRAFTED("Contract drafted"),
        AGREED("Agreed"),
        LEFT_OUT("Not in the contract");

        private final String title;

        Agreed(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** The line of a contract, in the version that agrees it or is to agree it, that stands for a line of an order. */
    public record Agreement(ContractId contract, int contractLine, int version, Agreed state) {}

    /** A line and what was delivered of it, or its contract. */
    public record Progress(
            OrderLine line, BigDecimal delivered, @Nullable Agreement agreement) {
        public BigDecimal rest() {
            return line.recurs() ? BigDecimal.ZERO : line.quantity().subtract(delivered);
        }

        boolean isAgreed() {
            return agreement != null && agreement.state() == Agreed.AGREED;
        }

        /** Nothing of it can be changed any more. */
        boolean isDone() {
            return line.recurs() ? isAgreed() : rest().signum() <= 0;
        }

        /** What is ordered and neither charged nor agreed: the rest, or one period of a line that recurs. */
        Money open(CurrencyCode currency) {
            if (isDone()) {
                return Money.zero(currency);
            }
            BigDecimal quantity = line.recurs() ? line.quantity() : rest();
            return Money.rounded(quantity.multiply(line.unitPrice()), currency, RoundingMode.HALF_UP);
        }
    }

    public Optional<Progress> line(int number) {
        return lines.stream().filter(line -> line.line().line() == number).findFirst();
    }

    public State state() {
        if (cancellation != null) {
            return State.CANCELLED;
        }
        return lines.stream().allMatch(Progress::isDone) ? State.DONE : State.OPEN;
    }

    /** What is still to be delivered or agreed; of a recurring line one period. */
    public Money open() {
        return cancellation != null
                ? Money.zero(currency)
                : lines.stream().map(line -> line.open(currency)).reduce(Money.zero(currency), Money::plus);
    }

    public Money total() {
        return lines.stream()
                .map(row -> Money.rounded(
                        row.line().quantity().multiply(row.line().unitPrice()), currency, RoundingMode.HALF_UP))
                .reduce(Money.zero(currency), Money::plus);
    }
}
