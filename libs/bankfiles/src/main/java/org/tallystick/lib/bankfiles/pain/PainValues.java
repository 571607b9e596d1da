package org.tallystick.lib.bankfiles.pain;

import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Counterparty;
import org.tallystick.lib.bankfiles.statement.Location;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.bankfiles.statement.ValueReader;
import org.tallystick.lib.bankfiles.xml.XmlNode;

/** Amounts, dates and parties of one message; knows whether the transaction, the batch and the message are sound. */
final class PainValues {
    private final Consumer<Problem> problems;
    private final ValueReader values = new ValueReader(this::report);
    private long order;
    private boolean insideOrder;
    private boolean orderSound = true;
    private boolean batchSound = true;
    private boolean messageSound = true;

    PainValues(Consumer<Problem> problems) {
        this.problems = problems;
    }

    void batchBegins() {
        batchSound = true;
    }

    void orderBegins() {
        order++;
        insideOrder = true;
        orderSound = true;
    }

    void orderEnds() {
        insideOrder = false;
    }

    long order() {
        return order;
    }

    boolean orderSound() {
        return orderSound;
    }

    boolean batchSound() {
        return batchSound;
    }

    boolean messageSound() {
        return messageSound;
    }

    void report(Problem problem) {
        if (problem.severity().blocks()) {
            orderSound &= !insideOrder;
            batchSound &= insideOrder;
            messageSound &= insideOrder;
        }
        problems.accept(problem);
    }

    Location here(XmlNode node) {
        return new Location(0, insideOrder ? order : 0, node.line(), node.column());
    }

    StatedAmount amount(XmlNode order, @Nullable XmlNode amount) {
        if (amount == null || amount.text().isEmpty()) {
            report(Problem.of(Severity.ERROR, ProblemCode.AMOUNT_SYNTAX, here(amount == null ? order : amount))
                    .saying("missing"));
            return new StatedAmount("", amount == null ? "" : amount.currency(), null);
        }
        return values.amount(amount.text(), amount.currency(), Severity.ERROR, here(amount));
    }

    /** The day in {@code Dt} or {@code DtTm} below the node, or the node's own text. */
    @Nullable
    LocalDate day(@Nullable XmlNode node) {
        if (node == null) {
            return null;
        }
        XmlNode below = node.at("Dt") == null ? node.at("DtTm") : node.at("Dt");
        XmlNode text = below == null ? node : below;
        return text.text().isEmpty() ? null : values.date(text.text(), Severity.WARN, here(text));
    }

    /** A party, its account and its bank, as the elements {@code Dbtr, DbtrAcct, DbtrAgt} or {@code Cdtr…} name them. */
    static Counterparty party(XmlNode node, String element) {
        String name = node.textAt(element, "Nm");
        String bic = node.textAt(element + "Agt", "FinInstnId", "BICFI");
        return new Counterparty(
                name == null ? node.textAt(element, "Pty", "Nm") : name,
                node.textAt(element + "Acct", "Id", "IBAN"),
                node.textAt(element + "Acct", "Id", "Othr", "Id"),
                bic == null ? node.textAt(element + "Agt", "FinInstnId", "BIC") : bic,
                node.textAt("Ultmt" + element, "Nm"));
    }
}
