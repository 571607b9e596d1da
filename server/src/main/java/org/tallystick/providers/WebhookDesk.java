package org.tallystick.providers;

import java.util.Optional;
import org.springframework.stereotype.Service;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.CompanyScope;
import org.tallystick.platform.Transactions;

/** Takes the messages of providers in: signature first, then kept once. What follows is done later, by {@link MessageWork}. */
@Service
public class WebhookDesk {
    public static final int MOST_BYTES = 1024 * 1024;

    private final Providers providers;
    private final Inbox inbox;
    private final Transactions transactions;

    WebhookDesk(Providers providers, Inbox inbox, Transactions transactions) {
        this.providers = providers;
        this.inbox = inbox;
        this.transactions = transactions;
    }

    /** What was done with a message. */
    public enum Answer {
        KEPT,
        KNOWN,
        REFUSED
    }

    public Answer receive(CompanyId company, String name, byte[] raw, String signature) {
        Optional<PaymentProvider> provider = providers.find(name);
        Optional<ProviderEvent> event =
                raw.length > MOST_BYTES ? Optional.empty() : provider.flatMap(found -> found.verify(raw, signature));
        if (event.isEmpty()) {
            provider.ifPresent(found -> transactions.in(CompanyScope.of(company), () -> {
                inbox.refuse(company, found.name());
                return company;
            }));
            return Answer.REFUSED;
        }
        boolean fresh = transactions.in(CompanyScope.of(company), () -> inbox.keep(company, name, event.get(), raw));
        return fresh ? Answer.KEPT : Answer.KNOWN;
    }
}
