package org.tallystick.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Trading;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.BillingRun;
import org.tallystick.invoicing.BillingRuns;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.RunId;
import org.tallystick.ledger.Periods;
import org.tallystick.platform.Refusal;
import org.tallystick.testing.IntegrationTest;

/** A run that cannot be posted for now waits; it is not stuck. */
@IntegrationTest
class BlockedBillingTest {
    @Autowired
    ApplicationContext beans;

    @Test
    void aRunWhoseMonthWasClosedIsPostedAfterItIsReopened() {
        Trading trading = Trading.open(beans);
        LocalDate lastMonth = trading.today().withDayOfMonth(1).minusMonths(1);
        CustomerId acme = trading.customer("C-1", "Acme Corp");
        trading.invoice(acme, "50.00", lastMonth);
        trading.charge(acme, "1", "100.00", lastMonth);
        RunId run = trading.collect(trading.today(), lastMonth);
        trading.call(() -> {
            trading.bean(Periods.class).close(trading.caller(), lastMonth);
            return run;
        });

        assertThatThrownBy(() -> trading.post(run)).isInstanceOf(Refusal.class);
        assertThat(state(trading, run)).isEqualTo(BillingRun.State.GENERATED);

        trading.call(() -> {
            trading.bean(Periods.class).reopen(trading.caller(), lastMonth, "a run was forgotten");
            return run;
        });
        trading.post(run);

        assertThat(state(trading, run)).isEqualTo(BillingRun.State.POSTED);
        assertThat(trading.drafts(run)).extracting(Draft::state).containsExactly(Draft.State.POSTED);
    }

    private static BillingRun.State state(Trading trading, RunId run) {
        return trading.call(() -> trading.bean(BillingRuns.class)
                .find(trading.company().id(), run)
                .orElseThrow()
                .state());
    }
}
