package org.tallystick.cashapp;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.cashapp.BankStatements.Kept;
import org.tallystick.cashapp.SecondFormat.Compared;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/** Books statements: each line once, all of one chunk or nothing of it. */
@Component
@Transactional
class StatementBooking {
    private static final String CAME_WHOLE = "The same statement came again, and its totals agree.";

    private final BankStatements statements;
    private final BankAccounts accounts;
    private final ReceiptLines lines;
    private final SecondFormat secondFormat;
    private final Notifications notifications;
    private final LineBooking booking;
    private final BankBooks books;
    private final AuditLog audit;
    private final BusinessClock clock;

    StatementBooking(
            BankStatements statements,
            BankAccounts accounts,
            ReceiptLines lines,
            SecondFormat secondFormat,
            Notifications notifications,
            LineBooking booking,
            BankBooks books,
            AuditLog audit,
            BusinessClock clock) {
        this.statements = statements;
        this.accounts = accounts;
        this.lines = lines;
        this.secondFormat = secondFormat;
        this.notifications = notifications;
        this.booking = booking;
        this.books = books;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps the statement unless it is known, and books those of the lines that are not. One that was held, because its file
     * was cut off for instance, is released by the same statement in a sound file.
     */
    Booked book(Caller caller, StatementRead read, List<LineRead> chunk, BankAccount account, UUID file) {
        CompanyId company = caller.company();
        accounts.lock(company, account.id());
        Compared compared = secondFormat.compare(company, account.id(), read);
        if (compared.isAll(read)) {
            return Booked.NOTHING.with(false, chunk.size(), compared.notes());
        }
        Kept kept = statements.keep(
                company,
                Ids.next(),
                read,
                account.id(),
                file,
                clock.now(),
                caller.actor().reference());
        ImportedStatement statement = kept.statement();
        boolean mended = statement.isHeld() && read.heldCode() == null;
        if (mended) {
            release(caller, statement, CAME_WHOLE);
        }
        Booked booked = Booked.held(kept.isNew());
        if (!statement.isHeld() || mended) {
            books.open(caller, read, statement.id(), account);
            booked = bookLines(caller, statement.id(), chunk, account, compared).with(kept.isNew(), 0, List.of());
        }
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

    private Booked bookLines(
            Caller caller, UUID statement, List<LineRead> chunk, BankAccount account, Compared compared) {
        CompanyId company = caller.company();
        Set<String> known = lines.known(company, chunk);
        List<LineRead> fresh = chunk.stream()
                .filter(line -> !compared.isToldBefore(line))
                .filter(line -> !known.contains(HexFormat.of().formatHex(line.fingerprintBytes())))
                .toList();
        Notified notified = notifications.of(company, account, fresh);
        LineBooking.Result result = booking.book(caller, statement, notified, account);
        notifications.brought(company, account, notified, result.rows());
        return result.booked().with(false, chunk.size() - fresh.size(), compared.notes());
    }
}
