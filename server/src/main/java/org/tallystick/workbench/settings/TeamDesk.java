package org.tallystick.workbench.settings;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Invitations;
import org.tallystick.access.Member;
import org.tallystick.access.People;
import org.tallystick.access.Permission;
import org.tallystick.access.Role;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;

/** Who works for the company and in which role; every change is written down. */
@Service
@Transactional
class TeamDesk {
    private final People people;
    private final Invitations invitations;
    private final AuditLog audit;

    TeamDesk(People people, Invitations invitations, AuditLog audit) {
        this.people = people;
        this.invitations = invitations;
        this.audit = audit;
    }

    /** Returns the token of the link, which cannot be shown again. */
    String invite(Caller caller, String email, Role role) {
        caller.must(Permission.ADMINISTER);
        CompanyId company = caller.company();
        String address = EmailAddress.checked(email).toLowerCase(Locale.ROOT);
        boolean known = people.members(company).stream()
                .anyMatch(member ->
                        member.email().equals(address) && member.roles().contains(role));
        if (known) {
            throw Refusal.conflict("ROLE_HELD", address + " has this role already.");
        }
        String token = invitations.invite(company, address, role);
        audit.record(
                caller,
                AuditEvent.of("person.invite", "company", company.value(), null)
                        .fact("role", role)
                        .changing(Map.of("email", address)));
        return token;
    }

    void grant(Caller caller, UUID person, Role role) {
        caller.must(Permission.ADMINISTER);
        Member member = member(caller, person);
        if (member.roles().contains(role)) {
            throw Refusal.conflict("ROLE_HELD", member.name() + " has this role already.");
        }
        people.grant(caller.company(), person, role);
        record(caller, "role.grant", member, role);
    }

    void revoke(Caller caller, UUID person, Role role) {
        caller.must(Permission.ADMINISTER);
        Member member = member(caller, person);
        if (!member.roles().contains(role)) {
            throw Refusal.notFound("role");
        }
        people.revoke(caller.company(), person, role);
        record(caller, "role.revoke", member, role);
    }

    private Member member(Caller caller, UUID person) {
        return people.members(caller.company()).stream()
                .filter(member -> member.person().equals(person))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("person"));
    }

    private void record(Caller caller, String command, Member member, Role role) {
        audit.record(
                caller,
                AuditEvent.of(command, "person", member.person(), null)
                        .fact("role", role)
                        .changing(Map.of("name", member.name())));
    }
}
