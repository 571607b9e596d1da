package org.tallystick.workbench.ledger;

import java.util.List;
import org.tallystick.controls.TieOut.Tied;

/** Comparisons of ledger and items, the latest first. */
public record TieOutPage(List<Tied> rows, boolean brokenOnly, boolean mayCompare) {
    public TieOutPage {
        rows = List.copyOf(rows);
    }

    /** Breaks among the rows of the latest comparison. */
    public long breaks() {
        return rows.stream()
                .filter(row -> row.recordedAt().equals(rows.getFirst().recordedAt()))
                .filter(Tied::isBroken)
                .count();
    }
}
