package org.tallystick.network;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.outbox.Outbox;

/** The one place where a message moves on: never back, and never past its end, whoever tells and however often. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Course {
    private final Messages messages;
    private final FollowUps followUps;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;

    Course(Messages messages, FollowUps followUps, Outbox outbox, AuditLog audit, BusinessClock clock) {
        this.messages = messages;
        this.followUps = followUps;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the network says now; returns how the message stands afterwards. */
    public MessageState follow(CompanyId company, UUID id, NetworkReport said, String toldBy) {
        messages.lock(company, id);
        MessageState before = state(company, id);
        if (before.hasEnded()) {
            return before;
        }
        for (MessageState state : MessageState.courseTo(said.state())) {
            if (state.position() > before.position()) {
                move(company, id, state, state.hasEnded() ? said.reason() : null, toldBy);
            }
        }
        MessageState after = state(company, id);
        if (after != before) {
            outbox.publish(company, MessageDesk.MOVED, id, "{}");
        }
        return after;
    }

    private MessageState state(CompanyId company, UUID id) {
        return messages.find(company, id).orElseThrow().state();
    }

    /** False when somebody else has moved it there. */
    boolean move(CompanyId company, UUID id, MessageState state, @Nullable String reason, String toldBy) {
        boolean moved = messages.step(company, id, new Message.Step(state, reason, toldBy, clock.now()));
        if (moved && state == MessageState.REJECTED) {
            rejected(company, messages.find(company, id).orElseThrow());
        }
        return moved;
    }

    private void rejected(CompanyId company, Message message) {
        followUps.open(company, message);
        audit.record(
                Caller.system(company),
                AuditEvent.of("einvoice.rejected", "e-invoice message", message.id(), message.number())
                        .about(message.customer().value())
                        .because(message.reason()));
    }
}
