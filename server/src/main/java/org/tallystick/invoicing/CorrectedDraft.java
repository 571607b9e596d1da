package org.tallystick.invoicing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.contracts.ChargeGroup;
import org.tallystick.contracts.ChargeId;
import org.tallystick.contracts.Charges;
import org.tallystick.contracts.Grouping;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.scrubber.CheckBook.Cause;

/** Brings the charges of a correction, and nothing else, onto a draft of a billing run of their own. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CorrectedDraft {
    private final BillingRuns runs;
    private final Drafts drafts;
    private final Charges charges;
    private final DraftPricing pricing;
    private final AuditLog audit;
    private final BusinessClock clock;

    CorrectedDraft(
            BillingRuns runs,
            Drafts drafts,
            Charges charges,
            DraftPricing pricing,
            AuditLog audit,
            BusinessClock clock) {
        this.runs = runs;
        this.drafts = drafts;
        this.charges = charges;
        this.pricing = pricing;
        this.audit = audit;
        this.clock = clock;
    }

    /** Which invoice is corrected, who is billed, and for what all of it was done. */
    record Head(
            String corrects,
            CustomerId customer,
            CurrencyCode currency,
            @Nullable String contractNumber,
            @Nullable String purchaseOrder,
            LocalDate on) {}

    record Made(RunId run, UUID draft) {}

    Made of(Caller caller, Head head, List<ChargeId> billed) {
        CompanyId company = caller.company();
        String by = caller.actor().reference();
        var run = new BillingRun(
                RunId.next(),
                runs.nextNumber(company),
                head.on(),
                head.on(),
                Grouping.CUSTOMER,
                Set.of(head.customer()),
                BillingRun.State.GENERATED,
                by,
                clock.now(),
                null);
        runs.insert(company, run);
        audit.record(
                caller,
                AuditEvent.of("billing-run.start", "billing run", run.id().value(), Integer.toString(run.number()))
                        .fact("throughOn", run.throughOn())
                        .fact("invoiceOn", run.invoiceOn())
                        .fact("corrects", head.corrects()));
        UUID draft = Ids.next();
        var group = new ChargeGroup(
                head.customer(),
                head.currency(),
                Grouping.CUSTOMER,
                head.contractNumber(),
                head.purchaseOrder(),
                null,
                null);
        drafts.insert(company, run.id(), Map.of(draft, group));
        charges.claim(company, draft, billed);
        pricing.price(company, run, List.of(draft), new DraftChecks.Occasion(Cause.COLLECT, by));
        return new Made(run.id(), draft);
    }
}
