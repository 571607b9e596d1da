package org.tallystick.insights.export;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cells of one row of a report, one per column; null where there is nothing. */
public record ReportRow(List<@Nullable Object> cells) {
    public static ReportRow of(@Nullable Object... cells) {
        return new ReportRow(Arrays.asList(cells));
    }

    public @Nullable Object cell(int column) {
        return cells.get(column);
    }
}
