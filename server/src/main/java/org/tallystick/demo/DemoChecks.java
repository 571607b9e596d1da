package org.tallystick.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.contracts.ChargeDesk;
import org.tallystick.contracts.ChargeInput;
import org.tallystick.contracts.Grouping;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.BillingDesk;
import org.tallystick.invoicing.CheckDesk;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.DraftFindings;
import org.tallystick.invoicing.Drafts;
import org.tallystick.invoicing.RunId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.jobs.Progress;
import org.tallystick.scrubber.RuleDesk;
import org.tallystick.scrubber.Severity;

/** A run that checks keep back: a month billed twice, a slipped decimal, what cannot share an invoice, and words that say nothing. */
@Component
class DemoChecks {
    private static final String TWICE = "C-1011";
    private static final String DEAR = "C-1012";
    private static final String MIXED = "C-1006";
    private static final String VAGUE = "C-1007";

    private final ChargeDesk charges;
    private final BillingDesk billing;
    private final Drafts drafts;
    private final DraftFindings findings;
    private final CheckDesk checks;
    private final RuleDesk rules;
    private final BusinessClock clock;

    DemoChecks(
            ChargeDesk charges,
            BillingDesk billing,
            Drafts drafts,
            DraftFindings findings,
            CheckDesk checks,
            RuleDesk rules,
            BusinessClock clock) {
        this.charges = charges;
        this.billing = billing;
        this.drafts = drafts;
        this.findings = findings;
        this.checks = checks;
        this.rules = rules;
        this.clock = clock;
    }

    void live(DemoCompany.Founded founded, Consumer<String> line) {
        Caller caller = founded.caller();
        LocalDate today = clock.today(caller.company());
        rules.setForAll(caller, "SCR-706", Severity.OFF, "Long terms are agreed in the frame contracts");
        record(founded, today);
        Set<CustomerId> customers = Set.of(
                customer(founded, TWICE), customer(founded, DEAR), customer(founded, MIXED), customer(founded, VAGUE));
        RunId run = billing.collectNow(
                caller, new BillingDesk.Order(today, today, Grouping.CUSTOMER, customers), Progress.unwatched());
        letPass(caller, run, customer(founded, VAGUE));
        int held = drafts.summary(caller.company(), run).stream()
                .filter(row -> row.state() == Draft.State.PARKED)
                .mapToInt(Drafts.Summary::drafts)
                .sum();
        line.accept("7. Checks: " + held + " drafts wait for somebody to mend what was found, or to let it pass.");
    }

    private void record(DemoCompany.Founded founded, LocalDate today) {
        DemoCustomer hansa = DemoCustomer.cast().stream()
                .filter(each -> each.number().equals(TWICE))
                .findFirst()
                .orElseThrow();
        YearMonth month = YearMonth.from(today).minusMonths(1);
        charge(
                founded,
                TWICE,
                "Managed service, " + month,
                "month",
                BigDecimal.valueOf(hansa.monthlyRetainer()).toPlainString(),
                "STANDARD",
                month.atDay(1),
                month.atEndOfMonth(),
                today);
        charge(founded, DEAR, "Consulting hours", "h", "1185.00", "STANDARD", today, today, today);
        charge(founded, MIXED, "Deposit for two badges", "piece", "40.00", "NONE", today, today, today);
        charge(founded, MIXED, "Workshop on site", "piece", "780.00", "STANDARD", today, today, today);
        charge(founded, VAGUE, "tbd", "piece", "95.00", "STANDARD", today, today, today);
    }

    private void charge(
            DemoCompany.Founded founded,
            String customer,
            String text,
            String unit,
            String price,
            String tax,
            LocalDate from,
            LocalDate to,
            LocalDate today) {
        charges.record(
                founded.caller(),
                List.of(new ChargeInput(
                        customer(founded, customer),
                        "office",
                        customer + "/" + text,
                        text,
                        BigDecimal.ONE,
                        unit,
                        new BigDecimal(price),
                        DemoCompany.EUR,
                        tax,
                        null,
                        null,
                        from,
                        to,
                        today)));
    }

    private void letPass(Caller caller, RunId run, CustomerId customer) {
        UUID draft = drafts.list(caller.company(), run, Draft.State.PARKED, 1, 10).rows().stream()
                .filter(each -> each.customer().equals(customer))
                .map(Draft::id)
                .findFirst()
                .orElseThrow();
        findings.of(caller.company(), draft).stream()
                .filter(DraftFindings.Standing::isOpenWarning)
                .forEach(each -> checks.acknowledge(
                        caller, draft, each.found().position(), "Lea Feldmann knows what it is; told on the phone"));
    }

    private static CustomerId customer(DemoCompany.Founded founded, String number) {
        return Objects.requireNonNull(founded.customers().get(number));
    }
}
