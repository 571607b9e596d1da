package org.tallystick.approvals;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Where deeds wait for a second person, and where that person decides (V-2, V-3). */
@Service
@Transactional
public class ApprovalDesk {
    private static final int USUAL_DAYS = 3;

    private final ApprovalMatrix matrix;
    private final Approvals approvals;
    private final Deciders deciders;
    private final ObjectProvider<Approvable> approvables;
    private final AuditLog audit;
    private final BusinessClock clock;

    ApprovalDesk(
            ApprovalMatrix matrix,
            Approvals approvals,
            Deciders deciders,
            ObjectProvider<Approvable> approvables,
            AuditLog audit,
            BusinessClock clock) {
        this.matrix = matrix;
        this.approvals = approvals;
        this.deciders = deciders;
        this.approvables = approvables;
        this.audit = audit;
        this.clock = clock;
    }

    /** Does it at once when the caller's role allows it and nobody has to agree, and asks for approval otherwise. */
    public Answer doOrAsk(Caller caller, Asked asked, Supplier<Approval.Deed> deed) {
        boolean free =
                caller.may(asked.kind().permission()) && asks(caller, asked).isEmpty();
        return free ? new Answer.Done(deed.get()) : new Answer.Waits(ask(caller, asked));
    }

    /** Ends the request when somebody else has to agree first. */
    @Transactional(readOnly = true)
    public void mustBeFree(Caller caller, Asked asked) {
        caller.must(asked.kind().permission());
        asks(caller, asked).ifPresent(line -> {
            throw Refusal.conflict("APPROVAL_NEEDED", because(line) + " Ask for approval instead.");
        });
    }

    /** Keeps the deed until somebody else decides about it. The caller has made sure that it could be done now. */
    public ApprovalId ask(Caller caller, Asked asked) {
        caller.must(Permission.PROPOSE);
        CompanyId company = caller.company();
        if (asked.reason().isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; whoever approves reads it.");
        }
        requireOnce(company, asked);
        MatrixLine line = asks(caller, asked).orElse(null);
        LocalDate today = clock.today(company);
        var approval = new Approval(
                ApprovalId.next(),
                asked,
                line == null ? Approver.APPROVER : line.approver(),
                line == null ? "Whoever asks may not do this alone." : because(line),
                today,
                today.plusDays(line == null ? USUAL_DAYS : line.answerDays()),
                clock.now(),
                caller.actor().reference(),
                null);
        approvals.insert(company, approval);
        audit.record(
                caller,
                said("approval.ask", approval)
                        .because(asked.reason())
                        .fact("approver", approval.approver().title())
                        .fact("dueOn", approval.dueOn()));
        return approval.id();
    }

    /** Whether this caller may decide about it now. */
    @Transactional(readOnly = true)
    public boolean mayDecide(Caller caller, Approval approval) {
        return approval.waits() && deciders.right(caller, approval).isPresent();
    }

    /** Agrees, and does what was asked for in the same transaction; what cannot be done any more stays undecided. */
    public Approval.Deed approve(Caller caller, ApprovalId id, @Nullable String note) {
        Approval approval = decided(caller, id, ApprovalState.APPROVED, note == null || note.isBlank() ? null : note);
        Caller asker = Caller.onBehalfOf(caller.company(), approval.askedBy());
        Approval.Deed deed = approvable(approval.asked().kind()).carryOut(asker, approval);
        approvals.done(caller.company(), id, deed);
        return deed;
    }

    public void reject(Caller caller, ApprovalId id, String reason) {
        decided(caller, id, ApprovalState.REJECTED, required(reason));
    }

    /** Takes the own request back. */
    public void withdraw(Caller caller, ApprovalId id, String reason) {
        Approval approval = get(caller.company(), id);
        if (!approval.askedBy().equals(caller.actor().reference())) {
            throw Refusal.forbidden("Only whoever asked takes a request back; reject it instead.");
        }
        keep(caller, approval, ApprovalState.WITHDRAWN, required(reason), null);
    }

    private Approval decided(Caller caller, ApprovalId id, ApprovalState verdict, @Nullable String reason) {
        Approval approval = get(caller.company(), id);
        Deciders.Right right = deciders.right(caller, approval).orElseThrow(() -> mayNot(caller, approval));
        keep(caller, approval, verdict, reason, right.giver());
        return approval;
    }

    private void keep(
            Caller caller,
            Approval approval,
            ApprovalState verdict,
            @Nullable String reason,
            @Nullable String forWhom) {
        var decision = new Approval.Decision(verdict, reason, caller.actor().reference(), forWhom, clock.now(), null);
        if (!approval.waits() || !approvals.decide(caller.company(), approval, decision)) {
            throw Refusal.conflict("APPROVAL_DECIDED", "Somebody has decided about this request; load the page again.");
        }
        AuditEvent event = said("approval." + verb(verdict), approval).because(reason);
        audit.record(caller, forWhom == null ? event : event.fact("for", forWhom));
    }

    private static String verb(ApprovalState verdict) {
        return switch (verdict) {
            case APPROVED -> "approve";
            case REJECTED -> "reject";
            case WITHDRAWN -> "withdraw";
            case WAITING -> throw new IllegalArgumentException("no verdict: " + verdict);
        };
    }

    private static Refusal mayNot(Caller caller, Approval approval) {
        return approval.askedBy().equals(caller.actor().reference())
                ? Refusal.forbidden("You asked for this yourself; somebody else decides about it.")
                : Refusal.forbidden("It takes " + approval.approver().title().toLowerCase(Locale.ROOT)
                        + " to decide about this, or somebody who stands in for one.");
    }

    private Optional<MatrixLine> asks(Caller caller, Asked asked) {
        return matrix.of(caller.company(), asked.kind()).asks(asked);
    }

    private static String because(MatrixLine line) {
        String whose = line.customer() == null ? "" : " for this customer";
        return line.atLeast().isPositive()
                ? line.approver().title() + " has to agree from " + line.atLeast() + " on" + whose + "."
                : line.approver().title() + " has to agree" + whose + ".";
    }

    /** The same deed twice would be done twice. */
    private void requireOnce(CompanyId company, Asked asked) {
        boolean waits = approvals.about(company, asked.subject()).stream()
                .filter(Approval::waits)
                .map(Approval::asked)
                .anyMatch(
                        other -> other.kind() == asked.kind() && other.command().equals(asked.command()));
        if (waits) {
            throw Refusal.conflict("APPROVAL_WAITS", "The same waits for approval already.");
        }
    }

    private Approval get(CompanyId company, ApprovalId id) {
        return approvals.find(company, id).orElseThrow(() -> Refusal.notFound("request for approval"));
    }

    private Approvable approvable(ApprovalKind kind) {
        Map<ApprovalKind, Approvable> byKind = new EnumMap<>(ApprovalKind.class);
        List<Approvable> all = approvables.stream().toList();
        all.forEach(approvable -> byKind.put(approvable.kind(), approvable));
        return Objects.requireNonNull(byKind.get(kind), kind.name());
    }

    private static String required(String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; whoever asked reads it.");
        }
        return reason.strip();
    }

    private static AuditEvent said(String command, Approval approval) {
        Asked asked = approval.asked();
        return AuditEvent.of(command, "approval", approval.id().value(), asked.label())
                .about(asked.customer())
                .fact("kind", asked.kind().title())
                .fact("amount", asked.amount());
    }
}
