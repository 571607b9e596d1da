package org.tallystick.workbench.holds;

import java.util.List;
import org.tallystick.credit.CreditStanding;
import org.tallystick.workbench.Shell;

/** Those who are watched or held. */
public record HoldsPage(List<CreditStanding> standings) {
    public HoldsPage {
        standings = List.copyOf(standings);
    }

    public String summary(Shell shell) {
        long held = standings.stream()
                .filter(one -> one.state().compareTo(CreditStanding.State.HOLD) >= 0)
                .count();
        return shell.count(held) + " held, " + shell.count(standings.size() - held) + " watched or let through";
    }
}
