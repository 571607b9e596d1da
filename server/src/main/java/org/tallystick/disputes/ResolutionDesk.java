package org.tallystick.disputes;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.approvals.Answer;
import org.tallystick.invoicing.CreditApproval;
import org.tallystick.lib.collections.disputes.DisputeCourse;
import org.tallystick.lib.collections.disputes.DisputeState;
import org.tallystick.lib.collections.disputes.DisputeStep;
import org.tallystick.lib.collections.disputes.DisputedParts;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.receivables.WriteOffDesk;

/** Where disputes are decided, confirmed, closed, and taken up again. */
@Service
@Transactional
public class ResolutionDesk {
    private final DisputeSteps steps;
    private final DisputedAmounts amounts;
    private final DisputeReasons reasons;
    private final RootCauses causes;
    private final DisputePolicies policies;
    private final RejectionLetters letters;
    private final CreditApproval credits;
    private final WriteOffDesk writeOffs;
    private final BusinessClock clock;

    ResolutionDesk(
            DisputeSteps steps,
            DisputedAmounts amounts,
            DisputeReasons reasons,
            RootCauses causes,
            DisputePolicies policies,
            RejectionLetters letters,
            CreditApproval credits,
            WriteOffDesk writeOffs,
            BusinessClock clock) {
        this.steps = steps;
        this.amounts = amounts;
        this.reasons = reasons;
        this.causes = causes;
        this.policies = policies;
        this.letters = letters;
        this.credits = credits;
        this.writeOffs = writeOffs;
        this.clock = clock;
    }

    /** Proposes how it ends: without an amount, that nothing is credited. */
    public void propose(Caller caller, DisputeId id, Optional<Money> amount, String words) {
        caller.must(Permission.KEEP_DISPUTES);
        Dispute dispute = steps.locked(caller.company(), id);
        DisputeState next = DisputeSteps.after(dispute, DisputeStep.PROPOSE);
        amount.ifPresent(part -> requireWithin(part, dispute.contested()));
        String said = DisputeSteps.required(words, "PROPOSAL_MISSING", "Say what you propose and why.");
        steps.take(
                caller,
                dispute,
                DisputeStep.PROPOSE,
                DisputeEvent.of(DisputeStep.PROPOSE, next)
                        .over(amount.orElse(null))
                        .saying(said));
    }

    /**
     * Accepts all that is contested, or a part. It is credited or written off at once, or when whoever has to agree does; until
     * then nothing of it is dunned.
     */
    public Answer accept(Caller caller, DisputeId id, Optional<Money> wanted, Settlement how, String words) {
        caller.must(Permission.KEEP_DISPUTES);
        Dispute dispute = steps.locked(caller.company(), id);
        Money amount = wanted.orElse(dispute.contested());
        boolean all = amount.equals(dispute.contested());
        DisputeStep step = all ? DisputeStep.ACCEPT : DisputeStep.ACCEPT_PARTLY;
        DisputeState next = DisputeSteps.after(dispute, step);
        requireWithin(amount, dispute.contested());
        String said =
                DisputeSteps.required(words, "REASON_MISSING", "Say why; whoever approves and the customer read it.");
        DisputeEvent event = DisputeEvent.of(step, next).over(amount).saying(said);
        Answer answer = settle(caller, dispute, amount, how, said);
        switch (answer) {
            case Answer.Waits(var request) -> steps.take(caller, dispute, step, event.asked(request.value()));
            case Answer.Done(var deed) ->
                settled(caller, steps.take(caller, dispute, step, event), deed.subjectType(), deed.subject());
        }
        return answer;
    }

    private Answer settle(Caller caller, Dispute dispute, Money amount, Settlement how, String words) {
        LocalDate today = clock.today(caller.company());
        Dispute.Matter matter = dispute.matter();
        String reason = dispute.number() + ": " + words;
        return switch (how) {
            case CREDIT_MEMO -> {
                if (matter.invoice() == null) {
                    throw Refusal.invalid(
                            "NO_INVOICE", matter.label() + " is no invoice of ours; write the amount off instead.");
                }
                yield credits.credit(
                        caller,
                        matter.invoice(),
                        Optional.of(amount),
                        today,
                        reasons.get(caller.company(), matter.reason()).credit(),
                        reason);
            }
            case WRITE_OFF -> {
                if (matter.item() == null) {
                    throw Refusal.invalid(
                            "NO_SINGLE_ITEM",
                            "A whole invoice is settled by a credit memo; only a single item is written off.");
                }
                yield writeOffs.writeOff(caller, matter.item(), amount, today, reason);
            }
        };
    }

    /** What was accepted is off the books of what is owed; what was not is dunned after the days of grace. */
    void settled(Caller caller, Dispute dispute, String deedType, UUID deed) {
        CompanyId company = caller.company();
        LocalDate today = clock.today(company);
        Dispute.Verdict verdict = dispute.standing().verdict();
        if (verdict == null) {
            throw new IllegalStateException("nothing was accepted in " + dispute.number());
        }
        steps.write(
                caller,
                dispute,
                DisputeEvent.of(DisputeEvent.SETTLED, dispute.state())
                        .over(verdict.accepted())
                        .by(deedType, deed));
        amounts.release(caller, dispute, today);
        Money rest = dispute.contested().minus(verdict.accepted());
        if (rest.isPositive()) {
            amounts.grace(caller, dispute, rest, today, policies.of(company).graceDays());
        }
    }

