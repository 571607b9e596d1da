package org.tallystick.lib.bankfiles.camt;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Location;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadingState;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.bankfiles.statement.TransactionCode;
import org.tallystick.lib.bankfiles.statement.ValueReader;
import org.tallystick.lib.bankfiles.xml.XmlNode;

/** Amounts, dates and marks of one message; knows the statement and entry being read, and whether they are sound. */
final class CamtValues {
    private final ReadingState state;
    private final ValueReader values;

    CamtValues(Consumer<Problem> problems) {
        state = new ReadingState(problems);
        values = new ValueReader(state::report);
    }

    void statementBegins() {
        state.statementBegins();
    }

    void entryBegins() {
        state.entryBegins();
    }

    void entryEnds() {
        state.entryEnds();
    }

    int statement() {
        return state.statement();
    }

    long entry() {
        return state.entry();
    }

    boolean entrySound() {
        return state.entrySound();
    }

    boolean statementSound() {
        return state.statementSound();
    }

    void report(Problem problem) {
        state.report(problem);
    }

    Location here(long line, long column) {
        return state.here(line, column);
    }

    Location here(XmlNode node) {
        return here(node.line(), node.column());
    }

    /** The amount of an element that must be there. */
    StatedAmount required(XmlNode parent, @Nullable XmlNode amount) {
        if (amount == null || amount.text().isEmpty()) {
            report(Problem.of(Severity.ERROR, ProblemCode.AMOUNT_SYNTAX, here(parent))
                    .saying("missing"));
            return new StatedAmount("", amount == null ? "" : amount.currency(), null);
        }
        return values.amount(amount.text(), amount.currency(), Severity.ERROR, here(amount));
    }

    /** The amount of an element that may be there; booking does not depend on it. */
    @Nullable
    StatedAmount optional(@Nullable XmlNode amount) {
        if (amount == null || amount.text().isEmpty()) {
            return null;
        }
        return values.amount(amount.text(), amount.currency(), Severity.WARN, here(amount));
    }

    /** The day in {@code Dt} or {@code DtTm} below the node, or the node's own text. */
    @Nullable
    LocalDate date(@Nullable XmlNode node, Severity severity) {
        if (node == null) {
            return null;
        }
        XmlNode day = node.at("Dt") == null ? node.at("DtTm") : node.at("Dt");
        XmlNode text = day == null ? node : day;
        return text.text().isEmpty() ? null : values.date(text.text(), severity, here(text));
    }

    /** The mark of an element that must have one; without it the entry is not sound, and counts as money that left. */
    Direction direction(XmlNode parent) {
        Direction mark = mark(parent);
        if (mark == null) {
            String text = parent.textAt("CdtDbtInd");
            Problem problem =
                    Problem.of(Severity.ERROR, ProblemCode.AMOUNT_MARK, here(parent), text == null ? "" : text);
            report(text == null ? problem.saying("missing") : problem);
        }
        return mark == null ? Direction.DEBIT : mark;
    }

    static @Nullable Direction mark(XmlNode parent) {
        return switch (parent.textAt("CdtDbtInd")) {
            case "CRDT" -> Direction.CREDIT;
            case "DBIT" -> Direction.DEBIT;
            case null, default -> null;
        };
    }

    static TransactionCode transactionCode(XmlNode parent) {
        XmlNode code = parent.at("BkTxCd");
        if (code == null || code.children().isEmpty()) {
            return TransactionCode.NONE;
        }
        return new TransactionCode(
                code.textAt("Domn", "Cd"),
                code.textAt("Domn", "Fmly", "Cd"),
                code.textAt("Domn", "Fmly", "SubFmlyCd"),
                code.textAt("Prtry", "Cd"));
    }
}
