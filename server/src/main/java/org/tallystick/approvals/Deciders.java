package org.tallystick.approvals;

import java.util.EnumSet;
import java.util.List;
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
        return rights(caller).of(approval);
    }

    /** The rights of somebody, read once for many requests. */
    Rights rights(Caller caller) {
        UUID person =
                caller.actor().kind() == Actor.Kind.PERSON ? caller.actor().id() : null;
        List<Caller> givers = person == null
                ? List.of()
                : delegations.givers(caller.company(), person, clock.today(caller.company())).stream()
                        .map(giver -> member(caller, giver))
                        .toList();
        return new Rights(caller, givers);
    }

    /** What somebody may decide by their own right and by those lent to them. */
    record Rights(Caller caller, List<Caller> givers) {
        Optional<Right> of(Approval approval) {
            if (approval.askedBy().equals(caller.actor().reference())) {
                return Optional.empty();
            }
            ApprovalKind kind = approval.asked().kind();
            if (approval.decider().is(caller, kind, approval.isEscalated())) {
                return Optional.of(new Right(null));
            }
            return givers.stream()
                    .filter(giver -> approval.decider().is(giver, kind, approval.isEscalated()))
                    .map(giver -> giver.actor().reference())
                    .filter(giver -> !giver.equals(approval.askedBy()))
                    .findFirst()
                    .map(Right::new);
        }
    }

    private Caller member(Caller caller, UUID person) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        people.roles(caller.company(), person).forEach(role -> permissions.addAll(role.permissions()));
        return new Caller(caller.company(), new Actor(Actor.Kind.PERSON, person, ""), permissions);
    }
}
