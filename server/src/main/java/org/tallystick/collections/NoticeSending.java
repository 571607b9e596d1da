package org.tallystick.collections;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.Customer;
import org.tallystick.customers.Customers;
import org.tallystick.lib.collections.contact.Medium;
import org.tallystick.lib.collections.contact.Verdict;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.receivables.OpenItemId;

/**
 * The way of an approved notice out of the house, called by whoever sends it: begin, then sent or failed. To begin is to claim: a
 * notice that was begun and of which nobody knows how it ended is not sent a second time.
 */
@Component
@Transactional
public class NoticeSending {
    static final String UNKNOWN =
            "The server stopped while it was sent; it may have left. It counts as sent, so that nobody is reminded twice.";

    private static final int LONGEST_REASON = 300;

    private final Notices notices;
    private final NoticeBook book;
    private final SendGuard guard;
    private final ContactCheck check;
    private final ContactLog log;
    private final Customers customers;
    private final AuditLog audit;
    private final BusinessClock clock;

    NoticeSending(
            Notices notices,
            NoticeBook book,
            SendGuard guard,
            ContactCheck check,
            ContactLog log,
            Customers customers,
            AuditLog audit,
            BusinessClock clock) {
        this.notices = notices;
        this.book = book;
        this.guard = guard;
        this.check = check;
        this.log = log;
        this.customers = customers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Claims a notice for sending, after a last look at what it says and at the contact rules. Returns why it must not be sent;
     * empty: send it now.
     */
    public Optional<String> begin(CompanyId company, UUID id, Medium medium, String address) {
        Notice notice = notices.lock(company, id).orElseThrow();
        if (notice.state() == NoticeState.SENDING) {
            move(company, notice, NoticeState.SENT, UNKNOWN);
            return Optional.of(UNKNOWN);
        }
        if (!notice.state().mayBecome(NoticeState.SENDING)) {
            return Optional.of("This reminder is " + notice.state().title().toLowerCase(Locale.ROOT) + ".");
        }
        Customer customer = customers.find(company, notice.customer()).orElseThrow();
        List<NoticeLine> lines =
                notices.lines(company, id).stream().filter(NoticeLine::isIn).toList();
        Instant now = clock.now();
        List<OpenItemId> items = lines.stream().map(NoticeLine::item).toList();
        Optional<String> objection = guard.objection(company, notice, customer, lines)
                .or(() -> contact(company, notice, customer, medium, address, items, now));
        if (objection.isPresent()) {
            move(company, notice, NoticeState.SUPPRESSED, objection.get());
            return objection;
        }
        move(company, notice, NoticeState.SENDING, null);
        log.sent(company, notice, medium, items, now, "SYSTEM");
        return Optional.empty();
    }

    /** What the contact rules say is kept, whatever it is. */
    private Optional<String> contact(
            CompanyId company,
            Notice notice,
            Customer customer,
            Medium medium,
            String address,
            List<OpenItemId> items,
            Instant now) {
        Verdict verdict = check.of(company, customer, medium, address, items, now);
        log.record(company, notice, medium, verdict, now);
        return verdict instanceof Verdict.Refused no
                ? Optional.of("CONTACT_RULE: " + no.rule() + ": " + no.reason())
                : Optional.empty();
    }

    /** It left the house. */
    public void sent(CompanyId company, UUID id) {
        Notice notice = notices.lock(company, id).orElseThrow();
        if (notice.state() == NoticeState.SENDING) {
            move(company, notice, NoticeState.SENT, null);
        }
    }

    /** It did not leave the house, and whoever sends it may try again. */
    public void failed(CompanyId company, UUID id, String reason) {
        Notice notice = notices.lock(company, id).orElseThrow();
        if (notice.state() == NoticeState.SENDING) {
            move(company, notice, NoticeState.FAILED, reason);
        }
    }

    /** Whoever was to send it must not. */
    public void suppressed(CompanyId company, UUID id, String reason) {
        Notice notice = notices.lock(company, id).orElseThrow();
        if (notice.state().mayBecome(NoticeState.SUPPRESSED)) {
            move(company, notice, NoticeState.SUPPRESSED, reason);
        }
    }

    private void move(CompanyId company, Notice notice, NoticeState to, @Nullable String reason) {
        String why = reason == null || reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
        Caller caller = Caller.system(company);
        book.move(company, Set.of(notice.id()), to, why, caller.actor().reference());
        if (to != NoticeState.SENDING) {
            audit.record(
                    caller,
                    AuditEvent.of(
                                    "reminder." + to.name().toLowerCase(Locale.ROOT),
                                    "reminder",
                                    notice.id(),
                                    notice.number())
                            .about(notice.customer().value())
                            .because(why)
                            .fact("level", notice.level())
                            .fact("demanded", notice.total().toString()));
        }
    }
}
