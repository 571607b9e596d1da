package org.tallystick.workbench.approvals;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.approvals.Approval;
import org.tallystick.customers.Customer;
import org.tallystick.platform.web.HistoryEntry;
import org.tallystick.platform.web.KeyFigure;

/** One request with its surroundings, and what the reader may do about it. */
public record ApprovalPage(
        Approval approval,
        @Nullable Customer customer,
        Context.Surroundings around,
        List<Approval> earlier,
        Map<String, String> people,
        boolean own,
        boolean mayDecide,
        List<HistoryEntry> history,
        LocalDate today) {
    public ApprovalPage {
        earlier = List.copyOf(earlier);
        people = Map.copyOf(people);
        history = List.copyOf(history);
    }

    static Map<String, String> people(Approval approval, Function<String, String> names) {
        Map<String, String> people = new HashMap<>();
        people.put(approval.askedBy(), names.apply(approval.askedBy()));
        Approval.Decision decision = approval.decision();
        if (decision != null) {
            people.put(decision.by(), names.apply(decision.by()));
            if (decision.forWhom() != null) {
                people.put(decision.forWhom(), names.apply(decision.forWhom()));
            }
        }
        return people;
    }

    public String person(String reference) {
        return people.getOrDefault(reference, "Somebody");
    }

    public String title() {
        return approval.asked().kind().title() + " on " + approval.asked().label();
    }

    public List<KeyFigure> figures() {
        return around.figures();
    }

    /** Where the thing that came of it is shown. */
    public @Nullable String deedPath() {
        Approval.Decision decision = approval.decision();
        Approval.Deed deed = decision == null ? null : decision.deed();
        return deed != null && deed.subjectType().equals("credit memo") ? "/credit-memos/" + deed.subject() : null;
    }
}
