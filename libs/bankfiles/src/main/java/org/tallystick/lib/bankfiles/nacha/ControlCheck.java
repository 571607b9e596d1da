package org.tallystick.lib.bankfiles.nacha;

import java.math.BigDecimal;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.Severity;

/** Compares control records with what was counted; each difference is a problem of its own. */
final class ControlCheck {
    private static final int BLOCK = 10;

    private final AchFields fields;

    ControlCheck(AchFields fields) {
        this.fields = fields;
    }

    void batch(AchRecord control, AchSums sums, boolean advice) {
        var code = ProblemCode.NACHA_BATCH_CONTROL;
        count(control, code, "entries", 5, 10, sums.records());
        count(control, code, "hash", 11, 20, sums.hash());
        amount(control, code, "debits", 21, advice ? 40 : 32, sums.debits());
        amount(control, code, "credits", advice ? 41 : 33, advice ? 60 : 44, sums.credits());
    }

    AchFileControl file(AchRecord control, AchSums sums, boolean advice) {
        var code = ProblemCode.NACHA_FILE_CONTROL;
        count(control, code, "batches", 2, 7, sums.batches());
        count(control, code, "entries", 14, 21, sums.records());
        count(control, code, "hash", 22, 31, sums.hash());
        amount(control, code, "debits", 32, advice ? 51 : 43, sums.debits());
        amount(control, code, "credits", advice ? 52 : 44, advice ? 71 : 55, sums.credits());
        return new AchFileControl(
                control.present(2, 7),
                control.present(8, 13),
                control.present(14, 21),
                control.present(22, 31),
                control.present(32, advice ? 51 : 43),
                control.present(advice ? 52 : 44, advice ? 71 : 55));
    }

    private void count(AchRecord control, ProblemCode code, String what, int from, int to, long counted) {
        String stated = control.present(from, to);
        Long number = AchFields.number(stated);
        if (number == null || number != counted) {
            differs(control, code, number == null ? "unreadable" : what, from, stated.strip(), Long.toString(counted));
        }
    }

    private void amount(AchRecord control, ProblemCode code, String what, int from, int to, long counted) {
        String stated = control.present(from, to);
        Long number = AchFields.number(stated);
        if (number == null || number != counted) {
            differs(
                    control,
                    code,
                    number == null ? "unreadable" : what,
                    from,
                    number == null ? stated.strip() : decimal(number),
                    decimal(counted));
        }
    }

    private static String decimal(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private void differs(AchRecord control, ProblemCode code, String what, int column, String stated, String counted) {
        fields.report(Problem.of(Severity.ERROR, code, fields.here(control, column), stated, counted)
                .saying(what)
                .around(control.text()));
    }

    /** The number of blocks is no check of the content: a difference is a warning. */
    void blocks(AchRecord control, long records) {
        long blocks = (records + BLOCK - 1) / BLOCK;
        Long stated = AchFields.number(control.present(8, 13));
        if (stated == null || stated != blocks) {
            fields.report(
                    Severity.WARN,
                    ProblemCode.NACHA_BLOCK,
                    control,
                    8,
                    control.present(8, 13).strip(),
                    Long.toString(blocks));
        } else if (records % BLOCK != 0) {
            fields.report(Severity.INFO, ProblemCode.NACHA_BLOCK, "filler", control, Long.toString(records));
        }
    }
}
