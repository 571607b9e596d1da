package org.tallystick.cashapp;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.BankAccounts;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** What a person says about a line of a statement that is no payment, and that no rule could explain: a return or a reversal. */
@Service
@Transactional
public class LineDesk {
    private final ReceiptLines lines;
    private final OutgoingLines outgoing;
    private final Payments payments;
    private final MoneyBack moneyBack;
    private final BankStatements statements;
    private final LineBooking booking;
    private final BankBooks books;
    private final BankAccounts accounts;
    private final AuditLog audit;

    LineDesk(
            ReceiptLines lines,
            OutgoingLines outgoing,
            Payments payments,
            MoneyBack moneyBack,
            BankStatements statements,
            LineBooking booking,
            BankBooks books,
            BankAccounts accounts,
            AuditLog audit) {
        this.lines = lines;
        this.outgoing = outgoing;
        this.payments = payments;
        this.moneyBack = moneyBack;
        this.statements = statements;
        this.booking = booking;
        this.books = books;
        this.accounts = accounts;
        this.audit = audit;
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
            throw Refusal.conflict("LINE_DECIDED", "This line is dealt with; load the page again.");
        }
        return line;
    }

    private static AuditEvent event(String command, ReceiptLine line) {
        return AuditEvent.of(command, "bank statement", line.statement(), null).fact("line", line.ordinal());
    }
}
