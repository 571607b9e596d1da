package org.tallystick.lib.x12.remittance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.X12Event.SegmentRead;
import org.tallystick.lib.x12.remittance.PaymentOrder.Party;

/** The heading of an 820 while it is read. */
final class OpenOrder {
    private final String control;
    private final Consumer<Problem> problems;
    private @Nullable String handling;
    private @Nullable BigDecimal amount;
    private @Nullable String creditDebit;
    private @Nullable String method;
    private @Nullable LocalDate date;
    private @Nullable LocalDate otherDate;
    private @Nullable String trace;
    private @Nullable String originator;
    private @Nullable String reference;
    private @Nullable String currency;
    private Party payer = Party.UNKNOWN;
    private Party payee = Party.UNKNOWN;
    private boolean ordered;
    private boolean sound = true;

    OpenOrder(String control, Consumer<Problem> problems) {
        this.control = control;
        this.problems = problems;
    }

    void take(SegmentRead read) {
        var values = new Values(read, currency, problems);
        switch (read.segment().id()) {
            case "BPR" -> order(values);
            case "TRN" -> {
                trace = trace == null ? values.text(2) : trace;
                originator = originator == null ? values.text(3) : originator;
            }
            case "CUR" -> currency = currency == null ? values.currency(2) : currency;
            case "REF" -> reference = reference == null ? values.text(2) : reference;
            case "DTM" -> date(values);
            case "N1" -> party(values);
            default -> {} // contacts, addresses and notes say nothing about what was paid
        }
        sound &= values.isSound();
    }

    private void order(Values values) {
        ordered = true;
        handling = values.text(1);
        amount = values.requiredAmount(2);
        creditDebit = values.text(3);
        method = values.text(4);
        date = values.day(16);
        payer = new Party(payer.name(), payer.id(), values.text(9));
        payee = new Party(payee.name(), payee.id(), values.text(15));
    }

    private void date(Values values) {
        String kind = values.text(1);
        if ("020".equals(kind) || "097".equals(kind)) {
            otherDate = values.day(2);
        }
    }

    private void party(Values values) {
        String role = values.text(1);
        if ("PR".equals(role) && payer.name() == null) {
            payer = new Party(values.text(2), values.text(4), payer.account());
        } else if ("PE".equals(role) && payee.name() == null) {
            payee = new Party(values.text(2), values.text(4), payee.account());
        }
    }

    boolean hasPayment() {
        return ordered;
    }

    boolean isSound() {
        return sound;
    }

    @Nullable
    String currency() {
        return currency;
    }

    PaymentOrder order() {
        return new PaymentOrder(
                control,
                handling,
                amount,
                creditDebit,
                method,
                date == null ? otherDate : date,
                trace,
                originator,
                reference,
                currency,
                payer,
                payee);
    }
}
