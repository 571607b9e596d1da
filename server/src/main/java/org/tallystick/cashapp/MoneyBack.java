package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.OutgoingLines.Brought;
import org.tallystick.debits.Debit;
import org.tallystick.debits.DebitOutcomes;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.Exchanges;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.payments.Refund;
import org.tallystick.payments.RefundDesk;
import org.tallystick.payments.Refunds;
import org.tallystick.platform.CompanyId;
import org.tallystick.receivables.AllocationDesk;

/**
 * Books what a statement takes out of the account again: a payment its bank sent back, found by the end-to-end id or, for a
 * reversal, by the bank's own reference, and a refund that was paid out. Whatever is not told exactly waits for a person.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MoneyBack {
    /** What banks use when they give no reason (ISO 20022: not specified by the agent). */
    private static final String NO_REASON = "MS03";

    private final ReceiptLines lines;
    private final OutgoingLines outgoing;
    private final Payments payments;
    private final Exchanges exchanges;
    private final Refunds refunds;
    private final RefundDesk refundDesk;
    private final DebitOutcomes debits;
    private final AllocationDesk allocations;

    MoneyBack(
            ReceiptLines lines,
            OutgoingLines outgoing,
            Payments payments,
            Exchanges exchanges,
            Refunds refunds,
            RefundDesk refundDesk,
            DebitOutcomes debits,
            AllocationDesk allocations) {
        this.lines = lines;
        this.outgoing = outgoing;
        this.payments = payments;
        this.exchanges = exchanges;
        this.refunds = refunds;
        this.refundDesk = refundDesk;
        this.debits = debits;
        this.allocations = allocations;
    }

    /** Books what is told exactly among lines that are stored; returns how many payments were taken back. */
    int book(Caller caller, List<LineRead> stored, BankAccount account) {
        List<LineRead> out =
                stored.stream().filter(line -> line.amount().isNegative()).toList();
        if (out.isEmpty()) {
            return 0;
        }
        payOut(caller, out, account);
        return takeBack(caller, out, account);
    }

    private void payOut(Caller caller, List<LineRead> out, BankAccount account) {
        CompanyId company = caller.company();
        List<Refunds.Sent> sent = new ArrayList<>(refunds.sent(company, account.id(), endToEndIds(out)));
        for (LineRead line : out) {
            Refunds.Sent due = line.setAside() == null ? named(sent, String.valueOf(endToEndId(line))) : null;
            if (due != null && isPaidBy(due, line)) {
                sent.remove(due);
                refundDesk.confirm(caller, due.refund().id(), line.bookedOn());
                outgoing.paidOut(
                        company, outgoing.idOf(company, line), due.refund().id());
            }
        }
    }

    private static Refunds.@Nullable Sent named(List<Refunds.Sent> sent, String name) {
        return sent.stream().filter(each -> each.isNamed(name)).findFirst().orElse(null);
    }

    private static boolean isPaidBy(Refunds.Sent due, LineRead line) {
        Refund refund = due.refund();
        return refund.amount().equals(line.amount().negated())
                && !line.bookedOn().isBefore(due.sentOn());
    }

    private int takeBack(Caller caller, List<LineRead> out, BankAccount account) {
        List<LineRead> returns =
                out.stream().filter(line -> line.setAside() != null).toList();
        if (returns.isEmpty()) {
            return 0;
        }
        CompanyId company = caller.company();
        Map<LineRead, PaymentId> found = found(company, returns, account);
        Map<PaymentId, Payment> current = payments.byIds(company, found.values());
        current.keySet().removeAll(exchanges.refunded(company, found.values()));
        int booked = 0;
        for (Map.Entry<LineRead, PaymentId> each : found.entrySet()) {
            Payment payment = current.get(each.getValue());
            if (payment != null && isTakenBackBy(payment, each.getKey())) {
                takeBack(caller, payment, each.getKey());
                booked++;
            }
        }
        return booked;
    }

    private static boolean isTakenBackBy(Payment payment, LineRead line) {
        return payment.amount().equals(line.amount().negated())
                && !payment.refunded().isPositive()
                && !line.bookedOn().isBefore(payment.receivedOn());
    }

    /** What a person or the bank's answer booked before only gets its line. */
    private void takeBack(Caller caller, Payment payment, LineRead line) {
        CompanyId company = caller.company();
        if (!payment.isReturned()) {
            bookReturn(caller, payment.id(), line.bookedOn(), reason(line));
        }
        outgoing.tookBack(company, outgoing.idOf(company, line), payment.id());
        lines.follow(company, payment.id());
    }

    /** The return of a payment, and of the direct debit that brought it. */
    void bookReturn(Caller caller, PaymentId payment, LocalDate on, String reason) {
        allocations.returnPayment(caller, payment, on, reason);
        debits.follow(caller, payment, on, reason);
    }

    private static String reason(LineRead line) {
        String said = String.valueOf(line.setAside()).replace("return", "").strip();
        return said.isEmpty() ? NO_REASON : said;
    }

    /** Each return with the one payment it can mean; no payment belongs to two of them. */
    private Map<LineRead, PaymentId> found(CompanyId company, List<LineRead> returns, BankAccount account) {
        Set<String> ids = endToEndIds(returns);
        Set<String> references = returns.stream()
                .map(LineRead::bankReference)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        List<Brought> brought = outgoing.brought(company, account.id(), ids, references);
        Map<String, PaymentId> collected = collected(company, ids, account);
        Map<LineRead, PaymentId> found = new LinkedHashMap<>();
        Set<PaymentId> taken = new HashSet<>(outgoing.taken(company, collected.values()));
        for (LineRead line : returns) {
            one(line, brought, collected).filter(taken::add).ifPresent(payment -> found.put(line, payment));
        }
        return found;
    }

    private Map<String, PaymentId> collected(CompanyId company, Set<String> ids, BankAccount account) {
        Map<String, PaymentId> collected = new HashMap<>();
        if (!ids.isEmpty()) {
            for (Debit debit : debits.collected(company, ids, account.id())) {
                collected.put(debit.bankName(), Objects.requireNonNull(debit.payment()));
            }
        }
        return collected;
    }

    private static Optional<PaymentId> one(LineRead line, List<Brought> brought, Map<String, PaymentId> collected) {
        String id = endToEndId(line);
        if (id != null && collected.containsKey(id)) {
            return Optional.ofNullable(collected.get(id));
        }
        Set<PaymentId> byId = candidates(line, brought, each -> id != null && id.equals(each.endToEndId()));
        Set<PaymentId> meant = byId.isEmpty()
                ? candidates(
                        line,
                        brought,
                        each -> line.bankReference() != null
                                && line.bankReference().equals(each.bankReference()))
                : byId;
        return meant.size() == 1 ? Optional.of(meant.iterator().next()) : Optional.empty();
    }

    private static Set<PaymentId> candidates(LineRead line, List<Brought> brought, Predicate<Brought> says) {
        return brought.stream()
                .filter(each -> each.amount().equals(line.amount().negated()))
                .filter(says)
                .map(Brought::payment)
                .collect(Collectors.toSet());
    }

    private static Set<String> endToEndIds(List<LineRead> some) {
        return some.stream()
                .flatMap(line -> Stream.ofNullable(endToEndId(line)))
                .collect(Collectors.toSet());
    }

    private static @Nullable String endToEndId(LineRead line) {
        String id = line.remittance().endToEndId();
        return id == null || ReferenceTokens.saysNothing(id) ? null : id;
    }
}
