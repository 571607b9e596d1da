package org.tallystick.collections;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.lib.collections.dunning.Level;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItemId;

/** Where a person changes a proposed notice before it is approved: a line off, another level, later, or not at all. */
@Service
@Transactional
public class NoticeDesk {
    private static final int LONGEST_REASON = 200;

    private final Notices notices;
    private final NoticeBook book;
    private final Policies policies;
    private final SuspensionDesk suspensions;
    private final AuditLog audit;

    NoticeDesk(Notices notices, NoticeBook book, Policies policies, SuspensionDesk suspensions, AuditLog audit) {
        this.notices = notices;
        this.book = book;
        this.policies = policies;
        this.suspensions = suspensions;
        this.audit = audit;
    }

    public void approve(Caller caller, UUID id) {
        caller.must(Permission.COLLECT);
        Notice notice = lock(caller, id, NoticeState.APPROVED);
        book.move(
                caller.company(),
                Set.of(id),
                NoticeState.APPROVED,
                null,
                caller.actor().reference());
        record(caller, "reminder.approve", notice, null);
    }

    /** The whole notice is not sent. */
    public void ignore(Caller caller, UUID id, String reason) {
        caller.must(Permission.COLLECT);
        String why = required(reason);
        Notice notice = lock(caller, id, NoticeState.SUPPRESSED);
        suppress(caller, notice, why);
    }

    /** One line is not demanded; the others are. */
    public void leaveOut(Caller caller, UUID id, OpenItemId item, String reason) {
        caller.must(Permission.COLLECT);
        String why = required(reason);
        Notice notice = proposed(caller, id);
        takeOff(caller, notice, item, why);
        record(caller, "reminder.leave-out", notice, why);
    }

    /** One line is not demanded before a day: its item is suspended until then. */
    public void postpone(Caller caller, UUID id, OpenItemId item, LocalDate from, LocalDate until, String note) {
        caller.must(Permission.COLLECT);
        Notice notice = proposed(caller, id);
        suspensions.suspend(caller, List.of(item), SuspensionDesk.Why.MANUAL, from, until, required(note));
        takeOff(caller, notice, item, "Postponed to " + until + ": " + note.strip());
        record(caller, "reminder.postpone", notice, note.strip());
    }

    /** The notice speaks at another level; what steps goes there, never back to a level that was sent. */
    public void level(Caller caller, UUID id, int number) {
        caller.must(Permission.COLLECT);
        CompanyId company = caller.company();
        Notice notice = proposed(caller, id);
        Level level = level(company, notice, number);
        if (level.isCourtesy()) {
            throw Refusal.invalid("LEVEL_IS_COURTESY", "What is overdue gets no courtesy; choose a later level.");
        }
        if (notices.sentLevel(company, id) >= number) {
            throw Refusal.invalid(
                    "LEVEL_WAS_SENT", "An item of this reminder had that level already; choose a later one.");
        }
        restate(company, notice, level, notice.total());
        record(caller, "reminder.level", notice, "Level " + number);
    }

    private void takeOff(Caller caller, Notice notice, OpenItemId item, String why) {
        CompanyId company = caller.company();
        List<NoticeLine> lines = notices.lines(company, notice.id());
        if (lines.stream().noneMatch(line -> line.isIn() && line.item().equals(item))) {
            throw Refusal.notFound("line of this reminder");
        }
        book.leaveOut(company, notice.id(), item, why);
        List<NoticeLine> rest = lines.stream()
                .filter(line -> line.isIn() && !line.item().equals(item))
                .toList();
        Money total = rest.stream()
                .map(NoticeLine::amount)
                .reduce(Money.zero(notice.total().currency()), Money::plus);
        int highest = rest.stream()
                .filter(NoticeLine::steps)
                .map(NoticeLine::level)
                .max(Comparator.naturalOrder())
                .orElse(0);
        if (highest == 0 || !total.isPositive()) {
            suppress(caller, notice, "Everything that was a reason for it was taken off.");
        } else {
            restate(company, notice, level(company, notice, highest), total);
        }
    }

    private Level level(CompanyId company, Notice notice, int number) {
        return policies.versions(company, notice.policy()).stream()
                .filter(policy -> policy.version() == notice.policyVersion())
                .flatMap(policy -> policy.levels().stream())
                .filter(level -> level.number() == number)
                .findFirst()
                .orElseThrow(
                        () -> Refusal.invalid("LEVEL_UNKNOWN", "Its policy has no such level; choose one it has."));
    }

    private void restate(CompanyId company, Notice notice, Level level, Money total) {
        book.restate(
                company,
                new Notice(
                        notice.id(),
                        notice.run(),
                        notice.customer(),
                        notice.number(),
                        notice.policy(),
                        notice.policyVersion(),
                        level.number(),
                        level.tone(),
                        notice.on(),
                        total,
                        notice.state(),
                        notice.reason(),
                        notice.sendFrom(),
                        notice.sentAt()),
                notice.level());
    }

    private void suppress(Caller caller, Notice notice, String why) {
        book.move(
                caller.company(),
                Set.of(notice.id()),
                NoticeState.SUPPRESSED,
                "BY_HAND: " + why,
                caller.actor().reference());
        record(caller, "reminder.suppressed", notice, why);
    }

    private Notice proposed(Caller caller, UUID id) {
        return lock(caller, id, NoticeState.APPROVED);
    }

    /** Locked, and able to become what it is to become; else the refusal names what it may. */
    private Notice lock(Caller caller, UUID id, NoticeState to) {
        Notice notice = notices.lock(caller.company(), id).orElseThrow(() -> Refusal.notFound("reminder"));
        if (!notice.state().mayBecome(to)) {
            throw Refusal.conflict(
                    "REMINDER_MOVED_ON",
                    "This reminder is " + notice.state().title().toLowerCase(Locale.ROOT) + ". Possible now: "
                            + possible(notice.state()) + ".");
        }
        return notice;
    }

    private static String possible(NoticeState state) {
        return state.next().isEmpty()
                ? "nothing"
                : String.join(
                        ", ",
                        state.next().stream()
                                .map(next -> next.title().toLowerCase(Locale.ROOT))
                                .toList());
    }

    private static String required(String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw Refusal.invalid(
                    "REASON_MISSING", "Say why, in at most 200 characters; it is kept with the reminder.");
        }
        return why;
    }

    private void record(Caller caller, String command, Notice notice, @Nullable String why) {
        audit.record(
                caller,
                AuditEvent.of(command, "reminder", notice.id(), notice.number())
                        .about(notice.customer().value())
                        .because(why));
    }
}
