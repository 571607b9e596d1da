package org.tallystick.providers;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.receivables.OpenItems;
import org.tallystick.receivables.Reservations;
import org.tallystick.receivables.Slice;

/**
 * Carries out what {@link Course} says follows from the state of a payment at its provider: under the locks of its customers,
 * each step once, however often and in whatever order it is told.
 */
@Service
@Transactional
public class Outcomes {
    private static final Logger log = LoggerFactory.getLogger(Outcomes.class);
    private static final Duration WHILE_UNDER_WAY = Duration.ofMinutes(5);

    private final Attempts attempts;
    private final Settlement settlement;
    private final Reservations reservations;
    private final Customers customers;
    private final OpenItems items;
    private final AuditLog audit;
    private final BusinessClock clock;

    Outcomes(
            Attempts attempts,
            Settlement settlement,
            Reservations reservations,
            Customers customers,
            OpenItems items,
            AuditLog audit,
            BusinessClock clock) {
        this.attempts = attempts;
        this.settlement = settlement;
        this.reservations = reservations;
        this.customers = customers;
        this.items = items;
        this.audit = audit;
        this.clock = clock;
    }

    /** Acts on what the provider says of an attempt now; returns the state it is in afterwards. */
    AttemptState apply(CompanyId company, UUID id, ProviderPayment seen, Teller by) {
        Attempt attempt = lock(company, id);
        if (attempt.providerPayment() == null) {
            attempts.named(company, id, seen.id(), null);
        }
        Instant now = clock.now();
        if (Course.contradicts(attempt, seen)) {
            log.error("Attempt {} is {} here and {} at {}", id, attempt.state(), seen.state(), attempt.provider());
            attempts.note(
                    company,
                    id,
                    "CONTRADICTION",
                    new Attempts.Told(now, by, seen.state().name(), null));
            return attempt.state();
        }
        for (Course.Step step : Course.steps(attempt.state(), seen, by)) {
            attempt = take(company, attempt, step, seen, by);
        }
        return attempt.state();
    }

    private Attempt take(CompanyId company, Attempt attempt, Course.Step step, ProviderPayment seen, Teller by) {
        var caller = Caller.system(company);
        String why = why(step, seen);
        PaymentId payment = attempt.payment();
        switch (step) {
            case WAIT, FAIL, CANCEL -> {}
            case CLEAR -> payment = settlement.clear(caller, attempt, seen);
            case TAKE_BACK -> settlement.takeBack(caller, attempt, seen, Objects.requireNonNull(why));
            case DISPUTE -> settlement.dispute(caller, attempt, seen);
            case WIN -> settlement.win(caller, attempt);
            case LOSE -> settlement.lose(caller, attempt, seen);
        }
        move(company, attempt, step.to(), payment, new Heard(by, why));
        audit.record(
                caller,
                AuditEvent.of(
                                "online-payment."
                                        + step.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                "online payment",
                                attempt.id(),
                                null)
                        .about(attempt.customer().value())
                        .because(why)
                        .fact("amount", attempt.amount()));
        return attempts.find(company, attempt.id()).orElseThrow();
    }

    private static @Nullable String why(Course.Step step, ProviderPayment seen) {
        return switch (step) {
            case FAIL -> Objects.requireNonNullElse(seen.declineCode(), "NOT_PAID");
            case TAKE_BACK -> seen.returnCode();
            case DISPUTE -> Objects.requireNonNull(seen.dispute()).reason();
            case WAIT, CLEAR, CANCEL, WIN, LOSE -> null;
        };
    }

    private record Heard(Teller by, @Nullable String detail) {}

    private void move(CompanyId company, Attempt attempt, AttemptState to, @Nullable PaymentId payment, Heard heard) {
        Instant now = clock.now();
        Instant next = to.isUnderWay() ? now.plus(WHILE_UNDER_WAY) : null;
        attempts.move(company, attempt, to, payment, new Attempts.Told(now, heard.by(), heard.detail(), next));
        if (!to.isUnderWay()) {
            reservations.release(company, List.of(attempt.id()));
        }
    }

    /** The provider did not answer, so nobody knows; the reconciler will find out. */
    void lost(CompanyId company, UUID id, Teller by) {
        Attempt attempt = lock(company, id);
        if (attempt.state() == AttemptState.INITIATED || attempt.state() == AttemptState.PENDING) {
            move(company, attempt, AttemptState.UNKNOWN, null, new Heard(by, null));
        }
    }

    /** The provider has never heard of it: it took no money. Ends what is unknown, so only the reconciler says so. */
    void neverArrived(CompanyId company, UUID id) {
        Attempt attempt = lock(company, id);
        if (attempt.state() == AttemptState.UNKNOWN) {
            move(company, attempt, AttemptState.FAILED, null, new Heard(Teller.RECONCILER, "NEVER_ARRIVED"));
        }
    }

    /** The provider answered with a refusal before anything began. */
    void refused(CompanyId company, UUID id, String code) {
        Attempt attempt = lock(company, id);
        if (attempt.state() == AttemptState.INITIATED) {
            move(company, attempt, AttemptState.FAILED, null, new Heard(Teller.CALL, code));
        }
    }

    /** The provider opened its page for the payer. */
    void opened(CompanyId company, UUID id, Checkout checkout) {
        Attempt attempt = lock(company, id);
        attempts.named(company, id, checkout.id(), checkout.page());
        if (attempt.state() == AttemptState.INITIATED) {
            move(company, attempt, AttemptState.PENDING, null, new Heard(Teller.CALL, null));
        }
    }

    /** Somebody booked the return of a payment by hand: the attempt that brought it has come back with it. */
    public void follow(Caller caller, PaymentId payment, LocalDate on, String code) {
        CompanyId company = caller.company();
        attempts.ofPayment(company, payment).ifPresent(known -> {
            Attempt attempt = lock(company, known.id());
            settlement.block(caller, attempt, null, code + " on " + on);
            move(company, attempt, AttemptState.RETURNED, null, new Heard(Teller.CALL, code));
        });
    }

    /** The customers first, as everywhere: the payer and the owners of what is to be settled. */
    private Attempt lock(CompanyId company, UUID id) {
        Attempt seen = attempts.find(company, id).orElseThrow();
        Set<CustomerId> concerned = new HashSet<>(Set.of(seen.customer()));
        List<OpenItemId> named =
                attempts.slices(company, id).stream().map(Slice::item).toList();
        items.byIds(company, named).stream().map(OpenItem::customer).forEach(concerned::add);
        customers.lock(company, concerned);
        return attempts.lock(company, id);
    }
}
