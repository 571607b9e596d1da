package org.tallystick.approvals;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Where deeds wait for a second person, and where that person decides (V-2, V-3). */
@Service
@Transactional
public class ApprovalDesk {
    private final ApprovalMatrix matrix;
    private final Approvals approvals;
    private final ApprovalBook book;
    private final Requests requests;
    private final Decisions decisions;
    private final Deciders deciders;

    ApprovalDesk(
            ApprovalMatrix matrix,
            Approvals approvals,
            ApprovalBook book,
            Requests requests,
            Decisions decisions,
            Deciders deciders) {
        this.matrix = matrix;
        this.approvals = approvals;
        this.book = book;
        this.requests = requests;
        this.decisions = decisions;
        this.deciders = deciders;
    }

    /** Does it at once when the caller's role allows it and nobody has to agree, and asks for approval otherwise. */
    public Answer doOrAsk(Caller caller, Asked asked, Supplier<Approval.Deed> deed) {
        Ruling ruling = ruling(caller.company(), asked);
        boolean free = caller.may(asked.kind().permission()) && ruling.free();
        return free ? done(caller, asked, ruling, deed) : new Answer.Waits(ask(caller, asked, ruling));
    }

    /**
     * The same for deeds that somebody asks for who never decides about them: a line of the matrix alone lets them pass, whatever
     * the role of the caller.
     */
    public Answer passOrAsk(Caller caller, Asked asked, Supplier<Approval.Deed> deed) {
        Ruling ruling = ruling(caller.company(), asked);
        return ruling.free()
                ? done(caller, asked, ruling, deed)
                : new Answer.Waits(ask(caller.including(Permission.PROPOSE), asked, ruling));
    }

    private Answer done(Caller caller, Asked asked, Ruling ruling, Supplier<Approval.Deed> deed) {
        Approval.Deed made = deed.get();
        if (ruling.passedByMatrix()) {
            passed(caller, List.of(new PassedDeed(ruling, asked.matter(), made)));
        }
        return new Answer.Done(made);
    }

    /** Ends the request when somebody else has to agree first. */
    @Transactional(readOnly = true)
    public void mustBeFree(Caller caller, Asked asked) {
        caller.must(asked.kind().permission());
        Ruling ruling = ruling(caller.company(), asked);
        if (!ruling.free()) {
            throw Refusal.conflict("APPROVAL_NEEDED", ruling.because() + " Ask for approval instead.");
        }
    }

    /** What the matrix says of a deed today. */
    @Transactional(readOnly = true)
    public Ruling ruling(CompanyId company, Asked asked) {
        return matrix.of(company, asked.kind()).rule(asked.matter());
    }

    /** Keeps the deed until somebody else decides about it. The caller has made sure that it could be done now. */
    public ApprovalId ask(Caller caller, Asked asked) {
        return ask(caller, asked, ruling(caller.company(), asked));
    }

    private ApprovalId ask(Caller caller, Asked asked, Ruling ruling) {
        caller.must(Permission.PROPOSE);
        if (asked.reason().isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; whoever approves reads it.");
        }
        requireOnce(caller.company(), asked);
        return requests.keep(caller, List.of(new Requests.Ruled(asked, ruling)))
                .getFirst()
                .id();
    }

    /** Keeps many deeds that one run brought about, in one pass; whoever started it asks for them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Approval> askAll(Caller asker, Matrix rules, List<Asked> asked) {
        return requests.keep(
                asker,
                asked.stream()
                        .map(one -> new Requests.Ruled(one, rules.rule(one.matter())))
                        .toList());
    }

    /** Writes down what a matrix let pass, so that it can be said later why nobody agreed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void passed(Caller caller, List<PassedDeed> deeds) {
        if (!deeds.isEmpty()) {
            book.passed(caller.company(), deeds, caller.actor().reference());
        }
    }

    /** Whether this caller may decide about it now. */
    @Transactional(readOnly = true)
    public boolean mayDecide(Caller caller, Approval approval) {
        return approval.waits() && deciders.right(caller, approval).isPresent();
    }

    /** Those of these requests this caller may decide about now. */
    @Transactional(readOnly = true)
    public Set<ApprovalId> mayDecide(Caller caller, Collection<Approval> waiting) {
        Deciders.Rights own = deciders.rights(caller);
        return waiting.stream()
                .filter(Approval::waits)
                .filter(one -> own.of(one).isPresent())
                .map(Approval::id)
                .collect(Collectors.toSet());
    }

