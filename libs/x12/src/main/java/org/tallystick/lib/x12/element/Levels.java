package org.tallystick.lib.x12.element;

import org.tallystick.lib.x12.Decimals;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.ProblemCode;
import org.tallystick.lib.x12.Severity;

/** Looks whether the levels of a transaction (HL) are numbered from 1 and hang below earlier ones. */
public final class Levels {
    private long last;

    /** A new transaction begins. */
    public void begin() {
        last = 0;
    }

    /** Takes HL; what does not fit is said and read all the same. */
    public void take(Elements read) {
        long number = read.segment().decimal(1, 0);
        if (number != last + 1) {
            report(read, 1);
        }
        if (number == Decimals.EMPTY) {
            return;
        }
        last = Decimals.isValue(number) && number > 0 ? number : last + 1;
        long parent = read.segment().decimal(2, 0);
        if (parent != Decimals.EMPTY && (parent < 1 || parent >= last)) {
            report(read, 2);
        }
    }

    private static void report(Elements read, int element) {
        read.report(Problem.of(Severity.WARN, ProblemCode.LEVEL_ORDER, read.location(element), "0" + element));
    }
}
