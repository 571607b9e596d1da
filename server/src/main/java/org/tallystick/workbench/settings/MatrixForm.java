package org.tallystick.workbench.settings;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.approvals.AnswerTime;
import org.tallystick.approvals.Approver;
import org.tallystick.approvals.Decider;
import org.tallystick.approvals.MatrixLine;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.Refusal;
import org.tallystick.workbench.Entered;

/** The lines of one kind as they were sent, column by column. */
record MatrixForm(
        @Nullable List<String> customer,
        @Nullable List<String> atLeast,
        @Nullable List<String> currency,
        @Nullable List<String> first,
        @Nullable List<String> margin,
        @Nullable List<String> approver,
        @Nullable List<String> person,
        @Nullable List<String> then,
        @Nullable List<String> days,
        @Nullable List<String> unit) {
    int rows() {
        return approver == null ? 0 : approver.size();
    }

    boolean isLine(int row) {
        return !at(approver, row).isEmpty();
    }

    String customer(int row) {
        return at(customer, row);
    }

    MatrixLine line(int row, @Nullable UUID customerId, CurrencyCode own) {
        String from = at(atLeast, row);
        String in = at(currency, row);
        try {
            return new MatrixLine(
                    customerId,
                    Entered.money("amount", from.isEmpty() ? "0" : from, in.isEmpty() ? own : Entered.currency(in)),
                    at(first, row).equals("yes"),
                    at(margin, row).isEmpty() ? null : Entered.number("margin", at(margin, row)),
                    new Decider(
                            Approver.valueOf(at(approver, row)),
                            at(person, row).isEmpty() ? null : UUID.fromString(at(person, row)),
                            at(then, row).isEmpty() ? null : Approver.valueOf(at(then, row))),
                    answer(row));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("MATRIX_LINE", "Line " + (row + 1) + " cannot be read; choose from the lists again.");
        }
    }

    private AnswerTime answer(int row) {
        String length = at(days, row);
        String in = at(unit, row);
        return new AnswerTime(
                length.isEmpty()
                        ? AnswerTime.USUAL.length()
                        : Entered.number("time to answer", length).intValue(),
                in.isEmpty() ? AnswerTime.Unit.DAYS : AnswerTime.Unit.valueOf(in));
    }

    private static String at(@Nullable List<String> column, int row) {
        return column != null && row < column.size() ? column.get(row).strip() : "";
    }
}
