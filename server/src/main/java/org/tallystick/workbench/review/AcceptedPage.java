package org.tallystick.workbench.review;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.payments.PaymentId;

/** What accepting several proposals did. */
public record AcceptedPage(List<Row> rows) {
    public AcceptedPage {
        rows = List.copyOf(rows);
    }

    /** One payment: how many settlements were made, or why none. */
    public record Row(
            PaymentId payment,
            String number,
            int made,
            @Nullable String refusal) {
        public boolean isAccepted() {
            return refusal == null;
        }
    }

    public long accepted() {
        return rows.stream().filter(Row::isAccepted).count();
    }

    public long refused() {
        return rows.size() - accepted();
    }
}
