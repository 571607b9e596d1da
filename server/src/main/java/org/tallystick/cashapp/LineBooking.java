package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.cashapp.ReceiptLines.NewLine;
import org.tallystick.ledger.Periods;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentDesk;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.PaymentInput;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.payments.Payments;
import org.tallystick.payments.RefundId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.providers.Payouts.Payout;

/**
 * Books lines that are new: receipts become payments and are matched, what took money back or paid it out is recognised, and
 * the rest goes to the ledger as it is.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LineBooking {
    private static final String SOURCE = "bank-statement";
    private static final int REFERENCE_LENGTH = 140;

    private final ReceiptLines lines;
    private final PaymentDesk desk;
    private final Payments payments;
    private final Periods periods;
    private final DebitLines debitLines;
    private final DepositLines depositLines;
    private final PayoutLines payoutLines;
    private final Matcher matcher;
    private final MoneyBack moneyBack;
    private final RefundLines refundLines;
    private final AdviceJoining advices;
    private final BankBooks books;
    private final BusinessClock clock;

    LineBooking(
            ReceiptLines lines,
            PaymentDesk desk,
            Payments payments,
            Periods periods,
            DebitLines debitLines,
            DepositLines depositLines,
            PayoutLines payoutLines,
            Matcher matcher,
            MoneyBack moneyBack,
            RefundLines refundLines,
            AdviceJoining advices,
            BankBooks books,
            BusinessClock clock) {
        this.lines = lines;
        this.desk = desk;
        this.payments = payments;
        this.periods = periods;
        this.debitLines = debitLines;
        this.depositLines = depositLines;
        this.payoutLines = payoutLines;
        this.matcher = matcher;
        this.moneyBack = moneyBack;
        this.refundLines = refundLines;
        this.advices = advices;
        this.books = books;
        this.clock = clock;
    }

    /** What was stored, and what it came to. */
    record Result(List<NewLine> rows, Booked booked) {}

    Result book(Caller caller, UUID statement, Notified notified, BankAccount account) {
        CompanyId company = caller.company();
        List<LineRead> fresh = notified.lines();
        periods.requireOpen(company, days(fresh));
        Map<LineRead, PaymentId> collected = debitLines.collected(caller, fresh, account);
        Map<LineRead, Payout> paidOut = payoutLines.awaited(company, without(fresh, collected));
        List<LineRead> notOurs = without(without(fresh, collected), paidOut);
        Map<LineRead, RefundId> backAgain = refundLines.named(company, notOurs, account);
        List<LineRead> rest = without(notOurs, backAgain);
        Map<LineRead, UUID> deposited = depositLines.brought(company, rest, account);
        Map<LineRead, PaymentId> received = receive(caller, without(rest, deposited), account);
        List<NewLine> rows = new ArrayList<>();
        for (LineRead line : fresh) {
            NewLine row;
            if (collected.containsKey(line)) {
                row = debitLines.row(company, line, Objects.requireNonNull(collected.get(line)));
            } else if (paidOut.containsKey(line)) {
                row = payoutLines.row(line);
            } else if (backAgain.containsKey(line)) {
                row = refundLines.row(line);
            } else {
                row = row(line, received.get(line), deposited.containsKey(line));
            }
            rows.add(row.below(notified.parent(line)));
        }
        List<NewLine> all =
                Stream.concat(notified.entries().stream(), rows.stream()).toList();
        if (!all.isEmpty()) {
            lines.insert(company, statement, all);
        }
        confirm(caller, rows, deposited);
        payoutLines.book(caller, paidOut, account);
        Map<PaymentId, Matcher.Matched> matched = match(caller, received);
        lines.become(company, matched);
        int back = moneyBack.book(caller, fresh, account) + refundLines.book(caller, backAgain);
        books.book(company, unsure(rows, received), account);
        return new Result(all, count(rows, matched, back));
    }

    private void confirm(Caller caller, List<NewLine> rows, Map<LineRead, UUID> deposited) {
        for (NewLine row : rows) {
            UUID entry = deposited.get(row.read());
            if (entry != null) {
                depositLines.confirm(
                        caller.company(),
                        row.id(),
                        entry,
                        clock.now(),
                        caller.actor().reference());
            }
        }
    }

    private static List<LineRead> without(List<LineRead> lines, Map<LineRead, ?> known) {
        return lines.stream().filter(line -> !known.containsKey(line)).toList();
    }

    private static Set<LocalDate> days(List<LineRead> fresh) {
        return fresh.stream().map(LineRead::bookedOn).collect(Collectors.toSet());
    }

    /** What a payment of this very import booked, the ledger has; the rest is looked at. */
    private static List<UUID> unsure(List<NewLine> rows, Map<LineRead, PaymentId> received) {
        return rows.stream()
                .filter(row -> !received.containsKey(row.read()))
                .map(NewLine::id)
                .toList();
    }

    private Map<LineRead, PaymentId> receive(Caller caller, List<LineRead> fresh, BankAccount account) {
        List<LineRead> receipts = fresh.stream().filter(LineRead::isReceipt).toList();
        List<PaymentDesk.Outcome> outcomes = desk.receiveAll(
                caller,
                receipts.stream()
                        .map(line -> payment(line, line.sourceId(), account.id()))
                        .toList());
        Map<LineRead, PaymentId> received = new LinkedHashMap<>();
        for (int i = 0; i < receipts.size(); i++) {
            received.put(receipts.get(i), outcomes.get(i).id());
        }
        return received;
    }

    private static PaymentInput payment(LineRead line, String sourceId, UUID account) {
        return new PaymentInput(
                null,
                PaymentMethod.BANK_TRANSFER,
                line.amount(),
                line.bookedOn(),
                shortReference(line),
                line.counterparty(),
                line.counterAccount(),
                account,
                SOURCE,
                sourceId);
    }

    private static @Nullable String shortReference(LineRead line) {
        String reference = line.reference();
        String text = (reference == null ? line.remittance().text() : reference).replace('\n', ' ');
        return text.isBlank() ? null : text.substring(0, Math.min(text.length(), REFERENCE_LENGTH));
    }

    /** Takes a stored line that was set aside as a payment after all; nothing is settled with it by itself. */
    PaymentId take(Caller caller, ReceiptLine line, UUID account) {
        periods.requireOpen(caller.company(), Set.of(line.bookedOn()));
        LineRead read = LineRead.stored(line);
        return desk.receive(caller, payment(read, "line:" + line.id(), account)).id();
    }

    private static NewLine row(LineRead line, @Nullable PaymentId payment, boolean deposited) {
        if (deposited) {
            return new NewLine(line, LineState.CONFIRMED, DepositLines.RULE, null);
        }
        if (payment != null) {
            return new NewLine(line, LineState.IMPORTED, null, payment);
        }
        LineState state = line.setAside() == null ? LineState.IGNORED : LineState.UNIDENTIFIED;
        return new NewLine(line, state, line.setAside(), null);
    }

    private Map<PaymentId, Matcher.Matched> match(Caller caller, Map<LineRead, PaymentId> received) {
        advices.ofPayments(caller, received.values());
        Map<PaymentId, Payment> booked = payments.byIds(caller.company(), received.values());
        List<Matcher.Claim> claims = new ArrayList<>();
        received.forEach(
                (line, id) -> claims.add(new Matcher.Claim(Objects.requireNonNull(booked.get(id)), line.remittance())));
        return claims.isEmpty() ? Map.of() : matcher.apply(caller, claims, null);
    }

    private static Booked count(List<NewLine> rows, Map<PaymentId, Matcher.Matched> matched, int back) {
        int applied = (int) rows.stream()
                .filter(row -> row.state() == LineState.AUTO_APPLIED || row.state() == LineState.PARTIALLY_APPLIED)
                .count();
        int suggested = 0;
        int unidentified = (int) rows.stream()
                        .filter(row -> row.state() == LineState.UNIDENTIFIED)
                        .count()
                - back;
        for (Matcher.Matched result : matched.values()) {
            switch (result.state()) {
                case AUTO_APPLIED, PARTIALLY_APPLIED -> applied++;
                case MATCH_SUGGESTED -> suggested++;
                default -> unidentified++;
            }
        }
        return new Booked(false, false, rows.size(), 0, 0, applied, suggested, unidentified, List.of());
    }
}
