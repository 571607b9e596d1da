package org.tallystick.providers;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Transactions;
import org.tallystick.platform.outbox.OutboxHandler;
import org.tallystick.platform.outbox.OutboxMessage;

/** Follows a provider's message: reads the thing it names at the provider, and acts on what is true there now. */
@Component
class MessageWork implements OutboxHandler {
    private final Inbox inbox;
    private final Providers providers;
    private final Attempts attempts;
    private final Outcomes outcomes;
    private final Payouts payouts;
    private final Reconciler reconciler;
    private final Transactions transactions;

    MessageWork(
            Inbox inbox,
            Providers providers,
            Attempts attempts,
            Outcomes outcomes,
            Payouts payouts,
            Reconciler reconciler,
            Transactions transactions) {
        this.inbox = inbox;
        this.providers = providers;
        this.attempts = attempts;
        this.outcomes = outcomes;
        this.payouts = payouts;
        this.reconciler = reconciler;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "providers.message";
    }

    @Override
    public boolean handles(String type) {
        return type.equals(Inbox.CAME);
    }

    @Override
    public boolean callsOutside() {
        return true;
    }

    @Override
    public void handle(OutboxMessage message) {
        CompanyId company = message.company();
        Inbox.Hint hint = inbox.find(company, message.subject()).orElseThrow();
        PaymentProvider provider = providers.get(hint.provider());
        String outcome = switch (hint.subject()) {
            case PAYMENT -> payment(company, provider, hint.object());
            case PAYOUT -> payout(company, provider, hint.object());
            case NONE -> "IGNORED";
        };
        inbox.outcome(company, message.subject(), outcome);
    }

    private String payment(CompanyId company, PaymentProvider provider, String object) {
        Optional<ProviderPayment> seen;
        try {
            seen = provider.fetch(company, object);
        } catch (NoAnswer e) {
            attempts.ofProvider(company, provider.name(), object)
                    .ifPresent(attempt -> within(company, () -> outcomes.lost(company, attempt.id(), Teller.EVENT)));
            return "NO_ANSWER";
        }
        return seen.map(found -> apply(company, found)).orElse("NOT_THERE");
    }

    /** What is unknown stays so: the reconciler is called instead. */
    private String apply(CompanyId company, ProviderPayment seen) {
        UUID id = seen.key();
        if (attempts.find(company, id).isEmpty()) {
            return "NO_ATTEMPT";
        }
        AttemptState state =
                transactions.in(CompanyScope.of(company), () -> outcomes.apply(company, id, seen, Teller.EVENT));
        if (state == AttemptState.UNKNOWN) {
            reconciler.lookNow(company, id);
        }
        return "FOLLOWED";
    }

    private String payout(CompanyId company, PaymentProvider provider, String object) {
        return provider.payout(company, object)
                .map(found -> {
                    within(company, () -> payouts.keep(company, provider.name(), found));
                    return "FOLLOWED";
                })
                .orElse("NOT_THERE");
    }

    private void within(CompanyId company, Runnable work) {
        transactions.in(CompanyScope.of(company), () -> {
            work.run();
            return company;
        });
    }
}
