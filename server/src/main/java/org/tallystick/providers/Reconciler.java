package org.tallystick.providers;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.RegularWork;
import org.tallystick.platform.Transactions;

/**
 * Asks providers how attempts stand that have not ended, less and less often. Nothing else may end what is unknown. Calls run
 * outside of transactions; what they say is carried out by {@link Outcomes}.
 */
@Component
public class Reconciler implements RegularWork {
    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);
    private static final int AT_ONCE = 50;

    private final Attempts attempts;
    private final Outcomes outcomes;
    private final Providers providers;
    private final Transactions transactions;
    private final BusinessClock clock;

    Reconciler(
            Attempts attempts, Outcomes outcomes, Providers providers, Transactions transactions, BusinessClock clock) {
        this.attempts = attempts;
        this.outcomes = outcomes;
        this.providers = providers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks at every attempt whose time has come; one that goes wrong does not stop the others. */
    @Override
    public void run(CompanyId company) {
        Instant now = clock.now();
        for (UUID attempt : attempts.due(company, now, AT_ONCE)) {
            try {
                look(company, attempt);
            } catch (RuntimeException e) { // whatever it is, it is tried again, and the page shows how old it is
                log.warn("Attempt {} of {} could not be reconciled", attempt, company, e);
                again(company, attempt);
            }
        }
    }

    private void look(CompanyId company, UUID id) {
        Attempt attempt = attempts.find(company, id).orElseThrow();
        if (attempt.state() == AttemptState.INITIATED) {
            within(company, () -> outcomes.lost(company, id, Teller.RECONCILER));
        }
        PaymentProvider provider = providers.get(attempt.provider());
        Optional<ProviderPayment> seen;
        try {
            seen = ended(company, provider, attempt);
        } catch (NoAnswer e) {
            again(company, id);
            return;
        }
        seen.ifPresentOrElse(
                found -> within(company, () -> outcomes.apply(company, id, found, Teller.RECONCILER)),
                () -> within(company, () -> outcomes.neverArrived(company, id)));
        again(company, id);
    }

    /** A page whose address never reached anybody is closed: nobody can pay on it. */
    private static Optional<ProviderPayment> ended(CompanyId company, PaymentProvider provider, Attempt attempt) {
        Optional<ProviderPayment> seen = provider.find(company, attempt.id());
        boolean nobodyCanPay = attempt.hostedPage() == null
                && seen.filter(found -> found.state() == ProviderPayment.State.OPEN)
                        .isPresent();
        return nobodyCanPay
                ? Optional.of(provider.cancel(company, seen.orElseThrow().id()))
                : seen;
    }

    private void again(CompanyId company, UUID id) {
        within(company, () -> {
            Attempt attempt = attempts.find(company, id).orElseThrow();
            Instant next = attempt.state().isUnderWay() ? clock.now().plus(pause(attempt.looks() + 1)) : null;
            attempts.lookAgain(company, id, next, true);
        });
    }

    /** Five minutes, an hour, then once a day. */
    static Duration pause(int looks) {
        return switch (looks) {
            case 0 -> Duration.ofMinutes(5);
            case 1 -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }

    private void within(CompanyId company, Runnable work) {
        transactions.in(CompanyScope.of(company), () -> {
            work.run();
            return company;
        });
    }

    /** A message or a person says that it is worth looking now. */
    public void lookNow(CompanyId company, UUID attempt) {
        within(company, () -> attempts.lookAgain(company, attempt, clock.now(), false));
    }
}