    /** Whoever had to agree did not; the case is looked at again, and stays out of dunning. */
    void turnedDown(Caller caller, Dispute dispute, @Nullable String why) {
        DisputeState next = DisputeSteps.after(dispute, DisputeStep.TURN_DOWN);
        steps.take(
                caller,
                dispute,
                DisputeStep.TURN_DOWN,
                DisputeEvent.of(DisputeStep.TURN_DOWN, next).saying(why));
    }

    /** Rejects it; a letter tells the customer why. After the days of grace everything is dunned again. */
    public void reject(Caller caller, DisputeId id, String words) {
        caller.must(Permission.KEEP_DISPUTES);
        CompanyId company = caller.company();
        Dispute dispute = steps.locked(company, id);
        DisputeState next = DisputeSteps.after(dispute, DisputeStep.REJECT);
        String said = DisputeSteps.required(words, "REASON_MISSING", "Say why it is rejected; the customer reads it.");
        LocalDate today = clock.today(company);
        int days = policies.of(company).graceDays();
        Dispute rejected = steps.take(
                caller,
                dispute,
                DisputeStep.REJECT,
                DisputeEvent.of(DisputeStep.REJECT, next).saying(said));
        amounts.release(caller, dispute, today);
        amounts.grace(caller, dispute, dispute.contested(), today, days);
        letters.write(caller, rejected, today.plusDays(days));
    }

    /** The customer is content, or said nothing against it. */
    public void confirm(Caller caller, DisputeId id, String words) {
        caller.must(Permission.KEEP_DISPUTES);
        Dispute dispute = steps.locked(caller.company(), id);
        DisputeState next = DisputeSteps.after(dispute, DisputeStep.CONFIRM);
        if (dispute.awaitsApproval()) {
            throw Refusal.conflict(
                    "CREDIT_WAITS", "What was accepted waits for approval; the customer confirms what is done.");
        }
        String said = DisputeSteps.required(
                words, "CONFIRMATION_MISSING", "Say how the customer confirmed it, such as a mail of 3 March.");
        steps.take(
                caller,
                dispute,
                DisputeStep.CONFIRM,
                DisputeEvent.of(DisputeStep.CONFIRM, next).saying(said));
    }

    /** Closes it with what went wrong. */
    public void close(Caller caller, DisputeId id, String cause, @Nullable String words) {
        caller.must(Permission.KEEP_DISPUTES);
        Dispute dispute = steps.locked(caller.company(), id);
        DisputeState next = DisputeSteps.after(dispute, DisputeStep.CLOSE);
        RootCause found = causes.offered(caller.company(), cause);
        steps.take(
                caller,
                dispute,
                DisputeStep.CLOSE,
                DisputeEvent.of(DisputeStep.CLOSE, next).because(found.code()).saying(DisputeSteps.note(words)));
    }

    /** Takes a closed dispute up again; what is still open of it is not dunned from today. */
    public void reopen(Caller caller, DisputeId id, String words) {
        caller.must(Permission.KEEP_DISPUTES);
        CompanyId company = caller.company();
        Dispute dispute = steps.locked(company, id);
        DisputeState next = DisputeSteps.after(dispute, DisputeStep.REOPEN);
        LocalDate today = clock.today(company);
        int days = policies.of(company).reopenDays();
        if (!DisputeCourse.mayReopen(dispute.standing().sinceOn(), today, days)) {
            throw Refusal.conflict(
                    "REOPEN_TOO_LATE",
                    "A dispute is reopened within " + days + " days of its closing; open a new one instead.");
        }
        String said = DisputeSteps.required(words, "REASON_MISSING", "Say why it is taken up again.");
        amounts.release(caller, dispute, today);
        Money zero = Money.zero(dispute.contested().currency());
        Money free = DisputedParts.free(amounts.free(company, dispute.matter(), today), zero);
        amounts.hold(caller, dispute, positive(dispute.contested().min(free)), today);
        steps.take(
                caller,
                dispute,
                DisputeStep.REOPEN,
                DisputeEvent.of(DisputeStep.REOPEN, next)
                        .due(today.plusDays(
                                reasons.get(company, dispute.matter().reason()).answerDays()))
                        .saying(said));
    }

    private static Money positive(Money amount) {
        if (!amount.isPositive()) {
            throw DisputedAmounts.tooLarge(amount);
        }
        return amount;
    }

    /** The customer gives it up; from today everything is dunned again. */
    public void withdraw(Caller caller, DisputeId id, String words) {
        caller.must(Permission.KEEP_DISPUTES);
        Dispute dispute = steps.locked(caller.company(), id);
        DisputeState next = DisputeSteps.after(dispute, DisputeStep.WITHDRAW);
        String said = DisputeSteps.required(words, "REASON_MISSING", "Say who withdrew it and how.");
        steps.take(
                caller,
                dispute,
                DisputeStep.WITHDRAW,
                DisputeEvent.of(DisputeStep.WITHDRAW, next).saying(said));
        amounts.release(caller, dispute, clock.today(caller.company()));
    }

    private static void requireWithin(Money amount, Money contested) {
        if (!amount.currency().equals(contested.currency())
                || !amount.isPositive()
                || amount.compareTo(contested) > 0) {
            throw Refusal.invalid("ACCEPTED_AMOUNT", "Choose more than zero and at most " + contested + ".");
        }
    }
}
