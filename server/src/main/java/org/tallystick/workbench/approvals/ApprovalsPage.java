package org.tallystick.workbench.approvals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.approvals.Approval;
import org.tallystick.approvals.ApprovalFilter;
import org.tallystick.approvals.ApprovalKind;
import org.tallystick.approvals.ApprovalState;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.Tone;
import org.tallystick.workbench.Choices;
import org.tallystick.workbench.Shell;

/** The list of requests, and what to call whoever asked. */
public record ApprovalsPage(
        ApprovalFilter filter, Page<Approval> approvals, Map<String, String> people, LocalDate today) {
    public ApprovalsPage {
        people = Map.copyOf(people);
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
            case WITHDRAWN -> Tone.NEUTRAL;
        };
    }
}
