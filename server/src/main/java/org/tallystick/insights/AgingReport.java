package org.tallystick.insights;

import java.util.List;
import org.tallystick.lib.receivables.aging.AgingBucket;

/**
 * An aging: its rows, one total per currency, and beside them what the ledger says. The ledger is not asked (the tie-outs
 * are empty) for one customer's aging and for what was known earlier, which it cannot answer.
 */
public record AgingReport(AgingQuery query, List<AgingRow> rows, List<AgingAmounts> totals, List<TieOut> tieOuts) {
    public AgingReport {
        rows = List.copyOf(rows);
        totals = List.copyOf(totals);
        tieOuts = List.copyOf(tieOuts);
    }

    public List<AgingBucket> buckets() {
        return query.buckets().buckets();
    }

    /** Whether every currency agrees with its control accounts, as far as they were asked. */
    public boolean ties() {
        return tieOuts.stream().allMatch(TieOut::ties);
    }
}
