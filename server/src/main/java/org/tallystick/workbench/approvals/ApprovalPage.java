package org.tallystick.workbench.approvals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.customers.Customer;
import org.tallystick.platform.web.HistoryEntry;
import org.tallystick.platform.web.KeyFigure;

/** One request with its surroundings, and what the reader may do about it. */
public record ApprovalPage(
        Approval approval,
        @Nullable Customer customer,
        Context.Surroundings around,
        List<KeyFigure> record,
        List<Approval> earlier,
        Map<String, String> people,
        @Nullable String decider,
        boolean own,
        boolean mayDecide,
        boolean mayTakeBack,
        List<HistoryEntry> history,
        Instant now) {
    /** What raw commands hold is said by the page of their subject. */
    private static final Set<ApprovalKind> SHOWN = Set.of(
            ApprovalKind.INVOICE,
            ApprovalKind.CREDIT_MEMO,
            ApprovalKind.REFUND,
            ApprovalKind.BANK_DETAILS,
            ApprovalKind.CREDIT_LIMIT);

    /** All of their names are for people; of the others only those in capitals. */
    private static final Set<ApprovalKind> SAID_IN_FULL =
            Set.of(ApprovalKind.REFUND, ApprovalKind.BANK_DETAILS, ApprovalKind.CREDIT_LIMIT);

    public ApprovalPage {
        record = List.copyOf(record);
        earlier = List.copyOf(earlier);
        people = Map.copyOf(people);
        history = List.copyOf(history);
    }

    /** A detail of what is asked for, beside what held before. */
    public record Row(String name, String before, String after) {
        public boolean isChanged() {
            return !before.equals(after);
        }
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
        Approval.TakenBack taken = approval.takenBack();
        if (taken != null) {
            people.put(taken.by(), names.apply(taken.by()));
        }
        return people;
    }

    public String person(String reference) {
        return people.getOrDefault(reference, "Somebody");
    }

    public String title() {
        String whom = customer == null ? approval.asked().label() : customer.name();
        return switch (approval.asked().kind()) {
            case INVOICE -> isDebitMemo() ? "Debit memo on " + approval.asked().label() : "Invoice to " + whom;
            case BANK_DETAILS -> "Bank details of " + whom;
            case CREDIT_LIMIT -> "Credit limit of " + whom;
            case CREDIT_MEMO, WRITE_OFF, FEE_WAIVER, REFUND ->
                approval.asked().kind().title() + " on " + approval.asked().label();
        };
    }

    private boolean isDebitMemo() {
        return approval.asked().subjectType().equals("debit memo");
    }

    /** Bank details have no amount. */
    public boolean hasAmount() {
        return approval.asked().kind() != ApprovalKind.BANK_DETAILS;
    }

    public boolean isLate() {
        return approval.isLate(now);
    }

    public boolean compares() {
        return !approval.asked().before().isEmpty();
    }

    /** Every detail there is or was, by name. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        if (SHOWN.contains(approval.asked().kind())) {
            Map<String, String> before = approval.asked().before();
            Map<String, String> after = approval.asked().command();
            Set<String> names = new TreeSet<>(before.keySet());
            names.addAll(after.keySet());
            if (!SAID_IN_FULL.contains(approval.asked().kind())) {
                names.removeIf(name -> !Character.isUpperCase(name.charAt(0))); // what it takes to do it
            }
            names.forEach(name -> rows.add(new Row(name, before.getOrDefault(name, ""), after.getOrDefault(name, ""))));
        }
        return rows;
    }

    public long changed() {
        return rows().stream().filter(Row::isChanged).count();
    }

    /** Where the thing that came of it is shown. */
    public @Nullable String deedPath() {
        Approval.Decision decision = approval.decision();
        Approval.Deed deed = decision == null ? null : decision.deed();
        if (deed == null) {
            return null;
        }
        return switch (deed.subjectType()) {
            case "credit memo" -> "/credit-memos/" + deed.subject();
            case "refund" -> "/refunds/" + deed.subject();
            default -> around.path();
        };
    }
}
