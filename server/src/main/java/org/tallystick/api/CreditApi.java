package org.tallystick.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.credit.CreditCheck;
import org.tallystick.credit.CreditCheckDesk;
import org.tallystick.credit.CreditStanding;
import org.tallystick.credit.CreditStandings;
import org.tallystick.credit.HoldOverride;
import org.tallystick.credit.SalePoint;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.collections.credit.Exposure;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;

/** How customers stand, and whether they may be sold so much more on credit. */
@RestController
class CreditApi {
    private final CreditCheckDesk desk;
    private final CreditStandings standings;
    private final Companies companies;
    private final BusinessClock clock;

    CreditApi(CreditCheckDesk desk, CreditStandings standings, Companies companies, BusinessClock clock) {
        this.desk = desk;
        this.standings = standings;
        this.companies = companies;
        this.clock = clock;
    }

    @SnakeCase
    record StandingView(
            UUID customerId,
            String state,
            List<String> reasons,
            Amount exposure,
            Amount open,
            Amount disputed,
            Amount unbilled,
            Amount ordered,
            Amount unapplied,
            Amount secured,
            Amount overdue,
            @Nullable Amount limit,
            @Nullable Amount available,
            @Nullable LocalDate letThroughUntil) {
        static StandingView of(CreditStanding standing) {
            Exposure exposure = standing.facts().exposure();
            HoldOverride override = standing.override();
            return new StandingView(
                    standing.customer().id().value(),
                    standing.state().name().toLowerCase(Locale.ROOT),
                    standing.reasons(),
                    Amount.of(exposure.amount()),
                    Amount.of(exposure.open()),
                    Amount.of(exposure.disputed()),
                    Amount.of(exposure.unbilled()),
                    Amount.of(exposure.ordered()),
                    Amount.of(exposure.unapplied()),
                    Amount.of(exposure.secured()),
                    Amount.of(standing.facts().overdue()),
                    optional(standing.facts().limit()),
                    optional(standing.judgement().available()),
                    override == null ? null : override.untilOn());
        }
    }

    @SnakeCase
    record CheckView(
            UUID id,
            UUID customerId,
            String point,
            Amount amount,
            String source,
            String reference,
            String decision,
            List<String> reasons,
            Amount exposure,
            @Nullable Amount available,
            Instant checkedAt) {
        static CheckView of(CreditCheck check) {
            CreditCheck.Input input = check.input();
            return new CheckView(
                    check.id(),
                    input.customer().value(),
                    input.point().name().toLowerCase(Locale.ROOT),
                    Amount.of(input.amount()),
                    input.source(),
                    input.reference(),
                    check.decision() == SalePoint.Action.IGNORE
                            ? "ok"
                            : check.decision().name().toLowerCase(Locale.ROOT),
                    check.reasons(),
                    Amount.of(check.exposure()),
                    optional(check.available()),
                    check.at());
        }
    }

    private static @Nullable Amount optional(@Nullable Money money) {
        return money == null ? null : Amount.of(money);
    }

    @GetMapping("/api/v1/customers/{id}/credit")
    @Transactional(readOnly = true)
    StandingView show(@PathVariable UUID id, Caller caller) {
        caller.must(Permission.VIEW);
        Money nothing = Money.zero(companies.get(caller.company()).currency());
        return StandingView.of(
                standings.of(caller.company(), new CustomerId(id), nothing, clock.today(caller.company())));
    }

    @PostMapping("/api/v1/credit-checks")
    @Transactional
    CheckView check(@RequestBody byte[] body, Caller caller) {
        Fields fields = Fields.of(body);
        UUID customer = fields.requiredId("customer_id");
        SalePoint point = fields.choice("point", SalePoint.class).orElse(SalePoint.ORDER);
        Money amount = fields.requiredMoney("amount");
        String source = fields.required("source");
        String reference = fields.required("reference");
        fields.verify();
        return CheckView.of(
                desk.check(caller, new CreditCheck.Input(new CustomerId(customer), point, amount, source, reference)));
    }
}
