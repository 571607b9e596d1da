package org.tallystick.providers;

import java.time.Instant;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Transactions;
import org.tallystick.platform.daily.DailyWork;
import org.tallystick.platform.outbox.Outbox;
import org.tallystick.platform.outbox.OutboxHandler;
import org.tallystick.platform.outbox.OutboxMessage;

/** Asks each provider once a day what changed in the last two days: a message may never have come. */
@Component
class DailyCatchUp implements DailyWork, OutboxHandler {
    private static final Logger log = LoggerFactory.getLogger(DailyCatchUp.class);
    private static final String DUE = "provider.catch-up";

    private final Providers providers;
    private final Attempts attempts;
    private final Outcomes outcomes;
    private final Outbox outbox;
    private final Companies companies;
    private final Transactions transactions;

    DailyCatchUp(
            Providers providers,
            Attempts attempts,
            Outcomes outcomes,
            Outbox outbox,
            Companies companies,
            Transactions transactions) {
        this.providers = providers;
        this.attempts = attempts;
        this.outcomes = outcomes;
        this.outbox = outbox;
        this.companies = companies;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "providers.catch-up";
    }

    /** The call waits until no transaction is open. */
    @Override
    public void run(CompanyId company, LocalDate day) {
        if (!providers.usable(company).isEmpty()) {
            outbox.publish(company, DUE, company.value(), "{\"day\":\"" + day + "\"}");
        }
    }

    @Override
    public boolean handles(String type) {
        return type.equals(DUE);
    }

    @Override
    public boolean callsOutside() {
        return true;
    }

    @Override
    public void handle(OutboxMessage message) {
        CompanyId company = message.company();
        String day = message.payload().replaceAll("[^0-9-]", "");
        Instant since = LocalDate.parse(day)
                .minusDays(1)
                .atStartOfDay(companies.get(company).zone())
                .toInstant();
        for (PaymentProvider provider : providers.usable(company)) {
            provider.changedSince(company, since).forEach(seen -> follow(company, seen));
        }
    }

    private void follow(CompanyId company, ProviderPayment seen) {
        attempts.find(company, seen.key()).ifPresent(attempt -> {
            AttemptState state = transactions.in(
                    CompanyScope.of(company), () -> outcomes.apply(company, attempt.id(), seen, Teller.EVENT));
            if (state != attempt.state()) {
                log.info("Attempt {} became {} without a message", attempt.id(), state);
            }
        });
    }
}
