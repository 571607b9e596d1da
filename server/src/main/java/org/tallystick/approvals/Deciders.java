package org.tallystick.approvals;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Actor;
import org.tallystick.access.Caller;
import org.tallystick.access.People;
import org.tallystick.access.Permission;
import org.tallystick.platform.BusinessClock;

/** Who may decide about a request: whoever has the right, or stands in for somebody who has it; never whoever asked. */
@Component
class Deciders {
    private final Delegations delegations;
    private final People people;
    private final BusinessClock clock;

    Deciders(Delegations delegations, People people, BusinessClock clock) {
        this.delegations = delegations;
        this.people = people;
        this.clock = clock;
    }

    /** By whose right somebody decides; the own one has no giver. */
    record Right(@Nullable String giver) {}

    /** Empty when they may not decide. */
    Optional<Right> right(Caller caller, Approval approval) {
        if (approval.askedBy().equals(caller.actor().reference())) {
            return Optional.empty();
        }
        ApprovalKind kind = approval.asked().kind();
        if (approval.approver().is(caller, kind)) {
            return Optional.of(new Right(null));
        }
        UUID person =
                caller.actor().kind() == Actor.Kind.PERSON ? caller.actor().id() : null;
        if (person == null) {
            return Optional.empty();
        }
        return delegations.givers(caller.company(), person, clock.today(caller.company())).stream()
                .map(giver -> member(caller, giver))
                .filter(giver -> approval.approver().is(giver, kind))
                .map(giver -> giver.actor().reference())
                .filter(giver -> !giver.equals(approval.askedBy()))
                .findFirst()
                .map(Right::new);
    }

    private Caller member(Caller caller, UUID person) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        people.roles(caller.company(), person).forEach(role -> permissions.addAll(role.permissions()));
        return new Caller(caller.company(), new Actor(Actor.Kind.PERSON, person, ""), permissions);
    }
}
