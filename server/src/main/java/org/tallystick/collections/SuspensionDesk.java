package org.tallystick.collections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Suspension;
import org.tallystick.receivables.Suspensions;

/** Where a person suspends the dunning of items by hand, and ends it. */
@Service
@Transactional
public class SuspensionDesk {
    private static final int LONGEST_NOTE = 500;

    private final Suspensions suspensions;
    private final OpenItems items;
    private final AuditLog audit;
    private final BusinessClock clock;

    SuspensionDesk(Suspensions suspensions, OpenItems items, AuditLog audit, BusinessClock clock) {
        this.suspensions = suspensions;
        this.items = items;
        this.audit = audit;
        this.clock = clock;
    }

    /** The reasons a person gives; the others come with what causes them. */
    public enum Why {
        MANUAL("Something else"),
        HOLD("Hold"),
        HARDSHIP("Hardship"),
        INSOLVENCY("Insolvency"),
        DELIVERY_FAILED("The document did not arrive");

        private final String title;

        Why(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** From a day on, until the day before another, or until somebody ends it. */
    public void suspend(
            Caller caller, List<OpenItemId> wanted, Why why, LocalDate from, @Nullable LocalDate until, String note) {
        caller.must(Permission.COLLECT);
        String said = note.strip();
        if (said.isEmpty() || said.length() > LONGEST_NOTE) {
            throw Refusal.invalid("REASON_MISSING", "Say why reminders pause, in at most 500 characters.");
        }
        if (until != null && !until.isAfter(from)) {
            throw Refusal.invalid("DATES_REVERSED", "The pause ends after it begins; choose a later last day.");
        }
        List<OpenItem> found = items.lock(caller.company(), wanted);
        if (wanted.isEmpty() || found.size() < wanted.size()) {
            throw Refusal.notFound("open item");
        }
        if (found.stream().anyMatch(item -> !item.open().isPositive())) {
            throw Refusal.conflict("NOTHING_OWED", "Nothing is owed on one of these items; leave it out.");
        }
        List<Suspension> rows = new ArrayList<>();
        for (OpenItem item : found) {
            UUID id = Ids.next();
            rows.add(new Suspension(id, item.id(), Suspension.Reason.valueOf(why.name()), id, null, from, until, said));
        }
        suspensions.begin(caller.company(), rows, caller.actor().reference());
        for (OpenItem item : found) {
            record(caller, "suspension.begin", item, said, from, why);
        }
    }

    /** What was begun by hand ends: that day is the first on which the item is dunned again. */
    public void end(Caller caller, OpenItemId id, UUID suspension) {
        caller.must(Permission.COLLECT);
        LocalDate today = clock.today(caller.company());
        OpenItem item = items.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("open item"));
        Suspension found = suspensions.history(caller.company(), List.of(id)).stream()
                .filter(one -> one.id().equals(suspension))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("suspension"));
        LocalDate until = found.until();
        if (!found.holder().equals(found.id())) {
            throw Refusal.conflict(
                    "SUSPENSION_HELD", "This pause comes from something else, such as a dispute; it ends with that.");
        }
        if (until != null && !until.isAfter(today)) {
            throw Refusal.conflict("SUSPENSION_ENDED", "This pause has ended already.");
        }
        suspensions.end(
                caller.company(), List.of(found.holder()), today, caller.actor().reference());
        record(caller, "suspension.end", item, null, today, found.reason());
    }

    private void record(
            Caller caller, String command, OpenItem item, @Nullable String note, LocalDate on, Enum<?> reason) {
        audit.record(
                caller,
                AuditEvent.of(command, "open item", item.id().value(), item.number())
                        .about(item.customer().value())
                        .because(note)
                        .fact("reason", reason.name())
                        .fact("on", on));
    }
}
