package org.tallystick.disputes;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.lib.collections.disputes.DisputeState;
import org.tallystick.lib.collections.disputes.DisputeStep;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;

/** The one way for pages and programs to take the next step of a dispute. */
@Service
@Transactional
public class StepDesk {
    private final DisputeSteps steps;
    private final ResolutionDesk resolutions;
    private final DisputeTasks tasks;

    StepDesk(DisputeSteps steps, ResolutionDesk resolutions, DisputeTasks tasks) {
        this.steps = steps;
        this.resolutions = resolutions;
        this.tasks = tasks;
    }

    /** What a step needs; each takes what it knows and leaves the rest alone. */
    public record Input(
            @Nullable String note,
            Optional<Money> amount,
            Settlement settlement,
            @Nullable String cause,
            @Nullable UUID person,
            @Nullable LocalDate dueOn) {
        public static Input saying(@Nullable String note) {
            return new Input(note, Optional.empty(), Settlement.CREDIT_MEMO, null, null, null);
        }
    }

    public void take(Caller caller, DisputeId id, DisputeStep step, Input input) {
        caller.must(Permission.KEEP_DISPUTES);
        String note = input.note() == null ? "" : input.note();
        switch (step) {
            case TRIAGE, INVESTIGATE, ASK_CUSTOMER -> move(caller, id, step, input.note());
            case ASK_COLLEAGUE -> ask(caller, id, input, note);
            case PROPOSE -> resolutions.propose(caller, id, input.amount(), note);
            case ACCEPT -> resolutions.accept(caller, id, Optional.empty(), input.settlement(), note);
            case ACCEPT_PARTLY -> resolutions.accept(caller, id, Optional.of(part(input)), input.settlement(), note);
            case REJECT -> resolutions.reject(caller, id, note);
            case CONFIRM -> resolutions.confirm(caller, id, note);
            case CLOSE -> resolutions.close(caller, id, input.cause() == null ? "" : input.cause(), input.note());
            case REOPEN -> resolutions.reopen(caller, id, note);
            case WITHDRAW -> resolutions.withdraw(caller, id, note);
            case TURN_DOWN -> throw DisputeSteps.notAllowed(steps.get(caller.company(), id));
        }
    }

    private void move(Caller caller, DisputeId id, DisputeStep step, @Nullable String note) {
        Dispute dispute = steps.locked(caller.company(), id);
        DisputeState next = DisputeSteps.after(dispute, step);
        String said = step == DisputeStep.ASK_CUSTOMER
                ? DisputeSteps.required(note, "QUESTION_MISSING", "Write what you ask the customer.")
                : DisputeSteps.note(note);
        steps.take(caller, dispute, step, DisputeEvent.of(step, next).saying(said));
    }

    private void ask(Caller caller, DisputeId id, Input input, String what) {
        DisputeSteps.after(steps.get(caller.company(), id), DisputeStep.ASK_COLLEAGUE);
        if (input.person() == null) {
            throw Refusal.invalid("PERSON_UNKNOWN", "Choose somebody who works for the company.");
        }
        tasks.ask(caller, id, what, input.person(), input.dueOn());
    }

    private static Money part(Input input) {
        return input.amount().orElseThrow(() -> Refusal.invalid("ACCEPTED_AMOUNT", "Say how much of it is accepted."));
    }
}
