package org.tallystick.approvals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;

/** Writes requests down, with who has to decide and by when. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Requests {
    private final ApprovalBook book;
    private final WorkCalendars calendars;
    private final AuditLog audit;
    private final BusinessClock clock;

    Requests(ApprovalBook book, WorkCalendars calendars, AuditLog audit, BusinessClock clock) {
        this.book = book;
        this.calendars = calendars;
        this.audit = audit;
        this.clock = clock;
    }

    /** A deed and what the matrix says of it. */
    record Ruled(Asked asked, Ruling ruling) {}

    List<Approval> keep(Caller asker, List<Ruled> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        CompanyId company = asker.company();
        Instant now = clock.now();
        LocalDate today = clock.today(company);
        WorkCalendar calendar = calendars.of(company);
        List<Approval> requests = new ArrayList<>(wanted.size());
        for (Ruled one : wanted) {
            requests.add(request(asker, one, now, today, calendar));
        }
        book.insert(company, requests);
        audit.record(asker, requests.stream().map(Requests::event).toList());
        return requests;
    }

    private static Approval request(Caller asker, Ruled wanted, Instant now, LocalDate today, WorkCalendar calendar) {
        Ruling ruling = wanted.ruling();
        AnswerTime.Due due = ruling.answer().from(now, calendar);
        return new Approval(
                ApprovalId.next(),
                wanted.asked(),
                ruling.free() ? Decider.ANY_APPROVER : ruling.decider(),
                ruling.free() ? "Whoever asks may not do this alone." : ruling.because(),
                today,
                new Approval.Times(now, due.remindAt(now), due.on(), due.at(), null, null),
                asker.actor().reference(),
                null,
                null);
    }

    private static AuditEvent event(Approval approval) {
        return said("approval.ask", approval)
                .because(approval.asked().reason())
                .fact("approver", approval.approver().title())
                .fact("dueOn", approval.dueOn());
    }

    static AuditEvent said(String command, Approval approval) {
        Asked asked = approval.asked();
        return AuditEvent.of(command, "approval", approval.id().value(), asked.label())
                .about(asked.customer())
                .fact("kind", asked.kind().title())
                .fact("amount", asked.amount());
    }
}
