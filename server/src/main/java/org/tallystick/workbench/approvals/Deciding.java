package org.tallystick.workbench.approvals;

import org.springframework.stereotype.Component;
import org.tallystick.access.People;
import org.tallystick.approvals.Approver;
import org.tallystick.approvals.Decider;

/** Who has to decide, in words: a part, or a person by name. */
@Component
public class Deciding {
    private final People people;

    Deciding(People people) {
        this.people = people;
    }

    public String name(Decider decider) {
        String who = decider.person() == null ? null : people.nameOf(decider.person());
        return who == null ? decider.approver().title() : who;
    }

    /** With whoever may decide too once it is late. */
    public String name(Decider decider, boolean escalated) {
        Approver then = decider.then();
        return escalated && then != null ? name(decider) + " or " + lower(then.title()) : name(decider);
    }

    private static String lower(String title) {
        return Character.toLowerCase(title.charAt(0)) + title.substring(1);
    }
}
