package org.tallystick.cashapp;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.cashapp.PaymentFlag.Decided;
import org.tallystick.cashapp.PaymentFlags.NewFlag;
import org.tallystick.cashapp.PaymentFlags.Raised;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.payments.PaymentsReceived;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Where odd payments are flagged, in the transaction that brought them, and where a person says what a flag means. */
@Service
@Transactional
public class FlagDesk {
    private final VeracityFacts facts;
    private final PaymentFlags flags;
    private final Payments payments;
    private final AuditLog audit;
    private final BusinessClock clock;

    FlagDesk(VeracityFacts facts, PaymentFlags flags, Payments payments, AuditLog audit, BusinessClock clock) {
        this.facts = facts;
        this.flags = flags;
        this.payments = payments;
        this.audit = audit;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PaymentsReceived received) {
        assess(received.caller(), received.payments());
    }

    /** Raises what the rules say about the payments now; what was raised before stays as it was said then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void assess(Caller caller, Collection<PaymentId> ids) {
        CompanyId company = caller.company();
        List<NewFlag> found = facts.of(company, ids).stream()
                .flatMap(fact -> Veracity.flags(fact).stream().map(flag -> new NewFlag(fact.payment(), flag)))
                .toList();
        if (!found.isEmpty()) {
            List<Raised> raised = flags.raise(company, found, clock.now());
            if (!raised.isEmpty()) {
                audit.record(caller, raised.stream().map(FlagDesk::event).toList());
            }
        }
    }

    private static AuditEvent event(Raised raised) {
        return AuditEvent.of("payment.flag", "payment", raised.payment().value(), null)
                .fact("rule", raised.rule());
    }

    /** Says what a flag means; whoever sees it differently later says so, and both stay. */
    public void decide(Caller caller, UUID id, FlagVerdict verdict, String reason) {
        caller.must(Permission.ALLOCATE);
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why; the reason is kept with the flag.");
        }
        CompanyId company = caller.company();
        PaymentFlag flag = find(company, id);
        Payment payment = payments.lock(company, List.of(flag.payment())).getFirst();
        Decided before = find(company, id).decided();
        if (before != null && before.verdict() == verdict) {
            throw Refusal.conflict(
                    "FLAG_DECIDED", "This flag is already “" + verdict.title() + "”; choose something else.");
        }
        flags.decide(
                company,
                id,
                new Decided(verdict, reason.strip(), clock.now(), caller.actor().reference()));
        audit.record(
                caller,
                AuditEvent.of("payment-flag.decide", "payment", payment.id().value(), payment.number())
                        .about(
                                payment.customer() == null
                                        ? null
                                        : payment.customer().value())
                        .because(reason.strip())
                        .fact("rule", flag.rule())
                        .fact("verdict", verdict));
    }

    private PaymentFlag find(CompanyId company, UUID id) {
        return flags.find(company, id).orElseThrow(() -> Refusal.notFound("flag"));
    }
}
