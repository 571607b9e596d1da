package org.tallystick.workbench.settings;

import java.util.Arrays;
import java.util.List;
import org.tallystick.access.Member;
import org.tallystick.access.Role;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.Choices;

/** Who works for the company, and the roles there are. */
public record PeoplePage(List<Member> members) {
    public PeoplePage {
        members = List.copyOf(members);
    }

    public static List<Choice> roles() {
        return Choices.of(Role.values(), Role::title);
    }

    /** The roles somebody can be given besides the ones they have. */
    public static List<Choice> more(Member member) {
        return Arrays.stream(Role.values())
                .filter(role -> !member.roles().contains(role))
                .map(role -> new Choice(role.name(), role.title()))
                .toList();
    }
}
