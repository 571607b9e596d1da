package org.tallystick.workbench.refunds;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.approvals.ApprovalId;
import org.tallystick.customers.Customer;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.Refund;
import org.tallystick.payments.RefundFile;
import org.tallystick.payments.RefundState;
import org.tallystick.platform.web.HistoryEntry;

/** One refund: where it stands, and what whoever looks at it can do. */
public record RefundPage(
        Refund refund,
        Source source,
        @Nullable Customer customer,
        BankAccount bankAccount,
        @Nullable RefundFile file,
        String requestedBy,
        boolean own,
        @Nullable ApprovalId request,
        boolean mayDecide,
        String because,
        List<HistoryEntry> history,
        LocalDate today) {
    public RefundPage {
        history = List.copyOf(history);
    }

    /** What it pays back, and the page of that inside the company. */
    public record Source(String term, String number, String path) {}

    public boolean isPaidOut() {
        return refund.state() == RefundState.CONFIRMED;
    }

    public boolean isRequested() {
        return refund.state() == RefundState.REQUESTED;
    }

    public boolean isApproved() {
        return refund.state() == RefundState.APPROVED;
    }

    public boolean isSent() {
        return refund.state() == RefundState.SENT;
    }
}
