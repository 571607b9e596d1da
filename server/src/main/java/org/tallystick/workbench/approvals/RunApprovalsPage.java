package org.tallystick.workbench.approvals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalId;
import org.tallystick.approvals.Decider;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.BillingRun;
import org.tallystick.platform.Page;

/** What waits for approval of one billing run, and about which of it the reader may decide. */
public record RunApprovalsPage(
        BillingRun run,
        Page<Approval> waiting,
        Set<ApprovalId> mine,
        Map<Decider, String> deciders,
        Map<CustomerId, Customer> customers,
        Instant now) {
    public RunApprovalsPage {
        mine = Set.copyOf(mine);
        deciders = Map.copyOf(deciders);
        customers = Map.copyOf(customers);
    }

    public boolean isMine(Approval approval) {
        return mine.contains(approval.id());
    }

    public String customer(Approval approval) {
        UUID id = approval.asked().customer();
        Customer customer = id == null ? null : customers.get(new CustomerId(id));
        return customer == null ? approval.asked().label() : customer.name();
    }

    public String decides(Approval approval) {
        return deciders.getOrDefault(approval.decider(), "");
    }

    /** The lines of the invoice to be, and after them when it is due. */
    public static List<String> lines(Approval approval) {
        List<String> lines = new ArrayList<>();
        Map<String, String> said = new TreeMap<>(approval.asked().command());
        said.forEach((name, value) -> {
            if (name.startsWith("Line ")) {
                lines.add(value);
            }
        });
        said.forEach((name, value) -> {
            if (name.startsWith("Due ")) {
                lines.add("Due: " + value);
            }
        });
        return lines;
    }

    public static boolean isChanged(Approval approval) {
        return !approval.asked().before().isEmpty();
    }
}
