package org.tallystick.documents;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.outbox.Outbox;

/** Where rules about required documents are made and ended; a rule that is wrong is ended and another one made. */
@Service
@Transactional
public class RequirementDesk {
    /** A rule was made or ended; its id is the subject. */
    public static final String CHANGED = "documents.requirement";

    private final Requirements requirements;
    private final DocumentKinds kinds;
    private final Customers customers;
    private final DocumentGate gate;
    private final Outbox outbox;
    private final AuditLog audit;

    RequirementDesk(
            Requirements requirements,
            DocumentKinds kinds,
            Customers customers,
            DocumentGate gate,
            Outbox outbox,
            AuditLog audit) {
        this.requirements = requirements;
        this.kinds = kinds;
        this.customers = customers;
        this.gate = gate;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** What a new rule says; no customer means all of them. */
    public record Wanted(
            @Nullable CustomerId customer,
            String kind,
            @Nullable String source,
            @Nullable Money least,
            DocumentRequirement.Scope scope,
            LocalDate validFrom,
            @Nullable LocalDate validUntil) {}

    public UUID add(Caller caller, Wanted wanted) {
        caller.must(wanted.customer() == null ? Permission.ADMINISTER : Permission.KEEP_CUSTOMERS);
        DocumentKind kind = kinds.get(caller.company(), wanted.kind());
        requireSound(caller, wanted);
        gate.holdAlone(caller.company());
        var requirement = new DocumentRequirement(
                Ids.next(),
                wanted.customer(),
                kind.code(),
                wanted.source(),
                wanted.least(),
                wanted.scope(),
                wanted.validFrom(),
                wanted.validUntil());
        requirements.insert(caller, requirement);
        outbox.publish(caller.company(), CHANGED, requirement.id(), "{}");
        audit.record(caller, said("requirement.add", requirement));
        return requirement.id();
    }

    /** The last day of service it holds for; takes an approver, because charges may be billed without the document then. */
    public void end(Caller caller, UUID id, LocalDate until, String reason) {
        caller.must(Permission.WAIVE_DOCUMENTS);
        gate.holdAlone(caller.company());
        DocumentRequirement requirement =
                requirements.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("requirement"));
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Write why the document is no longer needed.");
        }
        LocalDate before = requirement.validUntil();
        if (before != null && !until.isBefore(before)) {
            throw Refusal.invalid(
                    "REQUIREMENT_DAYS", "The rule ends on " + before + " already; choose an earlier day.");
        }
        requirements.end(caller, id, until, reason.strip());
        outbox.publish(caller.company(), CHANGED, id, "{}");
        audit.record(
                caller,
                said("requirement.end", requirement).because(reason.strip()).fact("until", until));
    }

    private void requireSound(Caller caller, Wanted wanted) {
        CustomerId customer = wanted.customer();
        if (customer != null && customers.find(caller.company(), customer).isEmpty()) {
            throw Refusal.notFound("customer");
        }
        LocalDate until = wanted.validUntil();
        if (until != null && until.isBefore(wanted.validFrom())) {
            throw Refusal.invalid("REQUIREMENT_DAYS", "The rule ends before it begins; check the two days.");
        }
        String source = wanted.source();
        if (source != null && source.length() > 100) {
            throw Refusal.invalid("CHARGE_TEXT", "The source is longer than 100 characters.");
        }
        Money least = wanted.least();
        if (least != null && !least.isPositive()) {
            throw Refusal.invalid("AMOUNT_NOT_POSITIVE", "The amount from which a document is needed is above zero.");
        }
    }

    private static AuditEvent said(String command, DocumentRequirement requirement) {
        CustomerId customer = requirement.customer();
        AuditEvent event = AuditEvent.of(command, "requirement", requirement.id(), null)
                .about(customer == null ? null : customer.value())
                .fact("kind", requirement.kind())
                .fact("scope", requirement.scope())
                .fact("from", requirement.validFrom());
        event = requirement.source() == null ? event : event.fact("onlySource", requirement.source());
        Money least = requirement.least();
        return least == null ? event : event.fact("least", least);
    }
}
