package org.tallystick.documents;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.documents.RequiredDocument.State;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.outbox.Outbox;

/** Where the documents that charges wait for are checked, rejected and waived. */
@Service
@Transactional
public class RequiredDesk {
    /** A document was settled, or a rule ended: charges of the customer it is about may be free. */
    public static final String SETTLED = "documents.settled";

    private final RequiredDocuments required;
    private final RequiredSteps steps;
    private final DocumentGate gate;
    private final Outbox outbox;
    private final AuditLog audit;

    RequiredDesk(RequiredDocuments required, RequiredSteps steps, DocumentGate gate, Outbox outbox, AuditLog audit) {
        this.required = required;
        this.steps = steps;
        this.gate = gate;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Somebody looked at the document and it is what was needed; what waited for it goes on by itself. */
    public void validate(Caller caller, UUID id) {
        caller.must(Permission.KEEP_DOCUMENTS);
        gate.holdAlone(caller.company());
        RequiredDocument document = lock(caller, id, State.VALIDATED);
        steps.move(caller, List.of(id), State.VALIDATED, null);
        settled(caller, document);
        audit.record(
                caller,
                said("required-document.validate", document)
                        .fact("document", Objects.requireNonNull(document.document())));
    }

    /** It is not what was needed; another one is asked for. */
    public void reject(Caller caller, UUID id, String reason) {
        caller.must(Permission.KEEP_DOCUMENTS);
        RequiredDocument document = lock(caller, id, State.REJECTED);
        steps.move(caller, List.of(id), State.REJECTED, required(reason));
        audit.record(caller, said("required-document.reject", document).because(reason.strip()));
    }

    /** Asks that charges be billed without the document; somebody else decides. */
    public void askWaiver(Caller caller, UUID id, String reason) {
        caller.must(Permission.KEEP_DOCUMENTS);
        RequiredDocument document = lock(caller, id, State.WAIVED);
        if (document.isWaiverAsked()) {
            throw Refusal.conflict("WAIVER_ASKED", "A waiver is asked for already; an approver decides about it.");
        }
        steps.askWaiver(caller, id, required(reason));
        audit.record(caller, said("required-document.ask-waiver", document).because(reason.strip()));
    }

    /** Lets charges be billed without the document; never by whoever asked for it, whatever their role (four eyes). */
    public void waive(Caller caller, UUID id) {
        caller.must(Permission.WAIVE_DOCUMENTS);
        gate.holdAlone(caller.company());
        RequiredDocument document = lockAsked(caller, id);
        if (caller.actor().reference().equals(document.waiverAskedBy())) {
            throw Refusal.forbidden("You asked for this waiver yourself; somebody else decides about it.");
        }
        steps.move(caller, List.of(id), State.WAIVED, document.waiverReason());
        settled(caller, document);
        audit.record(caller, said("required-document.waive", document).because(document.waiverReason()));
    }

    /** The document stays needed; whoever asked may also take it back. */
    public void refuseWaiver(Caller caller, UUID id, String reason) {
        caller.must(Permission.KEEP_DOCUMENTS);
        RequiredDocument document = lockAsked(caller, id);
        if (!caller.actor().reference().equals(document.waiverAskedBy())) {
            caller.must(Permission.WAIVE_DOCUMENTS);
        }
        steps.refuseWaiver(caller, id, required(reason));
        audit.record(caller, said("required-document.refuse-waiver", document).because(reason.strip()));
    }

    /** Who sees to it that the documents come; returns how many have the owner now. */
    public int assign(Caller caller, Collection<UUID> ids, UUID owner) {
        caller.must(Permission.KEEP_DOCUMENTS);
        if (ids.isEmpty()) {
            throw Refusal.invalid("NOTHING_CHOSEN", "Tick the documents to give to somebody.");
        }
        steps.lock(caller.company(), ids);
        List<RequiredDocument> open = required.openOf(caller.company(), ids);
        steps.assign(caller.company(), open.stream().map(RequiredDocument::id).toList(), owner);
        open.forEach(document ->
                audit.record(caller, said("required-document.assign", document).fact("owner", owner)));
        return open.size();
    }

    private void settled(Caller caller, RequiredDocument document) {
        outbox.publish(caller.company(), SETTLED, document.customer().value(), "{}");
    }

    private RequiredDocument lockAsked(Caller caller, UUID id) {
        RequiredDocument document = lock(caller, id, State.WAIVED);
        if (!document.isWaiverAsked()) {
            throw Refusal.conflict("WAIVER_NOT_ASKED", "No waiver is asked for now; load the page again.");
        }
        return document;
    }

    private RequiredDocument lock(Caller caller, UUID id, State next) {
        RequiredDocument document = lock(caller, id);
        if (!document.state().next().contains(next)) {
            throw Refusal.conflict(
                    "DOCUMENT_MOVED_ON",
                    "The document stands at “" + document.state().title() + "” now; load the page again.");
        }
        return document;
    }

    private RequiredDocument lock(Caller caller, UUID id) {
        CompanyId company = caller.company();
        steps.lock(company, List.of(id));
        return required.find(company, id).orElseThrow(() -> Refusal.notFound("required document"));
    }

    private static String required(String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Write the reason; it is kept with the document.");
        }
        return reason.strip();
    }

    private static AuditEvent said(String command, RequiredDocument document) {
        return AuditEvent.of(command, "required document", document.id(), null)
                .about(document.customer().value())
                .fact("kind", document.kind())
                .fact("charge", document.charge());
    }
}
