package org.tallystick.demo;

import java.time.LocalDate;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.credit.CreditStanding;
import org.tallystick.credit.CreditStandings;
import org.tallystick.credit.HoldPolicies;
import org.tallystick.credit.HoldPolicy;
import org.tallystick.credit.SalePoint;
import org.tallystick.credit.SalePoint.Action;
import org.tallystick.lib.collections.credit.HoldRules;
import org.tallystick.lib.money.Percent;
import org.tallystick.platform.BusinessClock;

/** Who is overdue for long is sold nothing more on credit. */
@Component
class DemoCredit {
    private static final int DAYS_OVERDUE = 30;

    private final HoldPolicies policies;
    private final CreditStandings standings;
    private final BusinessClock clock;

    DemoCredit(HoldPolicies policies, CreditStandings standings, BusinessClock clock) {
        this.policies = policies;
        this.standings = standings;
        this.clock = clock;
    }

    void live(Caller caller, Consumer<String> line) {
        LocalDate today = clock.today(caller.company());
        policies.set(
                caller,
                new HoldPolicy(
                        new HoldRules(Percent.of(80), true, false, true, DAYS_OVERDUE, null, true),
                        Map.of(
                                SalePoint.QUOTE, Action.WARN,
                                SalePoint.ORDER, Action.BLOCK,
                                SalePoint.SHIPMENT, Action.BLOCK,
                                SalePoint.INVOICE, Action.WARN)));
        long held = standings.noticed(caller.company(), today).stream()
                .filter(one -> one.state() == CreditStanding.State.HOLD)
                .count();
        line.accept("15. Credit: " + held + " customers are held for being overdue for more than " + DAYS_OVERDUE
                + " days.");
    }
}
