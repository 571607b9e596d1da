package org.tallystick.cashapp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.Refund;
import org.tallystick.payments.RefundDesk;
import org.tallystick.payments.RefundEvent;
import org.tallystick.payments.RefundId;
import org.tallystick.payments.RefundState;
import org.tallystick.payments.Refunds;
import org.tallystick.platform.CompanyId;

/**
 * Recognises a refund that a statement brings back, by its number or trace and its exact amount: it is no payment of anybody.
 * One that was never booked as paid out waits for a person.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RefundLines {
    /** Why the line is no payment. */
    static final String RULE = "refund came back";

    private final Refunds refunds;
    private final RefundDesk desk;
    private final OutgoingLines outgoing;
    private final ReceiptLines lines;

    RefundLines(Refunds refunds, RefundDesk desk, OutgoingLines outgoing, ReceiptLines lines) {
        this.refunds = refunds;
        this.desk = desk;
        this.outgoing = outgoing;
        this.lines = lines;
    }

    /** Those of the lines that bring a refund back; each refund comes back with one line. */
    Map<LineRead, RefundId> named(CompanyId company, List<LineRead> fresh, BankAccount account) {
        List<LineRead> in = fresh.stream()
                .filter(line -> line.amount().isPositive() && !line.isBatch())
                .toList();
        Map<String, Refund> sent = sent(company, account, names(in));
        Map<LineRead, RefundId> named = new LinkedHashMap<>();
        Set<RefundId> taken = new HashSet<>();
        for (LineRead line : sent.isEmpty() ? List.<LineRead>of() : in) {
            Refund refund = sent.get(String.valueOf(line.remittance().endToEndId()));
            if (refund != null && refund.amount().equals(line.amount()) && taken.add(refund.id())) {
                named.put(line, refund.id());
            }
        }
        return named;
    }

    private Map<String, Refund> sent(CompanyId company, BankAccount account, Set<String> names) {
        Map<String, Refund> sent = new HashMap<>();
        if (names.isEmpty()) {
            return sent;
        }
        for (Refund refund : refunds.out(company, account.id(), names)) {
            if (!outgoing.broughtBack(company, refund.id())) {
                sent.put(refund.number(), refund);
                Stream.ofNullable(refund.trace()).forEach(trace -> sent.put(trace, refund));
            }
        }
        return sent;
    }

    ReceiptLines.NewLine row(LineRead line) {
        return new ReceiptLines.NewLine(line, LineState.UNIDENTIFIED, RULE, null);
    }

    /** Books what stored lines bring back, after what went out with them; returns how many. */
    int book(Caller caller, Map<LineRead, RefundId> named) {
        int booked = 0;
        for (Map.Entry<LineRead, RefundId> each : named.entrySet()) {
            booked += book(caller, each.getKey(), each.getValue()) ? 1 : 0;
        }
        return booked;
    }

    /** What a person or the bank's answer booked before only gets its line. */
    private boolean book(Caller caller, LineRead line, RefundId id) {
        CompanyId company = caller.company();
        Refund refund = refunds.find(company, id).orElseThrow();
        if (refund.state() == RefundState.CONFIRMED && !isBeforePayout(company, line, id)) {
            desk.comeBack(caller, id, line.bookedOn(), reason(line));
            Stream.ofNullable(refund.payment()).forEach(payment -> lines.follow(company, payment));
        } else if (refund.state() != RefundState.RETURNED) {
            return false;
        }
        outgoing.cameBack(company, outgoing.idOf(company, line), id);
        return true;
    }

    private boolean isBeforePayout(CompanyId company, LineRead line, RefundId id) {
        return refunds.events(company, id).stream()
                .filter(event -> event.state() == RefundState.CONFIRMED)
                .map(RefundEvent::effectiveOn)
                .anyMatch(line.bookedOn()::isBefore);
    }

    private static String reason(LineRead line) {
        @Nullable String said = line.setAside();
        return said == null ? "The bank sent it back" : said;
    }

    private static Set<String> names(List<LineRead> some) {
        return some.stream()
                .map(line -> line.remittance().endToEndId())
                .filter(Objects::nonNull)
                .filter(id -> !ReferenceTokens.saysNothing(id))
                .collect(Collectors.toSet());
    }
}
