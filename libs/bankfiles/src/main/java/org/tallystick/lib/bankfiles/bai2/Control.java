package org.tallystick.lib.bankfiles.bai2;

import java.math.BigInteger;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadingState;
import org.tallystick.lib.bankfiles.statement.Severity;

/** Counts and sums of one level of the file: of an account, a group or the file. */
final class Control {
    private final ProblemCode code;
    private BigInteger total = BigInteger.ZERO;
    private long records;
    private long parts;

    Control(ProblemCode code) {
        this.code = code;
    }

    void add(BigInteger amount) {
        total = total.add(amount);
    }

    void addLines(long lines) {
        records += lines;
    }

    /** Adds a level below: its control total counts as stated, its records as they are. */
    void addPart(BigInteger partTotal) {
        parts++;
        total = total.add(partTotal);
    }

    BigInteger total() {
        return total;
    }

    long records() {
        return records;
    }

    void checkTotal(String stated, ReadingState state, long line) {
        check("total", stated, total, state, line);
    }

    void checkParts(String name, String stated, ReadingState state, long line) {
        check(name, stated, BigInteger.valueOf(parts), state, line);
    }

    void checkRecords(String stated, ReadingState state, long line) {
        check("records", stated, BigInteger.valueOf(records), state, line);
    }

    private void check(String name, String stated, BigInteger found, ReadingState state, long line) {
        BigInteger number = Amounts.whole(stated);
        if (number == null) {
            missing(name, state, line);
        } else if (!number.equals(found)) {
            state.report(Problem.of(Severity.ERROR, code, state.here(line), name, number.toString(), found.toString()));
        }
    }

    void missing(String name, ReadingState state, long line) {
        state.report(Problem.of(Severity.ERROR, code, state.here(line), name).saying("missing"));
    }
}