    /** Whether this caller may change the mind of whoever decided about it. */
    @Transactional(readOnly = true)
    public boolean mayTakeBack(Caller caller, Approval approval) {
        boolean refused =
                approval.state() == ApprovalState.REJECTED && approval.asked().kind() != ApprovalKind.REFUND;
        boolean draft = approval.state() == ApprovalState.APPROVED
                && approval.asked().subjectType().equals("draft");
        return (refused || draft) && deciders.right(caller, approval).isPresent();
    }

    /** Agrees, and does what was asked for in the same transaction; what cannot be done any more stays undecided. */
    public Approval.Deed approve(Caller caller, ApprovalId id, @Nullable String note) {
        Approval approval = get(caller.company(), id);
        return decisions
                .approve(caller, List.of(approval), rights(caller, List.of(approval)), note)
                .getFirst();
    }

    /** Agrees to many at once, and does them in one pass; when one cannot be done, none is. */
    public int approveAll(Caller caller, Collection<ApprovalId> ids, @Nullable String note) {
        if (ids.isEmpty()) {
            throw Refusal.invalid("NOTHING_CHOSEN", "Choose at least one request.");
        }
        List<Approval> wanted = approvals.byIds(caller.company(), ids);
        if (wanted.size() < ids.stream().distinct().count()) {
            throw Refusal.notFound("request for approval");
        }
        return decisions.approve(caller, wanted, rights(caller, wanted), note).size();
    }

    public void reject(Caller caller, ApprovalId id, String reason) {
        Approval approval = get(caller.company(), id);
        Deciders.Right right = rights(caller, List.of(approval)).getFirst();
        decisions.turnDown(caller, approval, ApprovalState.REJECTED, required(reason), right.giver());
    }

    /** Takes the own request back. */
    public void withdraw(Caller caller, ApprovalId id, String reason) {
        Approval approval = get(caller.company(), id);
        if (!approval.askedBy().equals(caller.actor().reference())) {
            throw Refusal.forbidden("Only whoever asked takes a request back; reject it instead.");
        }
        decisions.turnDown(caller, approval, ApprovalState.WITHDRAWN, required(reason), null);
    }

    /** Whatever waits about these things is not asked for any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lapse(Caller caller, ApprovalKind kind, Collection<UUID> subjects, String reason) {
        List<ApprovalId> waiting = book.waiting(caller.company(), kind, subjects).stream()
                .map(ApprovalId::new)
                .toList();
        if (!waiting.isEmpty()) {
            decisions.lapse(caller, approvals.byIds(caller.company(), waiting), reason);
        }
    }

    /** Changes one's mind about a decision: what it brought about is undone, and the same is asked for again. */
    public ApprovalId takeBack(Caller caller, ApprovalId id, String reason) {
        Approval approval = get(caller.company(), id);
        if (deciders.right(caller, approval).isEmpty()) {
            throw mayNot(caller, approval);
        }
        String why = required(reason);
        if (approval.waits() || approval.state() == ApprovalState.WITHDRAWN) {
            throw Refusal.conflict(
                    "APPROVAL_NOT_DECIDED", "Nobody has decided about this request; there is nothing to take back.");
        }
        requireOnce(caller.company(), approval.asked());
        Requests.Ruled again = new Requests.Ruled(approval.asked(), ruling(caller.company(), approval.asked()));
        return decisions.takeBack(caller, approval, again, why);
    }

    /** By whose right the caller decides about each of them; refuses when about one of them they may not. */
    private List<Deciders.Right> rights(Caller caller, List<Approval> wanted) {
        Deciders.Rights own = deciders.rights(caller);
        return wanted.stream()
                .map(one -> own.of(one).orElseThrow(() -> mayNot(caller, one)))
                .toList();
    }

    private static Refusal mayNot(Caller caller, Approval approval) {
        return approval.askedBy().equals(caller.actor().reference())
                ? Refusal.forbidden("You asked for this yourself; somebody else decides about it.")
                : Refusal.forbidden("It takes " + approval.decider().inWords().toLowerCase(Locale.ROOT)
                        + " to decide about this, or somebody who stands in for one.");
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

    /** The request about a thing that waits, if one does. */
    @Transactional(readOnly = true)
    public Optional<Approval> waitingAbout(CompanyId company, ApprovalKind kind, UUID subject) {
        return Optional.ofNullable(
                        approvals.latest(company, kind, List.of(subject)).get(subject))
                .filter(Approval::waits);
    }

    private Approval get(CompanyId company, ApprovalId id) {
        return approvals.find(company, id).orElseThrow(() -> Refusal.notFound("request for approval"));
    }

    private static String required(String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; whoever asked reads it.");
        }
        return reason.strip();
    }
}
