package org.tallystick.payments;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/** Where mandates are written down, and where they end. */
@Service
@Transactional
public class MandateDesk {
    private final Mandates mandates;
    private final MandateChanges changes;
    private final Customers customers;
    private final AuditLog audit;
    private final BusinessClock clock;

    MandateDesk(Mandates mandates, MandateChanges changes, Customers customers, AuditLog audit, BusinessClock clock) {
        this.mandates = mandates;
        this.changes = changes;
        this.customers = customers;
        this.audit = audit;
        this.clock = clock;
    }

    public UUID add(Caller caller, CustomerId customer, MandateInput input) {
        caller.must(Permission.KEEP_CUSTOMERS);
        CompanyId company = caller.company();
        if (customers.find(company, customer).isEmpty()) {
            throw Refusal.notFound("customer");
        }
        LocalDate today = clock.today(company);
        if (input.signedOn().isAfter(today)
                || (input.lastUsedOn() != null && input.lastUsedOn().isAfter(today))) {
            throw Refusal.invalid("DATE_IN_FUTURE", "A mandate is signed and used on days that have come.");
        }
        UUID id = Ids.next();
        if (!mandates.insert(
                company, id, customer, input, clock.now(), caller.actor().reference())) {
            throw Refusal.conflict(
                    "MANDATE_KNOWN",
                    "There is a mandate " + input.reference() + " already; each has a reference of its own.");
        }
        audit.record(
                caller,
                AuditEvent.of("mandate.add", "mandate", id, input.reference())
                        .about(customer.value())
                        .fact("signedOn", input.signedOn())
                        .fact("scheme", input.scheme())
                        .fact("noticeDays", input.noticeDays() == null ? "usual" : input.noticeDays())
                        .changing(Map.of(
                                "holder",
                                input.holder(),
                                "account",
                                input.account().number())));
        return id;
    }

    /** The payer took it back; nothing is debited with it any more. */
    public void revoke(Caller caller, UUID id, String reason) {
        caller.must(Permission.KEEP_CUSTOMERS);
        Mandate mandate = mandates.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("mandate"));
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; the reason is kept with the mandate.");
        }
        if (!mandates.end(caller.company(), id, Mandate.State.REVOKED, reason.strip())) {
            throw Refusal.conflict("MANDATE_ENDED", "This mandate has ended before.");
        }
        audit.record(caller, event("mandate.revoke", mandate).because(reason.strip()));
    }

    /** A bank answered that the account cannot be debited with it; part of whatever was carried out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void block(Caller caller, UUID id, String reason) {
        Mandate mandate = mandates.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("mandate"));
        if (mandates.end(caller.company(), id, Mandate.State.BLOCKED, reason)) {
            audit.record(caller, event("mandate.block", mandate).because(reason));
        }
    }

    /** Somebody looked at why it is blocked and lets it be used again; returns count anew from here. */
    public void unblock(Caller caller, UUID id, String reason) {
        caller.must(Permission.KEEP_CUSTOMERS);
        CompanyId company = caller.company();
        Mandate mandate = mandates.find(company, id).orElseThrow(() -> Refusal.notFound("mandate"));
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why it may be used again; the reason is kept.");
        }
        if (!mandates.unblock(company, id, clock.now())) {
            throw Refusal.conflict("MANDATE_NOT_BLOCKED", "This mandate is not blocked; load the page again.");
        }
        audit.record(caller, event("mandate.unblock", mandate).because(reason.strip()));
    }

    /** A bank says what is wrong with the account; part of reading its answer. Nothing changes before a person accepts it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void propose(Caller caller, UUID id, MandateChange.Correction correction) {
        CompanyId company = caller.company();
        Mandate mandate = mandates.find(company, id).orElseThrow(() -> Refusal.notFound("mandate"));
        changes.insert(company, id, correction, clock.now(), caller.actor().reference());
        audit.record(caller, event("mandate.change-propose", mandate).because(correction.code()));
    }

    /** The mandate names the account the bank told from now on. */
    public void accept(Caller caller, UUID changeId) {
        caller.must(Permission.KEEP_CUSTOMERS);
        CompanyId company = caller.company();
        MandateChange change = waiting(company, changeId);
        Mandate mandate = mandates.find(company, change.mandate()).orElseThrow();
        if (!(mandate.account() instanceof AchAccount before)) {
            throw new IllegalStateException("a change of mandate " + mandate.id() + ", which is none of ACH");
        }
        AchAccount after = change.correction().of(before);
        changes.accept(company, changeId, before, clock.now(), caller.actor().reference());
        mandates.correct(company, mandate.id(), after);
        audit.record(
                caller,
                event("mandate.change-accept", mandate)
                        .because(change.correction().code())
                        .changing(Map.of("account", written(before) + " \u2192 " + written(after))));
    }

    /** The mandate stays as it is. */
    public void reject(Caller caller, UUID changeId, String reason) {
        caller.must(Permission.KEEP_CUSTOMERS);
        CompanyId company = caller.company();
        MandateChange change = waiting(company, changeId);
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why the bank's change is not taken; the reason is kept.");
        }
        changes.reject(
                company, changeId, reason.strip(), clock.now(), caller.actor().reference());
        Mandate mandate = mandates.find(company, change.mandate()).orElseThrow();
        audit.record(caller, event("mandate.change-reject", mandate).because(reason.strip()));
    }

    private MandateChange waiting(CompanyId company, UUID id) {
        MandateChange change =
                changes.lock(company, id).orElseThrow(() -> Refusal.notFound("proposed change of a mandate"));
        if (change.state() != MandateChange.State.PROPOSED) {
            throw Refusal.conflict("CHANGE_DECIDED", "This change was decided before; load the page again.");
        }
        return change;
    }

    private static String written(AchAccount account) {
        return account.bank() + " " + account.number() + " " + account.kindTitle();
    }

    private static AuditEvent event(String command, Mandate mandate) {
        return AuditEvent.of(command, "mandate", mandate.id(), mandate.reference())
                .about(mandate.customer().value());
    }
}
