package org.tallystick.disputes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.Customers;
import org.tallystick.lib.collections.disputes.DisputeCourse;
import org.tallystick.lib.collections.disputes.DisputeState;
import org.tallystick.lib.collections.disputes.DisputeStep;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Writes down what happens to disputes, and lets nothing happen that the course of a dispute does not allow. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DisputeSteps {
    static final int LONGEST_NOTE = 4000;

    private final Disputes disputes;
    private final DisputeBook book;
    private final Customers customers;
    private final AuditLog audit;

    DisputeSteps(Disputes disputes, DisputeBook book, Customers customers, AuditLog audit) {
        this.disputes = disputes;
        this.book = book;
        this.customers = customers;
        this.audit = audit;
    }

    /** The dispute as it stands when nobody else changes it; its customer is locked. */
    Dispute locked(CompanyId company, DisputeId id) {
        Dispute found = get(company, id);
        customers.lock(company, List.of(found.matter().customer()));
        return get(company, id);
    }

    Dispute get(CompanyId company, DisputeId id) {
        return disputes.find(company, id).orElseThrow(() -> Refusal.notFound("dispute"));
    }

    /** Refuses a step that is not allowed now, and names those that are. */
    static DisputeState after(Dispute dispute, DisputeStep step) {
        return DisputeCourse.after(dispute.state(), step).orElseThrow(() -> notAllowed(dispute));
    }

    static Refusal notAllowed(Dispute dispute) {
        String now = dispute.offered().stream()
                .sorted()
                .map(allowed -> allowed.title() + " (" + allowed.name().toLowerCase(Locale.ROOT) + ")")
                .collect(Collectors.joining(", "));
        return Refusal.conflict(
                "DISPUTE_STEP",
                "The dispute is " + dispute.state().title().toLowerCase(Locale.ROOT) + "; "
                        + (now.isEmpty() ? "nothing is to be done any more." : "what can be done now: " + now + "."));
    }

    /** Takes a step and returns the dispute as it stands then. */
    Dispute take(Caller caller, Dispute dispute, DisputeStep step, DisputeEvent event) {
        if (event.state() != after(dispute, step)) {
            throw new IllegalStateException(step + " does not lead to " + event.state());
        }
        return write(caller, dispute, event);
    }

    /** Writes down something that is no step. */
    Dispute write(Caller caller, Dispute dispute, DisputeEvent event) {
        book.add(caller, dispute.id(), dispute.standing().sequence() + 1, event);
        audit.record(caller, said(dispute, event));
        return get(caller.company(), dispute.id());
    }

    static AuditEvent said(Dispute dispute, DisputeEvent event) {
        Map<String, String> personal = new TreeMap<>();
        if (event.note() != null) {
            personal.put("note", event.note());
        }
        AuditEvent said = AuditEvent.of(
                        "dispute." + event.what().toLowerCase(Locale.ROOT).replace('_', '-'),
                        "dispute",
                        dispute.id().value(),
                        dispute.number())
                .about(dispute.matter().customer().value())
                .fact("of", dispute.matter().label())
                .changing(personal);
        said = event.amount() == null ? said : said.fact("amount", event.amount());
        said = event.dueOn() == null ? said : said.fact("dueOn", event.dueOn());
        return event.cause() == null ? said : said.fact("cause", event.cause());
    }

    /** What somebody wrote, without the space around it; null when they wrote nothing. */
    static @Nullable String note(@Nullable String note) {
        if (note == null || note.isBlank()) {
            return null;
        }
        if (note.strip().length() > LONGEST_NOTE) {
            throw Refusal.invalid("NOTE_TOO_LONG", "Write at most " + LONGEST_NOTE + " characters.");
        }
        return note.strip();
    }

    static String required(@Nullable String note, String code, String sentence) {
        String clean = note(note);
        if (clean == null) {
            throw Refusal.invalid(code, sentence);
        }
        return clean;
    }
}
