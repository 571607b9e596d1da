package org.tallystick.cashapp;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.debits.Debit;
import org.tallystick.debits.DebitOutcomes;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.CompanyId;

/** Recognises the money of direct debits by its end-to-end id, so that it is booked once: by its run or by its statement. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DebitLines {
    private final DebitOutcomes outcomes;
    private final ReceiptLines lines;
    private final Payments payments;

    DebitLines(DebitOutcomes outcomes, ReceiptLines lines, Payments payments) {
        this.outcomes = outcomes;
        this.lines = lines;
        this.payments = payments;
    }

    /** The payments of those lines that bring exactly what a debit awaits; no payment belongs to two lines. */
    Map<LineRead, PaymentId> collected(Caller caller, List<LineRead> fresh, BankAccount account) {
        CompanyId company = caller.company();
        Set<String> named = new HashSet<>();
        fresh.stream()
                .filter(LineRead::isReceipt)
                .map(line -> line.remittance().endToEndId())
                .filter(Objects::nonNull)
                .forEach(named::add);
        Map<LineRead, PaymentId> collected = new LinkedHashMap<>();
        Map<String, Debit> awaited = named.isEmpty() ? Map.of() : outcomes.awaited(company, named, account.id());
        Set<String> seen = new HashSet<>();
        for (LineRead line : awaited.isEmpty() ? List.<LineRead>of() : fresh) {
            Debit debit = line.isReceipt()
                    ? awaited.get(String.valueOf(line.remittance().endToEndId()))
                    : null;
            if (debit != null
                    && debit.amount().equals(line.amount())
                    && isFree(company, debit)
                    && seen.add(debit.bankName())) {
                collected.put(line, outcomes.arrived(caller, debit, account.id(), line.bookedOn()));
            }
        }
        return collected;
    }

    private boolean isFree(CompanyId company, Debit debit) {
        PaymentId payment = debit.payment();
        return payment == null || lines.ofPayment(company, payment).isEmpty();
    }

    ReceiptLines.NewLine row(CompanyId company, LineRead line, PaymentId id) {
        Payment payment = payments.find(company, id).orElseThrow();
        LineState state = payment.unapplied().isZero() ? LineState.AUTO_APPLIED : LineState.PARTIALLY_APPLIED;
        return new ReceiptLines.NewLine(line, state, DebitOutcomes.RULE, id);
    }
}
