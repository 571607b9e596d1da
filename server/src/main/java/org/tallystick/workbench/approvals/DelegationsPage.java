package org.tallystick.workbench.approvals;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.access.Member;
import org.tallystick.approvals.Delegation;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.Tone;

/** Who decides for whom, and what the reader may arrange. */
public record DelegationsPage(
        List<Delegation> delegations,
        List<Member> members,
        @Nullable UUID reader,
        boolean forOthers,
        LocalDate today) {
    public DelegationsPage {
        delegations = List.copyOf(delegations);
        members = List.copyOf(members);
    }

    public List<Choice> people() {
        return members.stream()
                .filter(member -> !member.disabled())
                .map(member -> new Choice(member.person().toString(), member.name()))
                .toList();
    }

    public String readerId() {
        return reader == null ? "" : reader.toString();
    }

    public String name(UUID person) {
        return members.stream()
                .filter(member -> member.person().equals(person))
                .map(Member::name)
                .findFirst()
                .orElse("Somebody");
    }

    public boolean mayEnd(Delegation delegation) {
        return !delegation.ended()
                && !today.isAfter(delegation.untilOn())
                && (forOthers || delegation.giver().equals(reader));
    }

    public String validity(Delegation delegation) {
        if (delegation.ended()) {
            return "Called off";
        }
        if (today.isAfter(delegation.untilOn())) {
            return "Over";
        }
        return delegation.holds(today) ? "Today" : "To come";
    }

    public Tone tone(Delegation delegation) {
        return switch (validity(delegation)) {
            case "Today" -> Tone.GOOD;
            case "To come" -> Tone.INFO;
            default -> Tone.NEUTRAL;
        };
    }
}
