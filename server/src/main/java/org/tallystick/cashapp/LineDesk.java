package org.tallystick.cashapp;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** What a person says about a line of a statement that is no payment, and that no rule could explain: a return or a reversal. */
@Service
@Transactional
public class LineDesk {
    private final ReceiptLines lines;
    private final OutgoingLines outgoing;
    private final AwaitedBookings awaited;
    private final Payments payments;
    private final MoneyBack moneyBack;
    private final BankStatements statements;
    private final LineBooking booking;
    private final BankBooks books;
    private final BankAccounts accounts;
    private final AuditLog audit;
    private final BusinessClock clock;

    LineDesk(
            ReceiptLines lines,
            OutgoingLines outgoing,
            AwaitedBookings awaited,
            Payments payments,
            MoneyBack moneyBack,
            BankStatements statements,
            LineBooking booking,
            BankBooks books,
            BankAccounts accounts,
            AuditLog audit,
            BusinessClock clock) {
        this.lines = lines;
        this.outgoing = outgoing;
        this.awaited = awaited;
        this.payments = payments;
        this.moneyBack = moneyBack;
        this.statements = statements;
        this.booking = booking;
        this.books = books;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** The payments the line may take back: of its account and amount, the latest first. */
    @Transactional(readOnly = true)
    public List<Payment> candidates(CompanyId company, ReceiptLine line) {
        List<PaymentId> ids = outgoing.returnable(company, line);
        Map<PaymentId, Payment> found = payments.byIds(company, ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** The line takes this payment back; a payment that was booked as returned before only gets its line. */
    public void bookReturn(Caller caller, UUID lineId, PaymentId id, String reason) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        ReceiptLine line = waiting(company, lineId);
        Payment payment = candidates(company, line).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("payment"));
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Write the reason the bank gives.");
        }
        if (!payment.isReturned()) {
            moneyBack.bookReturn(caller, id, line.bookedOn(), reason.strip());
        }
        outgoing.tookBack(company, line.id(), id);
        books.explained(company, line, accountOf(company, line));
        lines.follow(company, id);
        audit.record(
                caller,
                event("bank-line.return", line)
                        .because(reason.strip())
                        .fact("payment", payment.number())
                        .fact("amount", line.amount()));
    }

    /** The line is a payment after all: a collection nobody lists, or money the bank gave back. It waits in the review. */
    public PaymentId takePayment(Caller caller, UUID lineId, String reason) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        ReceiptLine line = waiting(company, lineId);
        if (!line.mayBePayment()) {
            throw Refusal.conflict("LINE_OUT", "Money left with this line; it cannot be a payment that came.");
        }
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why it is a payment; the reason is kept with the line.");
        }
        BankAccount account = accountOf(company, line);
        PaymentId payment = booking.take(caller, line, account.id());
        lines.took(company, line.id(), payment);
        books.explained(company, line, account);
        lines.follow(company, payment);
        audit.record(
                caller,
                event("bank-line.payment", line)
                        .because(reason.strip())
                        .fact(
                                "payment",
                                payments.find(company, payment).orElseThrow().number())
                        .fact("amount", line.amount()));
        return payment;
    }

    /** What is booked on the line's account and may be this line: deposits, and what was booked by hand. */
    @Transactional(readOnly = true)
    public List<AwaitedBooking> awaited(CompanyId company, ReceiptLine line) {
        return line.mayBeConfirmation() && !books.isSetAside(company, line)
                ? awaited.of(company, accountOf(company, line), line.amount())
                : List.of();
    }

    /** What the line confirmed. */
    @Transactional(readOnly = true)
    public List<AwaitedBooking> confirmed(CompanyId company, ReceiptLine line) {
        return line.state() == LineState.CONFIRMED ? awaited.confirmedBy(company, line.id()) : List.of();
    }

    /** The line that confirmed what an entry booked. */
    @Transactional(readOnly = true)
    public Optional<UUID> confirming(CompanyId company, UUID entry) {
        return awaited.confirming(company, entry);
    }

    /** The line is what these entries booked before; together they have its amount. */
    public void confirm(Caller caller, UUID lineId, Collection<UUID> entries) {
        caller.must(Permission.TAKE_PAYMENTS);
        CompanyId company = caller.company();
        ReceiptLine line = lines.lock(company, lineId).orElseThrow(() -> Refusal.notFound("bank line"));
        if (!line.mayBeConfirmation() || books.isSetAside(company, line)) {
            throw decided();
        }
        BankAccount account = accountOf(company, line);
        accounts.lock(company, account.id());
        List<AwaitedBooking> chosen = awaited.of(company, account, line.amount()).stream()
                .filter(each -> entries.contains(each.entry()))
                .toList();
        Money sum = chosen.stream()
                .map(AwaitedBooking::amount)
                .reduce(Money.zero(line.amount().currency()), Money::plus);
        if (chosen.size() < Set.copyOf(entries).size()) {
            throw Refusal.conflict("BOOKING_CONFIRMED", "A line confirmed one of them meanwhile; load the page again.");
        }
        if (!sum.equals(line.amount())) {
            throw Refusal.invalid(
                    "BOOKINGS_NOT_THE_LINE",
                    "What you chose comes to " + sum + ", the line to " + line.amount()
                            + "; choose what together has exactly its amount.");
        }
        awaited.confirm(
                company,
                line.id(),
                chosen.stream().map(AwaitedBooking::entry).toList(),
                clock.now(),
                caller.actor().reference());
        outgoing.confirmed(company, line.id());
        books.explained(company, line, account);
        audit.record(
                caller,
                event("bank-line.confirm", line).fact("bookings", chosen.size()).fact("amount", line.amount()));
    }

    /** The line has nothing to do with receivables. */
    public void setAside(Caller caller, UUID lineId, String reason) {
        caller.must(Permission.TAKE_PAYMENTS);
        ReceiptLine line = waiting(caller.company(), lineId);
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say what it is; the reason is kept with the line.");
        }
        outgoing.setAside(caller.company(), line.id());
        books.setAside(caller.company(), line);
        audit.record(
                caller,
                event("bank-line.set-aside", line).because(reason.strip()).fact("amount", line.amount()));
    }

    private BankAccount accountOf(CompanyId company, ReceiptLine line) {
        UUID account = statements.find(company, line.statement()).orElseThrow().bankAccount();
        return accounts.find(company, account).orElseThrow();
    }

    private ReceiptLine waiting(CompanyId company, UUID id) {
        ReceiptLine line = lines.lock(company, id).orElseThrow(() -> Refusal.notFound("bank line"));
        if (!line.isUnexplained()) {
            throw decided();
        }
        return line;
    }

    private static Refusal decided() {
        return Refusal.conflict("LINE_DECIDED", "This line is dealt with; load the page again.");
    }

    private static AuditEvent event(String command, ReceiptLine line) {
        return AuditEvent.of(command, "bank statement", line.statement(), null).fact("line", line.ordinal());
    }
}
