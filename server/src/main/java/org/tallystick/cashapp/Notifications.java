package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.cashapp.AnnouncedPairs.Stored;
import org.tallystick.cashapp.Announcements.Announced;
import org.tallystick.cashapp.ReceiptLines.NewLine;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;

/**
 * Takes in what a bank reports during the day and lists beside its statements, and joins it with the lines of statements,
 * whichever comes first. Only the statement of the day books money; a notification tells which payments an entry holds.
 */
@Component
@Transactional
class Notifications {
    private final Announcements announcements;
    private final ReceiptLines lines;
    private final LineBooking booking;
    private final BankBooks books;
    private final BankAccounts accounts;
    private final AuditLog audit;
    private final BusinessClock clock;

    Notifications(
            Announcements announcements,
            ReceiptLines lines,
            LineBooking booking,
            BankBooks books,
            BankAccounts accounts,
            AuditLog audit,
            BusinessClock clock) {
        this.announcements = announcements;
        this.lines = lines;
        this.booking = booking;
        this.books = books;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was new, what it booked, and the payments that are better known now. */
    record Taken(int announced, Booked booked, List<PaymentId> explained) {}

    /** The fresh lines of a statement with what earlier notifications told of them. */
    Notified of(CompanyId company, BankAccount account, List<LineRead> fresh) {
        return Notified.of(fresh, announcements.awaited(company, account.id(), fresh));
    }

    /** Marks what the lines of a statement brought. */
    void brought(CompanyId company, BankAccount account, Notified notified, List<NewLine> rows) {
        Map<UUID, UUID> lineOf = new HashMap<>();
        for (NewLine row : rows) {
            notified.told().getOrDefault(row.read(), List.of()).forEach(id -> lineOf.put(id, row.id()));
        }
        List<Announced> others = awaited(company, account, rows).stream()
                .filter(each -> !lineOf.containsKey(each.id()))
                .toList();
        if (!others.isEmpty()) {
            lineOf.putAll(AnnouncedPairs.of(
                    others,
                    rows.stream().map(row -> new Stored(row.id(), row.read())).toList()));
        }
        if (!lineOf.isEmpty()) {
            announcements.brought(company, lineOf);
        }
    }

    private List<Announced> awaited(CompanyId company, BankAccount account, List<NewLine> rows) {
        return announcements.awaited(
                company, account.id(), rows.stream().map(NewLine::read).toList());
    }

    /** Keeps what is announced, and joins it with lines that are booked already. */
    Taken take(Caller caller, StatementRead read, BankAccount account, UUID file) {
        CompanyId company = caller.company();
        accounts.lock(company, account.id());
        int announced = announcements.insert(
                company, account.id(), file, read, clock.now(), caller.actor().reference());
        List<Announced> awaited = announcements.awaited(company, account.id(), read.lines());
        List<ReceiptLine> near = lines.near(company, account.id(), days(awaited), references(awaited));
        Map<String, List<List<Announced>>> details = Notified.byReference(awaited);
        Booked booked = Booked.NOTHING;
        List<PaymentId> explained = new ArrayList<>();
        Map<UUID, UUID> lineOf = new HashMap<>();
        for (ReceiptLine line : near) {
            List<Announced> list = detailOf(line, details, lineOf);
            list.forEach(each -> lineOf.put(each.id(), line.id()));
            if (!list.isEmpty() && line.waitsForItsPayments()) {
                booked = booked.plus(split(caller, line, list, account));
            } else if (!list.isEmpty() && line.payment() != null) {
                explained.add(line.payment());
            }
        }
        List<Announced> others =
                awaited.stream().filter(each -> !lineOf.containsKey(each.id())).toList();
        lineOf.putAll(AnnouncedPairs.of(
                others,
                near.stream()
                        .map(line -> new Stored(line.id(), LineRead.stored(line)))
                        .toList()));
        announcements.brought(company, lineOf);
        if (announced > 0) {
            audit.record(
                    caller,
                    AuditEvent.of("bank-announcement.import", "bank account", account.id(), account.name())
                            .fact("format", read.format())
                            .fact("lines", announced)
                            .fact("file", file));
        }
        return new Taken(announced, booked.with(announced > 0, read.lines().size() - announced, List.of()), explained);
    }

    private static List<Announced> detailOf(
            ReceiptLine line, Map<String, List<List<Announced>>> details, Map<UUID, UUID> lineOf) {
        return details.getOrDefault(String.valueOf(line.entryReference()), List.of()).stream()
                .filter(list -> list.getFirst().entry().equals(line.amount()))
                .filter(list -> list.stream().noneMatch(each -> lineOf.containsKey(each.id())))
                .findFirst()
                .orElse(List.of());
    }

    private Booked split(Caller caller, ReceiptLine line, List<Announced> list, BankAccount account) {
        CompanyId company = caller.company();
        LineRead entry = LineRead.stored(line).fingerprinted(lines.fingerprint(company, line.id()));
        Map<LineRead, UUID> parents = new HashMap<>();
        List<LineRead> parts = Notified.parts(entry, list);
        parts.forEach(part -> parents.put(part, line.id()));
        lines.detailed(company, line.id());
        books.explained(company, line, account);
        return booking.book(caller, line.statement(), new Notified(List.of(), parts, parents, Map.of()), account)
                .booked();
    }

    private static Set<LocalDate> days(List<Announced> awaited) {
        return awaited.stream().map(each -> each.line().bookedOn()).collect(Collectors.toSet());
    }

    private static Set<String> references(List<Announced> awaited) {
        return awaited.stream()
                .flatMap(each -> Stream.ofNullable(each.line().entryReference()))
                .collect(Collectors.toSet());
    }
}
