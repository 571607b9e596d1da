package org.tallystick.workbench.ledger;

import java.util.List;
import org.tallystick.ledger.Period;
import org.tallystick.platform.web.HistoryEntry;

/** The months of the books and how they were closed and reopened. */
public record PeriodsPage(List<Period> periods, List<HistoryEntry> history, boolean mayClose) {
    public PeriodsPage {
        periods = List.copyOf(periods);
        history = List.copyOf(history);
    }
}
