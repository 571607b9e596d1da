package org.tallystick.approvals;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Writes decisions down, each once, and has them carried out in the same transaction. Who may decide was asked before. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Decisions {
    private final ApprovalBook book;
    private final Requests requests;
    private final ObjectProvider<Approvable> approvables;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final BusinessClock clock;

    Decisions(
            ApprovalBook book,
            Requests requests,
            ObjectProvider<Approvable> approvables,
            AuditLog audit,
            ApplicationEventPublisher events,
            BusinessClock clock) {
        this.book = book;
        this.requests = requests;
        this.approvables = approvables;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    List<Approval.Deed> approve(
            Caller caller, List<Approval> wanted, List<Deciders.Right> rights, @Nullable String note) {
        String said = note == null || note.isBlank() ? null : note.strip();
        List<Approval> decided = new ArrayList<>(wanted.size());
        for (int i = 0; i < wanted.size(); i++) {
            decided.add(decided(
                    caller,
                    wanted.get(i),
                    ApprovalState.APPROVED,
                    said,
                    rights.get(i).giver()));
        }
        byKind(decided).forEach((kind, ofKind) -> approvable(kind).prepare(caller.company(), ofKind));
        keep(caller, decided, "approval.approve");
        Map<ApprovalId, Approval.Deed> deeds = carryOut(caller.company(), decided);
        book.done(caller.company(), deeds);
        decided.forEach(one -> events.publishEvent(new ApprovalDecided(caller, one, deeds.get(one.id()))));
        return List.copyOf(deeds.values());
    }

    private Map<ApprovalId, Approval.Deed> carryOut(CompanyId company, List<Approval> decided) {
        Map<ApprovalId, Approval.Deed> deeds = new LinkedHashMap<>();
        byKind(decided).forEach((kind, ofKind) -> deeds.putAll(approvable(kind).carryOutAll(company, ofKind)));
        return deeds;
    }

    private static Map<ApprovalKind, List<Approval>> byKind(List<Approval> approvals) {
        Map<ApprovalKind, List<Approval>> byKind = new EnumMap<>(ApprovalKind.class);
        approvals.forEach(one -> byKind.computeIfAbsent(one.asked().kind(), kind -> new ArrayList<>())
                .add(one));
        return byKind;
    }

    void turnDown(Caller caller, Approval approval, ApprovalState verdict, String reason, @Nullable String forWhom) {
        Approval refused = decided(caller, approval, verdict, reason, forWhom);
        approvable(approval.asked().kind()).prepare(caller.company(), List.of(refused));
        keep(caller, List.of(refused), verdict == ApprovalState.REJECTED ? "approval.reject" : "approval.withdraw");
        approvable(approval.asked().kind()).turnedDown(caller.company(), refused);
        events.publishEvent(new ApprovalDecided(caller, refused, null));
    }

    /** Nobody asks for them any more; what they were about has gone another way. */
    void lapse(Caller caller, List<Approval> waiting, String reason) {
        List<Approval> lapsed = waiting.stream()
                .map(one -> decided(caller, one, ApprovalState.WITHDRAWN, reason, null))
                .toList();
        book.decide(caller.company(), lapsed);
        audit.record(
                caller,
                lapsed.stream()
                        .map(one -> Requests.said("approval.lapse", one).because(reason))
                        .toList());
        lapsed.forEach(one -> events.publishEvent(new ApprovalDecided(caller, one, null)));
    }

    ApprovalId takeBack(Caller caller, Approval approval, Requests.Ruled again, String reason) {
        CompanyId company = caller.company();
        approvable(approval.asked().kind()).reopen(company, approval);
        ApprovalId next = requests.keep(Caller.onBehalfOf(company, approval.askedBy()), List.of(again))
                .getFirst()
                .id();
        var taken = new Approval.TakenBack(next, reason, caller.actor().reference(), clock.now());
        if (!book.takeBack(company, approval.id(), taken)) {
            throw already();
        }
        audit.record(caller, Requests.said("approval.take-back", approval).because(reason));
        return next;
    }

    private Approval decided(
            Caller caller,
            Approval approval,
            ApprovalState verdict,
            @Nullable String reason,
            @Nullable String forWhom) {
        if (!approval.waits()) {
            throw already();
        }
        return approval.decided(
                new Approval.Decision(verdict, reason, caller.actor().reference(), forWhom, clock.now(), null));
    }

    private void keep(Caller caller, List<Approval> decided, String command) {
        if (book.decide(caller.company(), decided) < decided.size()) {
            throw already();
        }
        audit.record(caller, decided.stream().map(one -> event(command, one)).toList());
    }

    private static AuditEvent event(String command, Approval approval) {
        Approval.Decision decision = Objects.requireNonNull(approval.decision());
        AuditEvent event = Requests.said(command, approval).because(decision.reason());
        return decision.forWhom() == null ? event : event.fact("for", decision.forWhom());
    }

    private static Refusal already() {
        return Refusal.conflict("APPROVAL_DECIDED", "Somebody has decided about this request; load the page again.");
    }

    private Approvable approvable(ApprovalKind kind) {
        return approvables.stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody carries out " + kind));
    }
}
