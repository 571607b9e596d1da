package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.cashapp.BankStatements.Kept;
import org.tallystick.ledger.Periods;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentDesk;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.PaymentInput;
import org.tallystick.payments.PaymentMethod;
import org.tallystick.payments.Payments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/** Books statements: each line once, all of one chunk or nothing of it. */
@Component
@Transactional
class StatementBooking {
    private static final String SOURCE = "bank-statement";
    private static final int REFERENCE_LENGTH = 140;

    private final BankStatements statements;
    private final ReceiptLines lines;
    private final PaymentDesk desk;
    private final Payments payments;
    private final Periods periods;
    private final DebitLines debitLines;
    private final Matcher matcher;
    private final MoneyBack moneyBack;
    private final AdviceJoining advices;
    private final AuditLog audit;
    private final BusinessClock clock;

    StatementBooking(
            BankStatements statements,
            ReceiptLines lines,
            PaymentDesk desk,
            Payments payments,
            Periods periods,
            DebitLines debitLines,
            Matcher matcher,
            MoneyBack moneyBack,
            AdviceJoining advices,
            AuditLog audit,
            BusinessClock clock) {
        this.statements = statements;
        this.lines = lines;
        this.desk = desk;
        this.payments = payments;
        this.periods = periods;
        this.debitLines = debitLines;
        this.matcher = matcher;
        this.moneyBack = moneyBack;
        this.advices = advices;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a chunk came to; {@code isNew} when it brought its statement, held or not. */
    record Booked(
            boolean isNew, boolean held, int newLines, int duplicates, int applied, int suggested, int unidentified) {
        Booked plus(Booked more) {
            return new Booked(
                    isNew || more.isNew,
                    held || more.held,
                    newLines + more.newLines,
                    duplicates + more.duplicates,
                    applied + more.applied,
                    suggested + more.suggested,
                    unidentified + more.unidentified);
        }
    }

    /** Keeps the statement unless it is known, and books those of the lines that are not. */
    Booked book(Caller caller, StatementRead read, List<LineRead> chunk, BankAccount account, UUID file) {
        CompanyId company = caller.company();
        Kept kept = statements.keep(
                company,
                Ids.next(),
                read,
                account.id(),
                file,
                clock.now(),
                caller.actor().reference());
        ImportedStatement statement = kept.statement();
        Booked booked = statement.isHeld()
                ? new Booked(kept.isNew(), true, 0, 0, 0, 0, 0)
                : bookLines(caller, kept, chunk, account);
        if (kept.isNew()) {
            audit.record(
                    caller,
                    event("statement.import", statement)
                            .fact("lines", read.lines().size())
                            .fact("file", file)
                            .fact("held", Objects.requireNonNullElse(statement.heldCode(), "")));
        }
        return booked;
    }

    /** Says that a held statement may be booked although its totals do not agree. */
    void release(Caller caller, ImportedStatement statement, String reason) {
        if (!statement.isHeld()) {
            throw Refusal.conflict("STATEMENT_NOT_HELD", "This statement is not held; there is nothing to release.");
        }
        statements.release(
                caller.company(), statement.id(), clock.now(), caller.actor().reference(), reason);
        audit.record(caller, event("statement.release", statement).because(reason));
    }

    private static AuditEvent event(String command, ImportedStatement statement) {
        return AuditEvent.of(command, "bank statement", statement.id(), null);
    }

    private Booked bookLines(Caller caller, Kept kept, List<LineRead> chunk, BankAccount account) {
        CompanyId company = caller.company();
        Set<String> known = lines.known(company, chunk);
        List<LineRead> fresh = chunk.stream()
                .filter(line -> !known.contains(HexFormat.of().formatHex(line.fingerprintBytes())))
                .toList();
        periods.requireOpen(company, receiptDays(fresh));
        Map<LineRead, PaymentId> collected = debitLines.collected(caller, fresh, account);
        List<LineRead> others =
                fresh.stream().filter(line -> !collected.containsKey(line)).toList();
        Map<LineRead, PaymentId> received = receive(caller, others, account);
        List<ReceiptLines.NewLine> rows = fresh.stream()
                .map(line -> collected.containsKey(line)
                        ? debitLines.row(company, line, Objects.requireNonNull(collected.get(line)))
                        : row(line, received.get(line)))
                .toList();
        if (!rows.isEmpty()) {
            lines.insert(company, kept.statement().id(), rows);
        }
        Map<PaymentId, Matcher.Matched> matched = match(caller, received);
        lines.become(company, matched);
        int back = moneyBack.book(caller, fresh, account);
        int duplicates = chunk.size() - fresh.size();
        return count(kept.isNew(), rows, matched, duplicates, back);
    }

    private static Set<LocalDate> receiptDays(List<LineRead> fresh) {
        return fresh.stream()
                .filter(LineRead::isReceipt)
                .map(LineRead::bookedOn)
                .collect(Collectors.toSet());
    }

    private Map<LineRead, PaymentId> receive(Caller caller, List<LineRead> fresh, BankAccount account) {
        List<LineRead> receipts = fresh.stream().filter(LineRead::isReceipt).toList();
        List<PaymentDesk.Outcome> outcomes = desk.receiveAll(
                caller, receipts.stream().map(line -> payment(line, account)).toList());
        Map<LineRead, PaymentId> received = new LinkedHashMap<>();
        for (int i = 0; i < receipts.size(); i++) {
            received.put(receipts.get(i), outcomes.get(i).id());
        }
        return received;
    }

    private static PaymentInput payment(LineRead line, BankAccount account) {
        return new PaymentInput(
                null,
                PaymentMethod.BANK_TRANSFER,
                line.amount(),
                line.bookedOn(),
                shortReference(line),
                line.counterparty(),
                line.counterAccount(),
                account.id(),
                SOURCE,
                line.sourceId());
    }

    private static @Nullable String shortReference(LineRead line) {
        String reference = line.reference();
        String text = (reference == null ? line.remittance().text() : reference).replace('\n', ' ');
        return text.isBlank() ? null : text.substring(0, Math.min(text.length(), REFERENCE_LENGTH));
    }

    private static ReceiptLines.NewLine row(LineRead line, @Nullable PaymentId payment) {
        if (payment != null) {
            return new ReceiptLines.NewLine(line, LineState.IMPORTED, null, payment);
        }
        LineState state = line.setAside() == null ? LineState.IGNORED : LineState.UNIDENTIFIED;
        return new ReceiptLines.NewLine(line, state, line.setAside(), null);
    }

    private Map<PaymentId, Matcher.Matched> match(Caller caller, Map<LineRead, PaymentId> received) {
        advices.ofPayments(caller, received.values());
        Map<PaymentId, Payment> booked = payments.byIds(caller.company(), received.values());
        List<Matcher.Claim> claims = new ArrayList<>();
        received.forEach(
                (line, id) -> claims.add(new Matcher.Claim(Objects.requireNonNull(booked.get(id)), line.remittance())));
        return claims.isEmpty() ? Map.of() : matcher.apply(caller, claims, null);
    }

    private static Booked count(
            boolean isNew,
            List<ReceiptLines.NewLine> rows,
            Map<PaymentId, Matcher.Matched> matched,
            int duplicates,
            int back) {
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
        return new Booked(isNew, false, rows.size(), duplicates, applied, suggested, unidentified);
    }
}
