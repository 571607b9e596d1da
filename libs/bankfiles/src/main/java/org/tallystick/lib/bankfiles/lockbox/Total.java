package org.tallystick.lib.bankfiles.lockbox;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadingState;
import org.tallystick.lib.bankfiles.statement.Severity;

/** Count and sum of the checks of a batch or a lockbox. */
final class Total {
    private final ProblemCode code;
    private long checks;
    private BigDecimal sum = BigDecimal.ZERO;

    Total(ProblemCode code) {
        this.code = code;
    }

    void add(@Nullable BigDecimal amount) {
        checks++;
        sum = amount == null ? sum : sum.add(amount);
    }

    long checks() {
        return checks;
    }

    /** Compares with what the file states; the sum is stated in cents. */
    void check(@Nullable String count, @Nullable String amount, int decimals, ReadingState state, long line) {
        compare("checks", count, BigInteger.valueOf(checks), state, line);
        compare("amount", amount, sum.movePointRight(decimals).toBigInteger(), state, line);
    }

    private void compare(String name, @Nullable String stated, BigInteger found, ReadingState state, long line) {
        BigInteger number = LockboxValues.whole(stated);
        if (number == null || !number.equals(found)) {
            String says = stated == null ? "-" : stated;
            state.report(Problem.of(Severity.ERROR, code, state.here(line), name, says, found.toString()));
        }
    }

    void missing(ReadingState state, long line) {
        state.report(Problem.of(Severity.ERROR, code, state.here(line)).saying("missing"));
    }
}
