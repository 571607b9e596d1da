package org.tallystick.delivery;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Where people look after what did not arrive: who follows it up, what came of it, and addresses that work again. */
@Service
@Transactional
public class AstrayDesk {
    private static final int LONGEST = 500;

    private final FollowUps followUps;
    private final Deliveries deliveries;
    private final BadAddresses bad;
    private final AuditLog audit;

    AstrayDesk(FollowUps followUps, Deliveries deliveries, BadAddresses bad, AuditLog audit) {
        this.followUps = followUps;
        this.deliveries = deliveries;
        this.bad = bad;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Optional<FollowUp> followUp(CompanyId company, UUID delivery) {
        return followUps.find(company, delivery);
    }

    /** The owner is a person of the company; whoever calls has seen to that. */
    public void give(Caller caller, UUID delivery, UUID owner) {
        caller.must(Permission.BILL);
        Delivery found = get(caller.company(), delivery);
        requireOpen(followUps.give(caller.company(), delivery, owner));
        audit.record(caller, said("delivery.give", found).fact("owner", owner));
    }

    /** Says what came of it. */
    public void finish(Caller caller, UUID delivery, String outcome) {
        caller.must(Permission.BILL);
        Delivery found = get(caller.company(), delivery);
        String words = words(outcome, "OUTCOME_MISSING", "Write what came of it, in 500 characters at most.");
        requireOpen(followUps.finish(caller.company(), delivery, caller.actor().reference(), words));
        audit.record(caller, said("delivery.finish", found).because(words));
    }

    /** The address may be written to again. */
    public void mend(Caller caller, UUID mark, String why) {
        caller.must(Permission.BILL);
        BadAddress address = bad.find(caller.company(), mark).orElseThrow(() -> Refusal.notFound("marked address"));
        String words = words(why, "REASON_MISSING", "Write why the address works again, in 500 characters at most.");
        if (!bad.mend(caller.company(), mark, caller.actor().reference(), words)) {
            throw Refusal.conflict("ADDRESS_MENDED", "Somebody was quicker; load the page again.");
        }
        audit.record(
                caller,
                said("delivery.mend", get(caller.company(), address.delivery())).because(words));
    }

    private Delivery get(CompanyId company, UUID id) {
        return deliveries.find(company, id).orElseThrow(() -> Refusal.notFound("delivery"));
    }

    private static String words(String text, String code, String sentence) {
        String words = text.strip();
        if (words.isEmpty() || words.length() > LONGEST) {
            throw Refusal.invalid(code, sentence);
        }
        return words;
    }

    private static void requireOpen(boolean changed) {
        if (!changed) {
            throw Refusal.conflict("FOLLOW_UP_DONE", "There is no open follow-up; load the page again.");
        }
    }

    private static AuditEvent said(String command, Delivery delivery) {
        return AuditEvent.of(command, "delivery", delivery.id(), String.valueOf(delivery.number()))
                .about(delivery.customer().value());
    }
}
