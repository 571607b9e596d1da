package org.tallystick.disputes;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.lib.collections.disputes.DisputeState;
import org.tallystick.lib.collections.disputes.DisputeStep;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;

/** Where colleagues are asked something for a dispute, and where they answer. */
@Service
@Transactional
public class DisputeTasks {
    private static final int LONGEST_TASK = 500;

    private final Disputes disputes;
    private final DisputeSteps steps;
    private final DisputeBook book;
    private final Members members;
    private final AuditLog audit;
    private final BusinessClock clock;

    DisputeTasks(
            Disputes disputes,
            DisputeSteps steps,
            DisputeBook book,
            Members members,
            AuditLog audit,
            BusinessClock clock) {
        this.disputes = disputes;
        this.steps = steps;
        this.book = book;
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks somebody; the dispute waits for them, and for others who were asked before. */
    public UUID ask(Caller caller, DisputeId id, String what, UUID person, @Nullable LocalDate dueOn) {
        caller.must(Permission.KEEP_DISPUTES);
        CompanyId company = caller.company();
        Dispute dispute = steps.locked(company, id);
        String task = DisputeSteps.required(what, "TASK_MISSING", "Write what your colleague is to find out.");
        if (task.length() > LONGEST_TASK) {
            throw Refusal.invalid("TASK_TOO_LONG", "Write at most " + LONGEST_TASK + " characters.");
        }
        if (dueOn == null || dueOn.isBefore(clock.today(company))) {
            throw Refusal.invalid("TASK_DUE", "Choose today or a later day for the answer.");
        }
        members.require(company, person);
        if (dispute.state() == DisputeState.WAITING_INTERNAL) {
            audit.record(caller, said("dispute.ask-task", dispute).because(task).fact("dueOn", dueOn));
        } else {
            DisputeState next = DisputeSteps.after(dispute, DisputeStep.ASK_COLLEAGUE);
            steps.take(
                    caller,
                    dispute,
                    DisputeStep.ASK_COLLEAGUE,
                    DisputeEvent.of(DisputeStep.ASK_COLLEAGUE, next).saying(task));
        }
        var asked = new DisputeTask(Ids.next(), id, task, person, dueOn, null, null);
        book.ask(caller, asked);
        return asked.id();
    }

    /** Somebody answered; with the last answer the case is under investigation again. */
    public DisputeId answer(Caller caller, UUID taskId, String outcome) {
        caller.must(Permission.VIEW);
        CompanyId company = caller.company();
        DisputeTask task = disputes.task(company, taskId).orElseThrow(() -> Refusal.notFound("task"));
        if (!task.person().equals(caller.actor().id())) {
            caller.must(Permission.KEEP_DISPUTES);
        }
        Dispute dispute = steps.locked(company, task.dispute());
        String said = DisputeSteps.required(outcome, "OUTCOME_MISSING", "Write what you found out.");
        if (!book.done(caller, taskId, said)) {
            throw Refusal.conflict("TASK_DONE", "Somebody answered already; load the page again.");
        }
        audit.record(caller, said("dispute.answer-task", dispute).because(said));
        boolean all = disputes.tasks(company, task.dispute()).stream().noneMatch(DisputeTask::isOpen);
        if (all && dispute.state() == DisputeState.WAITING_INTERNAL) {
            steps.take(
                    caller,
                    dispute,
                    DisputeStep.INVESTIGATE,
                    DisputeEvent.of(DisputeStep.INVESTIGATE, DisputeState.UNDER_INVESTIGATION)
                            .saying("All colleagues answered."));
        }
        return task.dispute();
    }

    private static AuditEvent said(String command, Dispute dispute) {
        return AuditEvent.of(command, "dispute", dispute.id().value(), dispute.number())
                .about(dispute.matter().customer().value());
    }
}
