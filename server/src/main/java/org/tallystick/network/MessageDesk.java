package org.tallystick.network;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Transactions;

/**
 * Sends messages, and lets people follow them up. That a message is about to be handed over is committed first: what a crash
 * leaves behind is unknown, and only the network can say.
 */
@Service
public class MessageDesk {
    /** A message came to another state; its id is the subject. */
    public static final String MOVED = "EInvoiceMessageMoved";

    static final String NETWORK = "network";
    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);

    private final Messages messages;
    private final Course course;
    private final FollowUps followUps;
    private final EInvoiceNetwork network;
    private final Transactions transactions;
    private final AuditLog audit;
    private final BusinessClock clock;

    MessageDesk(
            Messages messages,
            Course course,
            FollowUps followUps,
            EInvoiceNetwork network,
            Transactions transactions,
            AuditLog audit,
            BusinessClock clock) {
        this.messages = messages;
        this.course = course;
        this.followUps = followUps;
        this.network = network;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Hands a message over, once; called without a transaction. A message handed over before is left to the reconciler. */
    public MessageState send(CompanyId company, Message message, byte[] content) {
        MessageState state = within(company, () -> {
            messages.insert(company, message, content);
            course.move(company, message.id(), MessageState.QUEUED, null, "delivery");
            return messages.find(company, message.id()).orElseThrow().state();
        });
        boolean ours = state == MessageState.QUEUED && within(company, () -> begin(company, message.id()));
        return ours ? handOver(company, message) : state == MessageState.QUEUED ? MessageState.HANDED_OVER : state;
    }

    private boolean begin(CompanyId company, UUID id) {
        boolean ours = course.move(company, id, MessageState.HANDED_OVER, null, "delivery");
        if (ours) {
            messages.lookAgain(company, id, clock.now().plus(FIRST_LOOK), 0);
        }
        return ours;
    }

    private MessageState handOver(CompanyId company, Message message) {
        try {
            NetworkReport said = network.send(company, message);
            return within(company, () -> course.follow(company, message.id(), said, NETWORK));
        } catch (NoAnswer e) {
            return MessageState.HANDED_OVER;
        }
    }

    /** Somebody wants to know now. */
    public void lookNow(Caller caller, UUID id) {
        caller.must(Permission.BILL);
        within(caller.company(), () -> {
            Message message = get(caller.company(), id);
            if (message.state().hasEnded()) {
                throw Refusal.conflict("MESSAGE_ENDED", "The message has ended; there is nothing to ask any more.");
            }
            messages.lookAgain(caller.company(), id, clock.now(), messages.looks(caller.company(), id));
            return id;
        });
    }

    public Optional<FollowUp> followUp(CompanyId company, UUID id) {
        return within(company, () -> followUps.find(company, id));
    }

    /** The owner is a person of the company; whoever calls has seen to that. */
    public void give(Caller caller, UUID id, UUID owner) {
        caller.must(Permission.BILL);
        within(caller.company(), () -> {
            Message message = get(caller.company(), id);
            requireOpen(followUps.give(caller.company(), id, owner));
            audit.record(caller, said("einvoice.give", message).fact("owner", owner));
            return id;
        });
    }

    /** Says what came of it. */
    public void finish(Caller caller, UUID id, String outcome) {
        caller.must(Permission.BILL);
        within(caller.company(), () -> {
            Message message = get(caller.company(), id);
            if (outcome.isBlank() || outcome.strip().length() > 500) {
                throw Refusal.invalid("OUTCOME_MISSING", "Write what came of it, in 500 characters at most.");
            }
            requireOpen(followUps.finish(caller, id, outcome.strip()));
            audit.record(caller, said("einvoice.finish", message).because(outcome.strip()));
            return id;
        });
    }

    private Message get(CompanyId company, UUID id) {
        return messages.find(company, id).orElseThrow(() -> Refusal.notFound("e-invoice message"));
    }

    private static void requireOpen(boolean changed) {
        if (!changed) {
            throw Refusal.conflict("FOLLOW_UP_DONE", "There is no open follow-up; load the page again.");
        }
    }

    private static AuditEvent said(String command, Message message) {
        return AuditEvent.of(command, "e-invoice message", message.id(), message.number())
                .about(message.customer().value());
    }

    private <T> T within(CompanyId company, java.util.function.Supplier<T> work) {
        return transactions.in(CompanyScope.of(company), work);
    }
}
