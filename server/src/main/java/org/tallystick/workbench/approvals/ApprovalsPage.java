package org.tallystick.workbench.approvals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalFilter;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.ApprovalState;
import org.tallystick.approvals.Approvals;
import org.tallystick.approvals.Decider;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.Tab;
import org.tallystick.platform.web.Tone;
import org.tallystick.workbench.Choices;
import org.tallystick.workbench.Shell;

/** The list of requests with what waits by kind, what to call whoever asked and decides, and their customers. */
public record ApprovalsPage(
        ApprovalFilter filter,
        List<Approvals.Inbox> inbox,
        Page<Approval> approvals,
        Map<String, String> people,
        Map<Decider, String> deciders,
        Map<CustomerId, Customer> customers,
        Instant now) {
    public ApprovalsPage {
        inbox = List.copyOf(inbox);
        people = Map.copyOf(people);
        deciders = Map.copyOf(deciders);
        customers = Map.copyOf(customers);
    }

    static List<CustomerId> customers(Page<Approval> found) {
        return found.rows().stream()
                .map(row -> row.asked().customer())
                .filter(Objects::nonNull)
                .map(CustomerId::new)
                .toList();
    }

    /** Name of the customer it is about; empty where it is about none. */
    public String customer(Approval approval) {
        UUID id = approval.asked().customer();
        Customer customer = id == null ? null : customers.get(new CustomerId(id));
        return customer == null ? "" : customer.name();
    }

    public String decides(Approval approval) {
        return deciders.getOrDefault(approval.decider(), "");
    }

    /** What waits of each kind, with how much of it is late. */
    public List<Tab> tabs(Shell shell) {
        List<Tab> tabs = new ArrayList<>();
        long all = inbox.stream().mapToLong(Approvals.Inbox::requests).sum();
        boolean waiting = filter.state() == ApprovalState.WAITING;
        tabs.add(new Tab("All that waits", shell.at("/approvals"), waiting && filter.kind() == null, all));
        for (Approvals.Inbox row : inbox) {
            String late = row.late() == 0 ? "" : ", " + row.late() + " late";
            tabs.add(new Tab(
                    row.kind().plural() + late,
                    shell.at("/approvals?deed=" + row.kind()),
                    waiting && filter.kind() == row.kind(),
                    (long) row.requests()));
        }
        return tabs;
    }

    /** What waits when nothing was asked for; any other word that is no state means all of them. */
    static @Nullable ApprovalState state(@Nullable String word) {
        if (word == null) {
            return ApprovalState.WAITING;
        }
        return Arrays.stream(ApprovalState.values())
                .filter(state -> state.name().equals(word))
                .findFirst()
                .orElse(null);
    }

    public String askedBy(Approval approval) {
        return people.getOrDefault(approval.askedBy(), "Somebody");
    }

    public List<Choice> kinds() {
        return Choices.of(ApprovalKind.values(), ApprovalKind::plural);
    }

    public String kind() {
        ApprovalKind kind = filter.kind();
        return kind == null ? "" : kind.name();
    }

    public List<Choice> states() {
        return Choices.of(ApprovalState.values(), ApprovalState::title);
    }

    public String state() {
        ApprovalState state = filter.state();
        return state == null ? "" : state.name();
    }

    public String summary(Shell shell) {
        long total = approvals.total();
        return shell.count(total) + (total == 1 ? " request" : " requests");
    }

    public static Tone tone(ApprovalState state) {
        return switch (state) {
            case WAITING -> Tone.WARN;
            case APPROVED -> Tone.GOOD;
            case REJECTED -> Tone.BAD;
            case WITHDRAWN, TAKEN_BACK -> Tone.NEUTRAL;
        };
    }
}
