package org.tallystick.customers;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/**
 * Where two records of one customer become one, and are parted again. Nothing that was posted moves: what the merged customer
 * owes stays theirs by the books, and the survivor stands above them. What comes later goes to the survivor.
 */
@Service
@Transactional
public class MergeDesk {
    private static final int MAX_DEPTH = 10;

    private final Customers customers;
    private final Merges merges;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final BusinessClock clock;

    MergeDesk(
            Customers customers, Merges merges, AuditLog audit, ApplicationEventPublisher events, BusinessClock clock) {
        this.customers = customers;
        this.merges = merges;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Why the two cannot be merged, in the words of the refusal; empty when they can. */
    @Transactional(readOnly = true)
    public Optional<String> obstacle(CompanyId company, CustomerId merged, CustomerId survivor) {
        try {
            requireMergeable(company, get(company, merged), get(company, survivor));
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.sentence());
        }
    }

    public UUID merge(Caller caller, CustomerId mergedId, CustomerId survivorId, String reason) {
        caller.must(Permission.KEEP_CUSTOMERS);
        CompanyId company = caller.company();
        customers.lock(company, List.of(mergedId, survivorId));
        Customer merged = get(company, mergedId);
        Customer survivor = get(company, survivorId);
        requireMergeable(company, merged, survivor);
        var merge = new Merge(
                Ids.next(),
                mergedId,
                survivorId,
                required(reason),
                clock.today(company),
                clock.now(),
                caller.actor().reference(),
                null,
                null);
        merges.insert(caller, merge);
        customers.setMerged(company, mergedId, survivorId);
        tell(caller, "merge", merged, survivor, merge.reason());
        return merge.id();
    }

    /** Parts the two again; what came in meanwhile stays with whoever it was recorded for. */
    public void undo(Caller caller, CustomerId mergedId, String reason) {
        caller.must(Permission.KEEP_CUSTOMERS);
        CompanyId company = caller.company();
        CustomerId survivorId = get(company, mergedId).mergedInto();
        if (survivorId == null) {
            throw Refusal.conflict("NOT_MERGED", "This customer is not merged; somebody parted the two already.");
        }
        customers.lock(company, List.of(mergedId, survivorId));
        Merge merge = merges.holding(company, mergedId)
                .orElseThrow(() -> Refusal.conflict(
                        "NOT_MERGED", "This customer is not merged; somebody parted the two already."));
        merges.undo(caller, merge.id(), clock.today(company), required(reason));
        customers.setMerged(company, mergedId, null);
        tell(caller, "unmerge", get(company, mergedId), get(company, survivorId), reason.strip());
    }

    private void requireMergeable(CompanyId company, Customer merged, Customer survivor) {
        if (merged.id().equals(survivor.id())) {
            throw Refusal.invalid("MERGE_SELF", "Choose another customer; one cannot be merged into itself.");
        }
        if (merged.isMerged()) {
            throw Refusal.conflict("MERGED_ALREADY", "Customer " + merged.number() + " is merged already.");
        }
        if (survivor.isMerged()) {
            throw Refusal.conflict(
                    "SURVIVOR_MERGED",
                    "Customer " + survivor.number() + " is merged itself; choose the one it was merged into.");
        }
        if (survivor.isArchived()) {
            throw Refusal.conflict(
                    "SURVIVOR_ARCHIVED", "Customer " + survivor.number() + " is archived; restore it first.");
        }
        if (!customers.mergedInto(company, merged.id()).isEmpty()) {
            throw Refusal.conflict(
                    "MERGE_CARRIES",
                    "Other customers were merged into " + merged.number()
                            + ". Let it be the one that stays, or part those first.");
        }
        if (isBelow(company, survivor, merged)) {
            throw Refusal.conflict(
                    "MERGE_CIRCULAR",
                    "Customer " + survivor.number() + " stands below " + merged.number()
                            + " in the group. Merge the other way round, or change the parent first.");
        }
    }

    private boolean isBelow(CompanyId company, Customer customer, Customer above) {
        @Nullable CustomerId next = customer.above();
        for (int depth = 0; next != null && depth < MAX_DEPTH; depth++) {
            if (next.equals(above.id())) {
                return true;
            }
            next = get(company, next).above();
        }
        return false;
    }

    /** Both have it on their timeline. */
    private void tell(Caller caller, String deed, Customer merged, Customer survivor, String reason) {
        audit.record(
                caller,
                List.of(
                        said("customer." + deed, merged, reason).fact("survivor", survivor.number()),
                        said("customer.take-in-" + deed, survivor, reason).fact("merged", merged.number())));
        events.publishEvent(new CustomerChanged(caller.company(), merged.id()));
        events.publishEvent(new CustomerChanged(caller.company(), survivor.id()));
    }

    private static AuditEvent said(String command, Customer customer, String reason) {
        return AuditEvent.of(command, "customer", customer.id().value(), customer.number())
                .about(customer.id().value())
                .because(reason);
    }

    private static String required(String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; the reason is kept on both timelines.");
        }
        return reason.strip();
    }

    private Customer get(CompanyId company, CustomerId id) {
        return customers.find(company, id).orElseThrow(() -> Refusal.notFound("customer"));
    }
}
