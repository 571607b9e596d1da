package org.tallystick.einvoices;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.tallystick.invoicing.PostingGate;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.daily.DailyWork;
import org.tallystick.platform.outbox.Outbox;

/** Each day drafts that could not be checked are looked at again: they wait for the rules, not for a person. */
@Component
class AskAgain implements DailyWork {
    private final Outbox outbox;

    AskAgain(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "einvoices.ask-again";
    }

    @Override
    public void run(CompanyId company, LocalDate day) {
        outbox.publish(company, PostingGate.MENDED, company.value(), "{}");
    }
}
